"""Whatever one source does, the reader gets the others' books in time, and who failed is named."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pytest

from app.spider.all import SOURCES
from app.spider.source import Source
from tests.standin import Book, StandIn, faults
from tests.standin.faults import Fault
from tests.standin.shapes import SHAPES
from tests.trouble.conftest import Open
from tests.trouble.fisher import (
    STOOD_IN_FOR,
    WELL,
    Way,
    beside,
    book_for,
    in_time,
    name_of,
    question,
    row,
    ways_of,
)

STATUSES = (400, 401, 404, 418, 500, 502, 504)

EVERY: Mapping[str, Fault] = {
    **faults.EVERY,
    **{f"status_{code}": faults.status(code) for code in STATUSES},
}

WITHOUT_END = frozenset({"drip", "drip_head", "hang_before", "hang_inside_body"})
"""Faults that last until the deadline: they are put upon all sources at once, to save time."""

ONE_WAY = frozenset(f"status_{code}" for code in STATUSES if code != 404)
"""Faults that are the same to whatever is read, so that each source meets them in one way only."""

HARMLESS = frozenset({"not_utf8", "script_in_every_field"})
"""Faults that spoil texts only, so that a source may answer all the same."""

SAYS = {
    "bad_gzip": "unpacked",
    "gzip_bomb": "MB",
    "hang_before": "in time",
    "huge": "MB",
    "huge_streamed": "MB",
    "redirect_elsewhere": "another host",
    "redirect_loop": "redirected",
    "refused": "HTTP 403",
    "reset": "connection",
    "too_many_requests": "HTTP 429",
    "unavailable": "HTTP 503",
    **{f"status_{code}": f"HTTP {code}" for code in STATUSES},
}
"""Words of the reason, where every source gives the same."""

SHORT = 0.5
"""Seconds a reader waits where the end is sure to be waited for."""

every_way = pytest.mark.parametrize("way", ["words", "isbn"])
every_source_fault_and_way = pytest.mark.parametrize(
    ("source", "fault", "way"),
    [
        (source, fault, way)
        for source in STOOD_IN_FOR
        for fault in sorted(EVERY.keys() - WITHOUT_END)
        for way in (ways_of(source)[:1] if fault in ONE_WAY else ways_of(source))
    ],
    ids=name_of,
)


def failed(told: dict[str, Any], fault: str) -> bool:
    """Whether a source is told as failed, with its reason."""
    says = SAYS.get(fault, "")
    return told["status"] in {"error", "timeout"} and says in (told["detail"] or "")


def test_every_source_can_be_spoiled() -> None:
    without = [source.name for source in SOURCES if source.name not in SHAPES]
    assert not without, (
        f"How {', '.join(without)} answers is not in tests/standin/shapes, so no fault of it is "
        "tested: add its shape to SHAPES there, and its books to tests/standin/books.toml."
    )


@every_source_fault_and_way
def test_a_fault_of_one_source_costs_nothing_but_its_own_books(
    fisher: Open, upstream: StandIn, source: Source, fault: str, way: Way
) -> None:
    other = beside(source)
    book = book_for(source, way, other)
    upstream.fault(source.name, EVERY[fault])

    answer = in_time(fisher(), question(book, way), source.name, other)

    assert book.isbn13 in [one["isbn13"] for one in answer["books"]]
    assert row(answer, other)["status"] == "ok"
    told = row(answer, source.name)
    if may_answer(source, fault, way):
        assert told["status"] in {"ok", "empty", "error"}
    else:
        assert failed(told, fault)
        assert answer["partial"]


def may_answer(source: Source, fault: str, way: Way) -> bool:
    """Whether a source may be understood in spite of a fault."""
    absent = way == "isbn" and fault == "status_404" and 404 in source.absent
    return absent or fault in HARMLESS


@every_way
@pytest.mark.parametrize("fault", sorted(WITHOUT_END))
@pytest.mark.parametrize("other", WELL)
def test_sources_that_never_end_are_not_waited_for(
    fisher: Open, upstream: StandIn, fault: str, way: Way, other: str
) -> None:
    for book, sources in together(other, way).items():
        for source in sources:
            upstream.fault(source.name, EVERY[fault])
        names = [source.name for source in sources]

        answer = in_time(fisher(SEARCH_DEADLINE=SHORT), question(book, way), other, *names)

        assert book.isbn13 in [one["isbn13"] for one in answer["books"]]
        assert answer["partial"]
        assert [name for name in names if not failed(row(answer, name), fault)] == []


def together(other: str, way: Way) -> dict[Book, list[Source]]:
    """Group the sources beside which `other` is well by the book that a group is asked for."""
    groups = defaultdict(list)
    for source in STOOD_IN_FOR:
        if beside(source) == other and way in ways_of(source):
            groups[book_for(source, way, other)].append(source)
    return groups
