"""Nobody knows a book only when all who were asked said so; a failure is never taken for that."""

from typing import Any

import pytest
from flask import url_for
from markupsafe import escape

from app.spider.source import Source
from tests.standin import StandIn, faults
from tests.trouble.conftest import Open
from tests.trouble.fisher import (
    STOOD_IN_FOR,
    Fisher,
    beside,
    book_for,
    isbn_unknown_to_all,
    question_for,
    row,
)

UNKNOWN = "9780000000002"
NONSENSE = "qwertzuiopü 뷁뷁"
"""Words in every script that a narrow source is asked by."""

DOWN = faults.status(500)

every_source = pytest.mark.parametrize("source", STOOD_IN_FOR, ids=lambda source: source.name)
every_source_of_isbns = pytest.mark.parametrize(
    "source",
    [source for source in STOOD_IN_FOR if source.search_by_isbn],
    ids=lambda source: source.name,
)
every_searched_source = pytest.mark.parametrize(
    "source",
    [source for source in STOOD_IN_FOR if source.search_by_keyword],
    ids=lambda source: source.name,
)


def batch(fisher: Fisher, *isbns: str) -> dict[str, Any]:
    response = fisher.app.test_client().post("/api/v1/books/batch", json={"isbns": isbns})
    answer: dict[str, Any] = response.get_json()
    return answer


class TestNobodyKnowsIt:
    def test_is_said_when_all_who_were_asked_said_so(self, fisher: Open) -> None:
        told = fisher().look_up(UNKNOWN)
        page = fisher().page(f"/book/{UNKNOWN}/detail")
        found = fisher().page("/book/search", q=NONSENSE)

        assert (told.status_code, page.status_code, found.status_code) == (404, 404, 200)
        assert told.mimetype == "application/problem+json"
        assert "Nobody who was asked knows" in page.text
        assert "Nobody knows such a book" in found.text
        assert batch(fisher(), UNKNOWN)["not_found"] == [UNKNOWN]

    @every_source_of_isbns
    def test_is_not_said_of_a_number_while_one_is_silent(
        self, fisher: Open, upstream: StandIn, source: Source
    ) -> None:
        upstream.fault(source.name, DOWN)
        isbn13 = isbn_unknown_to_all(source)
        told = fisher().look_up(isbn13)
        page = fisher().page(f"/book/{isbn13}/detail")

        assert (told.status_code, page.status_code) == (503, 503)
        assert int(told.headers["Retry-After"]) > 0
        assert int(page.headers["Retry-After"]) > 0
        assert source.name in told.get_json()["detail"]
        assert f"Did not answer: {escape(source.title)}" in page.text
        assert f'<a href="/book/{isbn13}/detail">Try again</a>' in page.text
        assert "Nobody" not in page.text
        assert batch(fisher(), isbn13)["unanswered"] == [isbn13]

    @every_searched_source
    def test_is_not_said_of_words_while_one_is_silent(
        self, fisher: Open, upstream: StandIn, source: Source
    ) -> None:
        upstream.fault(source.name, DOWN)
        reader = fisher()
        page = reader.page("/book/search", q=NONSENSE)
        answer = reader.search(NONSENSE, source.name, beside(source))

        assert "Nobody" not in page.text
        assert "Someone who did not answer may" in page.text
        assert f"Did not answer: {escape(source.title)}" in page.text
        with reader.app.test_request_context():
            again = escape(url_for("book.search", q=NONSENSE))
        assert f'<a href="{again}">Try again</a>' in page.text
        assert answer["books"] == []
        assert answer["partial"]


class TestAFailureIsForgotten:
    @every_source
    def test_a_source_that_is_well_again_is_asked_again(
        self, fisher: Open, upstream: StandIn, source: Source
    ) -> None:
        reader, question = fisher(), question_for(source)
        upstream.fault(source.name, DOWN)
        assert reader.search(question, source.name)["books"] == []
        upstream.heal()

        answer = reader.search(question, source.name)

        assert not answer["partial"]
        assert row(answer, source.name)["status"] == "ok"
        # What knows no ISBNs tells of the others' books, and has none of its own.
        assert bool(answer["books"]) is bool(source.search_by_isbn)

    @every_source_of_isbns
    def test_a_book_that_nobody_could_tell_of_is_found_when_they_can(
        self, fisher: Open, upstream: StandIn, source: Source
    ) -> None:
        isbn13 = book_for(source, "isbn").isbn13
        reader = fisher(SOURCES=[source.name])
        upstream.fault(source.name, DOWN)
        assert reader.look_up(isbn13).status_code == 503
        upstream.heal()

        assert reader.look_up(isbn13).get_json()["isbn13"] == isbn13

    def test_while_the_word_of_the_others_is_remembered(
        self, fisher: Open, upstream: StandIn
    ) -> None:
        reader, names = fisher(), ("open_library", "k10plus")
        upstream.fault("k10plus", DOWN)
        reader.search(NONSENSE, *names)
        upstream.heal()
        upstream.forget()

        answer = reader.search(NONSENSE, *names)

        assert [(row(answer, it)["status"], row(answer, it)["cached"]) for it in names] == [
            ("empty", True),
            ("empty", False),
        ]
        assert not answer["partial"]
        assert upstream.asked("open_library") == []


class TestNobodyWasAsked:
    """Then nobody said that there is no such book, and only we do not hold it."""

    def test_is_said_where_all_sources_are_shut(self, fisher: Open) -> None:
        reader = fisher(OFFLINE=True)
        told, page = reader.look_up(UNKNOWN), reader.page(f"/book/{UNKNOWN}/detail")
        found = reader.page("/book/search", q=NONSENSE)

        assert (told.status_code, page.status_code) == (404, 404)
        assert told.get_json()["detail"] == (
            "We do not hold 978-0-00-000000-2, and no source was asked."
        )
        assert "We do not hold this book, and nobody else was asked" in page.text
        assert "We hold no such book, and nobody else was asked" in found.text
        assert "Nobody" not in page.text + found.text

    def test_is_said_where_no_source_is_for_such_a_book(self, fisher: Open) -> None:
        told = fisher(SOURCES=["openbd"]).look_up(UNKNOWN)

        assert "no source was asked" in told.get_json()["detail"]
