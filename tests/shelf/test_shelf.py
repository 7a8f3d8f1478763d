from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask_migrate import upgrade

from app.books.answer import KeptAnswer
from app.books.isbn import Isbn
from app.books.record import Rating, Record
from app.books.search import read_search
from app.catalogue.merge import merge
from app.extensions import Base, db
from app.factory import create_app
from app.shelf.answers import Shown
from app.shelf.shelf import Harvest, Shelf
from tests.catalogue.statements import DUNE, NOON, SANTI, TRUST, record
from tests.databases import KINDS, fresh_database

LATER = NOON + timedelta(hours=1)

NO_MOMENT: dict[str, Any] = {"answered_at": None}
"""What the database refuses."""


@pytest.fixture(scope="module", params=KINDS)
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    """Give the application over each of the three databases, its tables made by the migrations."""
    folder = tmp_path_factory.mktemp("house")
    with fresh_database(request.param, folder) as url:
        app = create_app({"DATABASE_URL": url}, instance=folder)
        with app.app_context():
            upgrade()
            yield app
            db.engine.dispose()


@pytest.fixture
def shelf(house: Flask) -> Shelf:
    """Give an empty shelf."""
    del house
    with db.auto_commit() as session:
        for table in reversed(Base.metadata.sorted_tables):
            session.execute(table.delete())
    return Shelf(db)


def keep(shelf: Shelf, *records: Record) -> None:
    shelf.keep(Harvest(records=records, books=merge(records, TRUST)), NOON)


FULL = record(
    "douban",
    SANTI,
    title="三体",
    subtitle="地球往事",
    authors=("刘慈欣",),
    publisher="重庆出版社",
    published="2008-1",
    pages="302页",
    price="23.00",
    currency="CNY",
    subjects=("科幻",),
    summary="文化大革命如火如荼进行的同时。",
    contents="第一章\n第二章",
    rating=Rating(8.8, 9_000, 10),
    cover="https://img3.doubanio.com/l.jpg",
    url="https://book.douban.com/subject/2567698/",
    identifiers={"douban": "2567698"},
)


def test_what_a_source_said_comes_back_as_it_was(shelf: Shelf) -> None:
    keep(shelf, FULL)

    assert shelf.records_of([SANTI]) == [FULL]


def test_a_book_comes_back_as_it_was_merged(shelf: Shelf) -> None:
    keep(shelf, FULL)
    held = shelf.book(Isbn(SANTI))

    assert held
    assert [held.book] == merge([FULL], TRUST)
    assert held.asked_at is None


def test_keeping_again_changes_the_row_and_makes_no_second(shelf: Shelf) -> None:
    keep(shelf, record("douban"))
    keep(shelf, record("douban", title="Dune, again"))

    assert [held.title for held in shelf.records_of([DUNE])] == ["Dune, again"]
    assert shelf.books([DUNE])[DUNE].title == "Dune, again"


def test_texts_as_long_as_real_ones_are_kept_whole(shelf: Shelf) -> None:
    long = replace(FULL, contents="目录 " * 25_000, title="三" * 900)
    keep(shelf, long)

    assert shelf.records_of([SANTI]) == [long]


@pytest.mark.parametrize(
    "words", ["三体", "三體", "刘慈欣", "慈欣 三体", "重庆出版社", "地球往事", "三", "体"]
)
def test_a_chinese_book_is_found_by_title_author_and_publisher_in_both_scripts(
    shelf: Shelf, words: str
) -> None:
    keep(shelf, FULL, record("open_library"))

    assert shelf.find(read_search(words), 10).isbns == (SANTI,)


@pytest.mark.parametrize("words", ["dune", "DUNE herbert", "Herbert, Frank", "düne"])
def test_a_book_is_found_whatever_the_case_accents_and_order(shelf: Shelf, words: str) -> None:
    keep(shelf, FULL, record("open_library", authors=("Frank Herbert",)))

    assert shelf.find(read_search(words), 10).isbns == (DUNE,)


def test_every_word_must_be_in_the_book(shelf: Shelf) -> None:
    keep(shelf, record("open_library", authors=("Frank Herbert",)))

    assert shelf.find(read_search("dune asimov"), 10).total == 0


def test_the_shortest_title_comes_first_and_all_are_counted(shelf: Shelf) -> None:
    keep(
        shelf,
        record("a", "9780593098233", title="Dune Messiah"),
        record("a", "9780765324320", title="The Road to Dune"),
        record("a", DUNE),
    )

    hits = shelf.find(read_search("dune"), 2)

    assert (hits.isbns, hits.total) == ((DUNE, "9780593098233"), 3)


def test_a_book_whose_title_changed_is_no_longer_found_by_the_old_one(shelf: Shelf) -> None:
    keep(shelf, record("open_library", title="Misspelt"))
    keep(shelf, record("open_library", title="Dune"))

    assert shelf.find(read_search("misspelt"), 10).total == 0


@pytest.mark.parametrize("words", ["%", "_", "'", '"', "* OR 1=1", "NEAR(", ";--", "\N{BOOKS}"])
def test_the_syntax_of_a_database_means_nothing(shelf: Shelf, words: str) -> None:
    keep(shelf, FULL)

    assert shelf.find(read_search(words), 10).isbns == ()


def test_answers_are_remembered_by_question_and_page(shelf: Shelf) -> None:
    first = KeptAnswer("q", 1, "douban", (SANTI, DUNE), 40, NOON)
    second = KeptAnswer("q", 2, "douban", (), 2**60, NOON)
    shelf.keep(Harvest(answers=[first, second]), NOON)

    assert shelf.answers_to("q", [1]) == [first]
    assert shelf.answers_to("q", [2])[0].total == 2**31 - 1
    assert shelf.answers_to("other", [1]) == []


def test_a_newer_answer_takes_the_place_of_the_older(shelf: Shelf) -> None:
    shelf.keep(Harvest(answers=[KeptAnswer("q", 1, "douban", (), 0, NOON)]), NOON)
    shelf.keep(Harvest(answers=[KeptAnswer("q", 1, "douban", (DUNE,), 1, LATER)]), LATER)

    [kept] = shelf.answers_to("q", [1])

    assert (kept.isbns, kept.answered_at) == ((DUNE,), LATER)


def test_pages_remember_what_they_showed(shelf: Shelf) -> None:
    shelf.keep(Harvest(shown=[DUNE], shown_for=("list", 1)), NOON)
    shelf.keep(Harvest(shown=[SANTI], shown_for=("list", 2)), NOON)

    assert shelf.shown("list", 2) == Shown((SANTI,), NOON)
    assert shelf.shown("list", 3) is None
    assert shelf.shown_before("list", 3) == {DUNE, SANTI}


def test_a_harvest_is_kept_whole_or_not_at_all(shelf: Shelf) -> None:
    broken = replace(KeptAnswer("q", 1, "douban", (), 0, NOON), **NO_MOMENT)
    [book] = merge([FULL], TRUST)

    with pytest.raises(Exception, match=r"(?i)answered_at"):
        shelf.keep(Harvest(records=[FULL], books=[book], answers=[broken]), NOON)

    assert shelf.is_empty()
    assert shelf.records_of([SANTI]) == []


def test_asking_about_a_book_is_noted(shelf: Shelf) -> None:
    [book] = merge([FULL], TRUST)
    shelf.keep(Harvest(records=[FULL], books=[book], asked_about=Isbn(SANTI)), LATER)

    held = shelf.book(Isbn(SANTI))

    assert held
    assert held.asked_at == LATER


def test_books_of_before_the_index_are_indexed_when_the_house_is_opened(shelf: Shelf) -> None:
    keep(shelf, FULL)
    with db.changing() as connection:
        connection.execute(Base.metadata.tables["book_spine"].delete())

    assert shelf.index_missing() == 1
    assert shelf.find(read_search("三体"), 10).isbns == (SANTI,)
    assert shelf.index_missing() == 0
