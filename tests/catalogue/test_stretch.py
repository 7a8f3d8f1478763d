"""Stretches of a list whose pages are of any length."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, repeat

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from app.books.book import Book
from app.books.query import KeywordQuery
from app.catalogue.desk import Desk
from app.catalogue.result import SearchResult
from app.catalogue.stretch import MOST_PAGES, Stretch
from app.extensions import db
from app.shelf.answers import Shown
from app.shelf.shelf import Harvest, Shelf
from tests.catalogue.told import desk_of
from tests.clocks import TestClocks


class SeenShelf(Shelf):
    """Remembers what each page showed, and nothing else."""

    def __init__(self) -> None:
        super().__init__(db)
        self.seen: dict[int, int] = {}
        self.pages: dict[int, Shown] = {}

    def counts_shown(self, question: str) -> dict[int, int]:
        del question
        return self.seen

    def shown(self, question: str, page: int) -> Shown | None:
        del question
        return self.pages.get(page)

    def books(self, isbns: Collection[str]) -> dict[str, Book]:
        return {isbn13: Book(isbn13, "t") for isbn13 in isbns}


@dataclass
class Reader:
    """One program that reads a list whose pages are as long as it is told."""

    pages: Sequence[int]
    shelf: SeenShelf = field(default_factory=SeenShelf)
    asked: list[tuple[int, int]] = field(default_factory=list)
    """The page and the size of each page that was read."""
    took: float = 0
    """Seconds that each page takes."""
    time: float = 0
    holds: bool = False
    """Whether the pages that were shown are still as they were."""

    def page(self, query: KeywordQuery, patience: float) -> SearchResult:
        del patience
        self.asked.append((query.page, query.per_page))
        self.time += self.took
        shown = self.pages[query.page - 1] if query.page <= len(self.pages) else 0
        self.shelf.seen[query.page] = shown
        first = sum(self.pages[: query.page - 1])
        books = [Book(str(number), "t") for number in range(first, first + shown)]
        if self.holds:
            isbns = tuple(book.isbn13 for book in books)
            self.shelf.pages[query.page] = Shown(isbns, TestClocks().now())
        return SearchResult(query, books, (), more=query.page < len(self.pages))

    def desk(self) -> Desk:
        clock = lambda: self.time  # noqa: E731 -- A clock is a function, and this one is a name.
        return desk_of(TestClocks(), told={}, shelf=self.shelf, clock=clock)

    def stretch(self, start: int, most: int) -> list[int]:
        result = Stretch(self.desk(), self.page, KeywordQuery("q"), start).of(most)
        return [int(book.isbn13) for book in result.books]


def read_on(reader: Reader, steps: Iterator[int], *, by_books: bool) -> list[int]:
    """Read to the end: from one stretch to the next by its length, or by what was asked for."""
    read: list[int] = []
    start = 0
    for most in steps:
        books = reader.stretch(start, most)
        if not books:
            return read
        read += books
        start += len(books) if by_books else most
    return read


PAGES = st.lists(st.integers(10, 20), max_size=8)
"""Pages so full that a stretch never needs more of them than it may read."""


@settings(deadline=None)
@given(pages=PAGES, step=st.integers(1, 20), by_books=st.booleans(), holds=st.booleans())
def test_reading_on_in_steps_gives_every_book_once(
    pages: list[int], step: int, *, by_books: bool, holds: bool
) -> None:
    reader = Reader(pages, holds=holds)

    assert read_on(reader, repeat(step), by_books=by_books) == list(range(sum(pages)))


def test_steps_of_changing_width_are_cut_from_the_same_pages() -> None:
    reader = Reader([20, 13, 20, 4])

    assert read_on(reader, (1 + number % 20 for number in count()), by_books=True) == list(
        range(57)
    )
    assert {size for _, size in reader.asked} == {20}


def test_a_page_that_is_asked_for_whole_is_read_alone() -> None:
    reader = Reader([20, 20, 20])

    assert reader.stretch(20, 20) == list(range(20, 40))
    assert reader.asked == [(2, 20)]


def test_a_stretch_over_two_pages_reads_both() -> None:
    reader = Reader([20, 20, 20])

    assert reader.stretch(15, 10) == list(range(15, 25))
    assert reader.asked == [(1, 20), (2, 20)]


def test_a_page_that_was_just_shown_is_not_read_again_for_the_sake_of_the_next() -> None:
    reader = Reader([20, 20, 20], holds=True, took=1.5)  # Of a patience of two seconds.
    assert reader.stretch(0, 15) == list(range(15))
    reader.asked.clear()

    assert reader.stretch(15, 15) == list(range(15, 30))
    assert reader.asked == [(2, 20)]


def test_more_than_twenty_books_are_read_from_one_large_page() -> None:
    reader = Reader([100, 100])

    assert reader.stretch(0, 100) == list(range(100))
    assert reader.asked == [(1, 100)]


def test_none_are_given_to_who_asks_for_none() -> None:
    assert Reader([20]).stretch(0, 0) == []


def test_beyond_the_last_page_there_is_nothing_and_nobody_is_asked_for_it() -> None:
    reader = Reader([20, 20])

    assert reader.stretch(1_000_000, 20) == []
    assert reader.asked == [(1, 20)]


def test_a_list_that_has_ended_is_not_read_further() -> None:
    reader = Reader([20, 3])
    assert read_on(reader, repeat(20), by_books=True) == list(range(23))
    reader.asked.clear()

    assert reader.stretch(500, 20) == []
    assert reader.asked == [(3, 20)]


def test_pages_that_hold_hardly_anything_are_not_read_for_ever() -> None:
    reader = Reader([1] * 50)

    assert reader.stretch(0, 20) == list(range(MOST_PAGES))
    assert len(reader.asked) == MOST_PAGES


def test_who_has_waited_long_for_a_page_does_not_wait_for_another() -> None:
    reader = Reader([5, 20], took=1.5)  # Of a patience of two seconds.

    assert reader.stretch(0, 20) == list(range(5))


@pytest.mark.parametrize(("start", "most", "more"), [(0, 20, True), (0, 10, True), (20, 20, False)])
def test_it_is_told_whether_more_books_come(start: int, most: int, *, more: bool) -> None:
    reader = Reader([20, 10])

    assert Stretch(reader.desk(), reader.page, KeywordQuery("q"), start).of(most).more is more


def test_a_real_shelf_counts_what_each_page_showed(app: Flask, clocks: TestClocks) -> None:
    with app.app_context():
        shelf = Shelf(db)
        shelf.keep(Harvest(shown=["1", "2"], shown_for=("list", 1)), clocks.now())
        shelf.keep(Harvest(shown=["3"], shown_for=("list", 3)), clocks.now())
        shelf.keep(Harvest(shown=["4"], shown_for=("other", 2)), clocks.now())

        assert shelf.counts_shown("list") == {1: 2, 3: 1}
