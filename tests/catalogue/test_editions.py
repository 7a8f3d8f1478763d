"""The other editions of a work: who is asked for them, and what is told."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask

from app.books.book import Book
from app.books.isbn import Isbn
from app.catalogue.editions import Editions
from app.catalogue.search import Catalogue
from app.spider.errors import BadStatus
from tests.catalogue.told import DUNE, Told, catalogue_over, said
from tests.clocks import TestClocks

GERMAN = Isbn("9783453317178")
NEWER = Isbn("9780593098233")

Ask = Callable[..., Catalogue]


@pytest.fixture
def catalogue_of(app: Flask, clocks: TestClocks) -> Iterator[Ask]:
    def build(*, offline: bool = False, **told: Told) -> Catalogue:
        return catalogue_over(clocks, told, offline=offline)

    with app.app_context():
        yield build


def dune(catalogue: Catalogue) -> Book:
    """Look Dune up, which keeps what is said of it."""
    book = catalogue.look_up(DUNE).book
    assert book
    return book


def statuses(found: Editions) -> dict[str, str]:
    return {answer.source: answer.status for answer in found.answers}


def told_of(told: Told) -> list[dict[str, Any]]:
    return [dict(request.params) for request in told.asked if request.path == "/work"]


def test_who_named_the_work_is_asked_and_what_it_names_is_kept(catalogue_of: Ask) -> None:
    names = Told(said("a", work="w1"), said("a", GERMAN, "Der Wüstenplanet", work="w1"))
    silent_on_works = Told(said("b"))
    catalogue = catalogue_of(a=names, b=silent_on_works)
    book = dune(catalogue)

    found = catalogue.editions_of(book)

    assert [one.isbn13 for one in found.books] == [GERMAN.isbn13]
    assert statuses(found) == {"shelf": "empty", "a": "ok", "b": "skipped"}
    assert (told_of(names), told_of(silent_on_works)) == ([{"id": "w1"}], [])
    held = catalogue.look_up(GERMAN).book
    assert held
    assert held.title == "Der Wüstenplanet"


def test_what_was_named_is_remembered_as_long_as_a_book(
    catalogue_of: Ask, clocks: TestClocks
) -> None:
    names = Told(said("a", work="w1"), said("a", GERMAN, work="w1"))
    catalogue = catalogue_of(a=names)
    book = dune(catalogue)

    catalogue.editions_of(book)
    clocks.pass_by(days=29)
    again = catalogue.editions_of(book)
    clocks.pass_by(days=2)
    catalogue.editions_of(book)

    assert [one.isbn13 for one in again.books] == [GERMAN.isbn13]
    assert statuses(again)["a"] == "ok"
    assert len(told_of(names)) == 2


def test_a_failure_is_named_and_not_remembered(catalogue_of: Ask) -> None:
    names = Told(said("a", work="w1"), said("a", GERMAN, work="w1"))
    catalogue = catalogue_of(a=names)
    book = dune(catalogue)

    names.error = BadStatus(503)
    assert statuses(catalogue.editions_of(book))["a"] == "error"
    names.error = None

    assert [one.isbn13 for one in catalogue.editions_of(book).books] == [GERMAN.isbn13]


def test_offline_what_we_hold_is_given_and_nobody_is_asked(catalogue_of: Ask) -> None:
    who: dict[str, Any] = {"authors": ("Frank Herbert",)}
    names = Told(
        said("a", **who), said("a", NEWER, **who, published="2019"), said("a", GERMAN, **who)
    )
    book = dune(catalogue_of(a=names))
    catalogue_of(a=names).look_up(NEWER)
    catalogue_of(a=names).look_up(GERMAN)

    found = catalogue_of(offline=True, a=names).editions_of(book)

    assert [one.isbn13 for one in found.books] == [NEWER.isbn13, GERMAN.isbn13], "Newest first."
    assert statuses(found) == {"shelf": "ok", "a": "skipped"}
    assert told_of(names) == []


def test_a_record_without_a_number_is_no_edition(catalogue_of: Ask) -> None:
    names = Told(said("a", work="w1"))
    catalogue = catalogue_of(a=names)
    book = dune(catalogue)
    nameless = said("a", GERMAN, work="w1")
    names.records = (nameless.about(GERMAN.isbn13), type(nameless)("a", "x", "Dune", work="w1"))

    assert [one.isbn13 for one in catalogue.editions_of(book).books] == [GERMAN.isbn13]
