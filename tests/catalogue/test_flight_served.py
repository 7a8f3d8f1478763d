"""A hundred who ask the same at once, over the real server: how often each source is asked."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from threading import Barrier, Event
from urllib.parse import urlsplit

import pytest

from tests.events import Told, events, until
from tests.redis_server import URL, own_corner
from tests.serving import serving
from tests.standin import StandIn

MANY = 100
LONG = 60.0
"""Seconds that no test lasts."""

DUNE = "9780441013593"
WORKERS = 2


@pytest.fixture
def redis() -> Iterator[str]:
    with own_corner():
        yield URL


def each_hears(address: str, everyone_is_here: Barrier) -> Told:
    """Hear the first source, wait for all others who ask, and give the last event."""
    with closing(HTTPConnection(urlsplit(address).netloc, timeout=LONG)) as connection:
        connection.request("GET", f"/api/v1/search/stream?q={DUNE}")
        with connection.getresponse() as response:
            told = events(iter(lambda: response.read1(65_536), b""))
            next(told)
            everyone_is_here.wait()
            *_, last = told
            return last


def requests_of_a_hundred(folder: Path, word: Event, **settings: str) -> Counter[str]:
    """Let a hundred ask, let the sources answer when all are there, and count what was asked."""
    with (
        StandIn() as upstream,
        serving(
            folder,
            **upstream.environment(),
            **settings,
            FISHER_SEARCH_DEADLINE="60",
            FISHER_WORKERS=str(WORKERS),
        ) as address,
    ):
        for source in ("open_library", "k10plus", "douban"):
            upstream.fault(source, until(word))
        everyone_is_here = Barrier(MANY, action=word.set, timeout=LONG)
        with ThreadPoolExecutor(MANY) as pool:
            asked = [pool.submit(each_hears, address, everyone_is_here) for _ in range(MANY)]
            last = [one.result(LONG) for one in asked]
        assert {event.name for event in last} == {"result"}
        assert {book["isbn13"] for event in last for book in event.data["books"]} == {DUNE}
        assert not any(event.data["partial"] for event in last)
        return Counter(request.source for request in upstream.asked())


def test_through_redis_a_hundred_make_one_request_a_source(
    tmp_path: Path, word: Event, redis: str
) -> None:
    asked = requests_of_a_hundred(tmp_path, word, FISHER_REDIS_URL=redis)

    assert set(asked.values()) == {1}
    assert {"open_library", "k10plus", "douban"} <= asked.keys()


def test_without_redis_a_hundred_make_at_most_one_request_a_source_and_worker(
    tmp_path: Path, word: Event
) -> None:
    asked = requests_of_a_hundred(tmp_path, word)

    assert max(asked.values()) <= WORKERS
