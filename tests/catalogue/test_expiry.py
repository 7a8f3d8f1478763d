"""What a source lends for a time goes in time, in each of the three databases."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from flask_migrate import upgrade

from app.books.answer import KeptAnswer
from app.books.isbn import Isbn
from app.books.record import Record
from app.books.search import read_search
from app.catalogue.expiry import EVERY, MOST, Expiry
from app.catalogue.merge import merge
from app.extensions import Base, db
from app.factory import create_app
from app.shelf.shelf import Harvest, Shelf
from tests.catalogue.statements import DUNE, NOON, SANTI, TRUST, record
from tests.databases import KINDS, fresh_database

A_DAY = timedelta(days=1)
BORROWED = record("google_books", summary="Lent for a day.", pages="528 pages")
OURS = record("k10plus", pages="528 S.")


@pytest.fixture(scope="module", params=KINDS)
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    folder = tmp_path_factory.mktemp("house")
    with fresh_database(request.param, folder) as url:
        app = create_app({"DATABASE_URL": url}, instance=folder)
        with app.app_context():
            upgrade()
            yield app
            db.engine.dispose()


@pytest.fixture
def shelf(house: Flask) -> Shelf:
    del house
    with db.auto_commit() as session:
        for table in reversed(Base.metadata.sorted_tables):
            session.execute(table.delete())
    return Shelf(db)


def keep(shelf: Shelf, *records: Record, answers: tuple[KeptAnswer, ...] = ()) -> None:
    books = merge([one for one in records if one.isbns], TRUST)
    shelf.keep(Harvest(records=records, books=books, answers=answers), NOON)


def sweep(shelf: Shelf, after: timedelta) -> int:
    return Expiry(shelf, TRUST, {"google_books": A_DAY}, lambda: NOON + after).sweep()


def said_by(shelf: Shelf, isbn13: str = DUNE) -> set[str]:
    return {one.source for one in shelf.records_of([isbn13])}


def test_a_record_stays_until_its_time_is_nearly_over(shelf: Shelf) -> None:
    keep(shelf, BORROWED)

    assert sweep(shelf, A_DAY - EVERY) == 0
    assert said_by(shelf) == {"google_books"}


def test_it_goes_before_the_sweep_that_would_come_too_late(shelf: Shelf) -> None:
    keep(shelf, BORROWED, OURS)

    assert sweep(shelf, A_DAY - EVERY + timedelta(seconds=1)) == 1
    assert said_by(shelf) == {"k10plus"}


def test_the_book_is_then_what_the_others_say(shelf: Shelf) -> None:
    keep(shelf, BORROWED, OURS)
    before = shelf.book(Isbn(DUNE))
    sweep(shelf, A_DAY)
    after = shelf.book(Isbn(DUNE))

    assert before
    assert after
    assert before.book.summary == "Lent for a day."
    assert after.book.summary is None
    assert after.book.known_to == ("k10plus",)


def test_a_book_that_nobody_else_knows_is_no_longer_held_or_found(shelf: Shelf) -> None:
    keep(shelf, BORROWED, record("k10plus", SANTI, title="三体"))
    sweep(shelf, A_DAY)

    assert shelf.book(Isbn(DUNE)) is None
    assert shelf.find(read_search("dune"), 10).total == 0
    assert shelf.find(read_search("三体"), 10).total == 1


def test_what_the_source_has_said_again_since_stays(shelf: Shelf) -> None:
    again = record("google_books", fetched_at=NOON + A_DAY)
    keep(shelf, BORROWED)
    keep(shelf, again)

    assert sweep(shelf, A_DAY) == 0
    assert said_by(shelf) == {"google_books"}


def test_the_source_is_asked_again_and_the_others_are_not(shelf: Shelf) -> None:
    answers = tuple(
        KeptAnswer("question", 1, name, (DUNE,), 1, NOON) for name in ("google_books", "k10plus")
    )
    keep(shelf, BORROWED, OURS, answers=answers)
    sweep(shelf, A_DAY)
    left = shelf.answers_to("question", [1])

    assert [answer.source for answer in left] == ["k10plus"]


def test_a_record_without_isbn_goes_too(shelf: Shelf) -> None:
    keep(shelf, record("google_books", None))
    sweep(shelf, A_DAY)

    assert shelf.said_before("google_books", NOON + A_DAY, 10) == []


def test_more_than_one_go_is_needed_for_many(shelf: Shelf) -> None:
    isbns = many(MOST + 1)
    keep(shelf, *(record("google_books", isbn13) for isbn13 in isbns))

    assert sweep(shelf, A_DAY) == MOST + 1
    assert shelf.is_empty()


def many(number: int) -> list[str]:
    """Give so many ISBN-13s."""
    return [with_check_digit(f"97800000{core:04}") for core in range(number)]


def with_check_digit(twelve: str) -> str:
    odd, even = sum(map(int, twelve[::2])), sum(map(int, twelve[1::2]))
    return f"{twelve}{-(odd + 3 * even) % 10}"
