"""Which editions of a work the shelf holds, the same in the three databases."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import func, select

from app.books.book import Book
from app.extensions import Base, db
from app.factory import create_app
from app.models import WorkKey
from app.shelf.shelf import Harvest, Shelf
from tests.catalogue.statements import NOON
from tests.databases import KINDS, fresh_database

MOST = 100


def edition(isbn13: str, title: str, *authors: str, **more: Any) -> Book:
    return Book(isbn13=isbn13, title=title, authors=authors, **more)


EBB = edition("9780441013593", "The Long Ebb", "Ada Mere")
PAPERBACK = edition("9780441172719", "The Long Ebb (Paperback)", "Mere, Ada")
NOVEL = edition("9780593098233", "Long Ebb: A Novel", "A. Mere")
GERMAN = edition("9783453317178", "Die lange Ebbe", "Ada Mere", original_title="The Long Ebb")
REPRINT = edition("9783453323131", "Die lange Ebbe", "Ada Mere")
SECOND = edition("9780765324320", "The Long Ebb, Vol. 2", "Ada Mere")
COMIC = edition("9781419731501", "The Long Ebb: The Graphic Novel", "Ada Mere")
STRANGER = edition("9780143116387", "The Long Ebb", "Bo Lind")
FLOOD = edition("9780143038580", "The Short Flood", "Ada Mere")

WORK = (EBB, PAPERBACK, NOVEL, GERMAN, REPRINT)


@pytest.fixture(scope="module", params=KINDS)
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    """Give the application over each of the three databases."""
    folder = tmp_path_factory.mktemp("house")
    with fresh_database(request.param, folder) as url:
        app = create_app({"DATABASE_URL": url}, instance=folder)
        with app.app_context():
            upgrade()
            yield app
            db.engine.dispose()


@pytest.fixture
def shelf(house: Flask) -> Shelf:
    """Give a shelf that holds the books above."""
    del house
    with db.auto_commit() as session:
        for table in reversed(Base.metadata.sorted_tables):
            session.execute(table.delete())
    shelf = Shelf(db)
    shelf.keep(Harvest(books=(*WORK, SECOND, COMIC, STRANGER, FLOOD)), NOON)
    return shelf


def keys_held() -> int:
    with db.looking() as connection:
        return connection.scalar(select(func.count()).select_from(WorkKey)) or 0


def isbns(books: list[Book]) -> list[str]:
    return [book.isbn13 for book in books]


@pytest.mark.parametrize("book", WORK, ids=lambda book: book.title)
def test_each_edition_of_a_work_leads_to_all_the_others(shelf: Shelf, book: Book) -> None:
    others = [one.isbn13 for one in WORK if one is not book]

    assert sorted(isbns(shelf.editions_of(book, MOST))) == sorted(others)


@pytest.mark.parametrize("book", [SECOND, COMIC, STRANGER, FLOOD], ids=lambda book: book.title)
def test_volumes_adaptations_and_strangers_are_alone(shelf: Shelf, book: Book) -> None:
    assert shelf.editions_of(book, MOST) == []


def test_a_book_that_is_not_held_has_editions_too(shelf: Shelf) -> None:
    new = edition("9780547928227", "THE LONG EBB", "Ada Mere")

    assert set(isbns(shelf.editions_of(new, MOST))) == set(isbns(list(WORK)))


def test_what_a_catalogue_names_one_work_is_one(shelf: Shelf) -> None:
    korean = edition("9788983920775", "긴 썰물", "아다", work="OL1W")
    spanish = edition("9788435020101", "La marea baja", work="OL1W")
    shelf.keep(Harvest(books=[korean, spanish]), NOON)

    assert isbns(shelf.editions_of(korean, MOST)) == [spanish.isbn13]


def test_a_book_whose_title_changed_is_of_its_new_work_alone(shelf: Shelf) -> None:
    shelf.keep(Harvest(books=[replace(PAPERBACK, title="The Short Flood")]), NOON)

    assert PAPERBACK.isbn13 not in isbns(shelf.editions_of(EBB, MOST))
    assert isbns(shelf.editions_of(FLOOD, MOST)) == [PAPERBACK.isbn13]


def test_what_is_kept_again_as_it_was_keeps_its_names(shelf: Shelf) -> None:
    before = keys_held()
    shelf.keep(Harvest(books=WORK), NOON)

    assert keys_held() == before > len(WORK)


def test_the_names_go_with_the_book(shelf: Shelf) -> None:
    shelf.forget("nobody", NOON, isbns(list(WORK)), [])

    assert shelf.editions_of(EBB, MOST) == []
    assert 0 < keys_held() < 10


def test_no_more_are_compared_than_were_asked_for(shelf: Shelf) -> None:
    assert len(shelf.editions_of(EBB, 2)) <= 2
