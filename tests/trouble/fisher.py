"""Fisher as those who ask it see it, and books that they may ask it for."""

from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any, Literal

from flask import Flask
from stdnum import ean
from werkzeug.test import TestResponse

from app.books.isbn import Isbn
from app.books.query import IsbnQuery, KeywordQuery
from app.current import services_of
from app.spider.all import SOURCES
from app.spider.source import Source
from tests.standin import BOOKS, Book, StandIn
from tests.standin.shapes import SHAPES

DEADLINE = 1.0
"""Seconds a reader waits: long for a stand-in, and too short for anything to be asked twice."""

SLACK = 3.0
"""Seconds more than promised, for a busy machine: a hang would be seen all the same."""

LONG = 60.0
"""Seconds that nothing here lasts."""

STOOD_IN_FOR = [source for source in SOURCES if source.name in SHAPES]
"""The sources that can be spoiled; test_every_fault.py says which cannot."""

Way = Literal["isbn", "words"]
"""How a book is asked for."""

WELL = ("open_library", "k10plus")
"""Two that know most books; beside each spoiled source one of them is well."""


@dataclass(frozen=True, slots=True)
class Fisher:
    """The application, asked as a program and as a reader ask it."""

    app: Flask

    def search(self, question: str, *sources: str) -> dict[str, Any]:
        """Give the answer to a question, asked of these sources alone."""
        response = self._get("/api/v1/search", q=question, source=",".join(sources))
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.get_json()
        return answer

    def look_up(self, isbn13: str) -> TestResponse:
        """Ask for one book as a program does."""
        return self._get(f"/api/v1/books/{isbn13}")

    def page(self, path: str, language: str = "en", **query: str) -> TestResponse:
        """Ask for a page as a reader does."""
        return self._get(path, language, **query)

    def rest(self) -> None:
        """Wait until nothing is asked any more behind those who were answered."""
        assert services_of(self.app).refresher.wait(LONG)

    def close(self) -> None:
        """End it, with what it does behind readers."""
        services_of(self.app).close()

    def _get(self, path: str, language: str = "en", **query: str) -> TestResponse:
        headers = {"Accept-Language": language}
        return self.app.test_client().get(path, query_string=query, headers=headers)


def places(upstream: StandIn, elsewhere: Mapping[str, str]) -> dict[str, Any]:
    """Give the settings by which every source is the stand-in, and asked as often as one likes."""
    said = {
        source.name.upper(): {
            "URL": elsewhere.get(source.name) or upstream.url(source.name),
            "RATE": 1_000,
            **({} if source.key == "none" else {"KEY": "a-key-for-tests"}),
        }
        for source in SOURCES
    }
    return {"SOURCE": said, "SOURCES": [source.name for source in SOURCES]}


def beside(source: Source) -> str:
    """Name a source that is well while this one is not."""
    return next(name for name in WELL if name != source.name)


def ways_of(source: Source) -> list[Way]:
    """Say how it is asked for a book: by its ISBN, by words, or by both."""
    ways: dict[Way, object] = {"isbn": source.search_by_isbn, "words": source.search_by_keyword}
    return [way for way, asked in ways.items() if asked]


def question(book: Book, way: Way) -> str:
    """Give what a reader types who looks for the book in this way."""
    return book.isbn13 if way == "isbn" else book.title


def book_for(source: Source, way: Way, other: str = "") -> Book:
    """Give a book that the source is asked about in this way, and that it and the other know."""
    names = (source.name, other or source.name)
    for book in BOOKS:
        if book.isbn13 and all(map(book.known_by, names)) and is_asked(source, book, way):
            return book
    raise LookupError(
        f"No book of tests/standin/books.toml is known to {' and '.join(names)}, and such that "
        f"{source.name} is asked about it by {way}: add one."
    )


def is_asked(source: Source, book: Book, way: Way) -> bool:
    """Whether the source is asked about the book in this way: a narrow one about its own only."""
    by_isbn, by_words = IsbnQuery(Isbn(book.isbn13)), KeywordQuery(book.title)
    return source.ask(by_isbn if way == "isbn" else by_words) is not None


def question_for(source: Source) -> str:
    """Give words that find something there, or an ISBN where words cannot be asked."""
    way = ways_of(source)[-1]
    return question(book_for(source, way), way)


def isbn_unknown_to_all(source: Source) -> str:
    """Give an ISBN that nobody knows, and that this source is asked about."""
    group = min(source.home) if source.narrow else "978-0"
    digits = f"{group.replace('-', '')}00000000"[:11] + "7"
    return digits + ean.calc_check_digit(digits)


def row(answer: dict[str, Any], source: str) -> dict[str, Any]:
    """Give the status row of one source."""
    (found,) = (row for row in answer["sources"] if row["name"] == source)
    return dict(found)


def in_time(fisher: Fisher, question: str, *sources: str) -> dict[str, Any]:
    """Search, and see that the answer is in time."""
    began = monotonic()
    answer = fisher.search(question, *sources)
    assert monotonic() - began < DEADLINE + 0.5 + SLACK
    return answer


def name_of(one: Source | str) -> str:
    """Name a parameter of a test."""
    return one if isinstance(one, str) else one.name
