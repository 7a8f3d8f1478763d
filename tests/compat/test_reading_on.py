"""Programs that read on through a long search, in whatever steps, over the whole house."""

from collections.abc import Iterator

import pytest

from tests.compat.conftest import Get
from tests.standin import StandIn
from tests.standin.books import many


@pytest.fixture
def upstream() -> Iterator[StandIn]:
    """Give a stand-in with so many books that a search has several pages."""
    with StandIn(many(600)) as standin:
        yield standin


def read_on(get: Get, step: int, *, first: int = 0, most: int = 60) -> list[str]:
    """Read from `first` on until there are no more, or `most`."""
    read: list[str] = []
    while len(read) < most:
        told = get("/v2/book/search", q="anchor", start=first + len(read), count=step)
        if not told["books"]:
            break
        assert told["total"] >= first + len(read) + len(told["books"])
        read += [book["id"] for book in told["books"]]
    return read


@pytest.mark.parametrize("step", [7, 15, 20])
def test_no_book_comes_twice_and_none_is_left_out(get: Get, step: int) -> None:
    read = read_on(get, step)
    whole = read_on(get, 20)

    assert len(read) == len(set(read)) >= 60
    assert read[:60] == whole[:60]


def test_who_begins_in_the_middle_of_a_page_gets_what_comes_there(get: Get) -> None:
    whole = read_on(get, 20)

    assert read_on(get, 15, first=13, most=30) == whole[13:43]


def test_each_page_is_asked_of_a_source_once_whatever_the_steps(
    get: Get, upstream: StandIn
) -> None:
    read_on(get, 15, most=30)

    starts = [asked.query["start"] for asked in upstream.asked("douban")]
    assert starts == ["0", "20"]


def test_a_hundred_is_the_most(get: Get) -> None:
    told = get("/v2/book/search", q="anchor", count=250)

    assert told["count"] == len(told["books"]) <= 100
    assert told["count"] > 50


def test_open_librarys_offset_and_page_lead_to_the_same_places(get: Get) -> None:
    whole = [doc["key"] for doc in get("/ol/search.json", q="anchor", limit=20)["docs"]]
    by_offset = get("/ol/search.json", q="anchor", limit=5, offset=10)
    by_page = get("/ol/search.json", q="anchor", limit=5, page=3)

    assert [doc["key"] for doc in by_offset["docs"]] == whole[10:15]
    assert by_page["docs"] == by_offset["docs"]
