"""A key goes to the source it is for, and nowhere else: into no error, no answer and no log."""

import logging
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.books.isbn import Isbn
from app.books.query import KeywordQuery
from app.spider.client import Client, Limits
from app.spider.deadline import Deadline
from app.spider.errors import Complaint, SourceFailed
from app.spider.reply import Reply
from app.spider.source import Request, SourcePage, key_in_query
from app.spider.upstream import Upstream
from tests import fakes
from tests.standin import Exchange, StandIn, faults

KEY = "secret key/7"
SPELLINGS = (KEY, "secret+key%2F7", "secret%20key%2F7")
ASKED = Request("/search.json", {"q": "dune", "key": KEY}, {"Authorization": f"Bearer {KEY}"})


@pytest.fixture(autouse=True)
def _everything_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)


def keeps_quiet(*texts: str) -> bool:
    return not any(spelling in text for spelling in SPELLINGS for text in texts)


def upstream_that(
    ask: Callable[[Request], Reply], read: Callable[[Reply], SourcePage] | None = None
) -> Upstream:
    return replace(fakes.source("a", ask, read=read), key=KEY)


def broken_headers(exchange: Exchange) -> None:
    exchange.write(b"HTTP/1.1 200 OK\r\nno header at all\r\nContent-Length: 2\r\n\r\n{}")


@pytest.mark.parametrize("fault", [*faults.EVERY, "broken_headers"])
def test_no_fault_brings_a_key_to_light(
    upstream: StandIn, caplog: pytest.LogCaptureFixture, fault: str
) -> None:
    upstream.fault("open_library", faults.EVERY.get(fault, broken_headers))
    client = Client("Fisher/test", Limits(size=100_000))
    told = ""
    try:
        client.exchange(upstream.url("open_library"), ASKED, Deadline.after(0.3))
    except SourceFailed as failure:
        told = f"{failure} {failure!r} {failure.args}"
    (asked, *_) = upstream.asked("open_library")

    assert asked.query["key"] == KEY
    assert asked.headers["Authorization"] == f"Bearer {KEY}"
    assert keeps_quiet(told, caplog.text)


@pytest.mark.parametrize("base", ["http://127.0.0.1:9", "https://127.0.0.1:9", "http://[", "x"])
def test_nor_does_a_place_that_cannot_be_reached(
    caplog: pytest.LogCaptureFixture, base: str
) -> None:
    with pytest.raises(SourceFailed) as failure:
        Client("Fisher/test").exchange(base, ASKED, Deadline.after(0.5))

    assert keeps_quiet(str(failure.value), repr(failure.value), caplog.text)


def test_a_header_that_cannot_be_sent_is_not_told() -> None:
    with pytest.raises(SourceFailed) as failure:
        Client("Fisher/test").exchange(
            "http://127.0.0.1:9", Request("/", headers={"X-Key": f"{KEY}\n"}), Deadline.after(1)
        )

    assert keeps_quiet(str(failure.value))


def test_a_fault_of_our_own_is_logged_by_its_place_alone(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def break_down(_: Reply) -> SourcePage:
        raise KeyError(f"http://127.0.0.1/?key={KEY}") from ValueError(KEY)

    source = upstream_that(lambda _: Reply(b"{}"), break_down)
    answer = source.search_by_keyword(KeywordQuery("dune"), Deadline.after(1))

    assert answer.status == "error"
    assert "KeyError" in caplog.text
    assert "in break_down" in caplog.text
    assert keeps_quiet(caplog.text, str(answer))


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_source_that_repeats_the_key_is_not_repeated(spelling: str) -> None:
    source = upstream_that(fakes.failing(Complaint(f"The key {spelling} is not valid.")))

    answer = source.search_by_isbn(Isbn("9780441013593"), Deadline.after(1))

    assert answer.detail == "The key … is not valid."


def test_a_key_is_signed_into_the_question_only_on_its_way_out(upstream: StandIn) -> None:
    kind = replace(fakes.source("open_library").source, sign=key_in_query("key"))
    url, client = upstream.url("open_library"), Client("Fisher/test")
    source = replace(fakes.source(), source=kind, client=client, url=url, key=KEY)

    answer = source.search_by_keyword(KeywordQuery("dune"), Deadline.after(1))

    assert upstream.asked("open_library")[0].query["key"] == KEY
    assert keeps_quiet(repr(answer))
