"""A source that nobody is reached at is named, and costs nothing but its own books."""

import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from app.spider.source import Source
from tests.trouble.conftest import Open
from tests.trouble.fisher import (
    STOOD_IN_FOR,
    Way,
    beside,
    book_for,
    in_time,
    name_of,
    question,
    row,
    ways_of,
)

every_source_and_way = pytest.mark.parametrize(
    ("source", "way"),
    [(source, way) for source in STOOD_IN_FOR for way in ways_of(source)],
    ids=name_of,
)


@pytest.fixture
def refused() -> Iterator[str]:
    """Give an address at which nobody listens, and nobody can begin to."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"


@pytest.fixture
def unresolvable(monkeypatch: pytest.MonkeyPatch) -> str:
    """Give an address whose name nobody has, and see that no name server is asked for it."""
    look_up: Callable[..., Any] = socket.getaddrinfo

    def unknown(host: str, *rest: Any, **named: Any) -> Any:
        if host.endswith(".invalid"):
            raise socket.gaierror(-2, "Name or service not known")
        return look_up(host, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    return "http://catalogue.invalid"


@pytest.mark.parametrize("nowhere", ["refused", "unresolvable"])
@every_source_and_way
def test_a_source_that_cannot_be_reached_is_named(
    fisher: Open, source: Source, nowhere: str, way: Way, request: pytest.FixtureRequest
) -> None:
    other = beside(source)
    book, address = book_for(source, way, other), request.getfixturevalue(nowhere)

    answer = in_time(fisher(at={source.name: address}), question(book, way), source.name, other)

    assert book.isbn13 in [one["isbn13"] for one in answer["books"]]
    told = row(answer, source.name)
    assert told["status"] == "error"
    assert "No connection" in told["detail"]
    assert answer["partial"]
