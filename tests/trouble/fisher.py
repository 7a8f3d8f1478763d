"""Fisher as those who ask it see it, and books that they may ask it for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask
from stdnum import ean
from werkzeug.test import TestResponse

from app.books.isbn import Isbn
from app.spider.all import SOURCES
from app.spider.source import Source
from tests.standin import BOOKS, Book, StandIn
from tests.standin.shapes import SHAPES

DEADLINE = 1.0
"""Seconds a reader waits: long for a stand-in, and too short for anything to be asked twice."""

STOOD_IN_FOR = [source for source in SOURCES if source.name in SHAPES]
"""The sources that can be spoiled; test_every_fault.py says which cannot."""

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


def book_known_to(source: Source, other: str) -> Book:
    """Give a book that both know and may be asked for."""
    for book in BOOKS:
        names = (source.name, other)
        if book.isbn13 and source.knows_of(Isbn(book.isbn13)) and all(map(book.known_by, names)):
            return book
    raise LookupError(f"No book of tests/standin/books.toml is known to {source.name} and {other}.")


def question_for(source: Source) -> str:
    """Give words that find something there, or an ISBN where words cannot be asked."""
    book = book_known_to(source, source.name)
    return book.title if source.search_by_keyword else book.isbn13


def isbn_unknown_to_all(source: Source) -> str:
    """Give an ISBN that nobody knows, and that this source is asked about."""
    group = min(source.home) if source.narrow else "978-0"
    digits = f"{group.replace('-', '')}00000000"[:11] + "7"
    return digits + ean.calc_check_digit(digits)


def row(answer: dict[str, Any], source: str) -> dict[str, Any]:
    """Give the status row of one source."""
    (found,) = (row for row in answer["sources"] if row["name"] == source)
    return dict(found)
