"""What words find on the shelf, the same in the three databases."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask_migrate import upgrade

from app.books.book import Book
from app.books.isbn import Isbn
from app.books.search import begun, read_search
from app.extensions import Base, db
from app.factory import create_app
from app.shelf.finding import Hits
from app.shelf.shelf import Harvest, Shelf
from tests.catalogue.statements import NOON
from tests.databases import KINDS, fresh_database


def book(isbn: str, title: str, *authors: str, **more: Any) -> Book:
    return Book(isbn13=Isbn(isbn).isbn13, title=title, authors=authors, **more)


SANTI = book(
    "9787536692930", "三体", "刘慈欣", publisher="重庆出版社", published="2008-01", language="zh"
)
THREE_BODY = book(
    "9780765377067", "The Three-Body Problem", "Cixin Liu", original_title="三体", language="en"
)
ON_LIU = book("9787020042494", "刘慈欣谈科幻", "某人", published="2014")
POTTER = book("9780439554930", "Harry Potter and the Sorcerer's Stone", "J. K. Rowling")
POKER = book("9780393338690", "Liar's Poker", "Harry Lewis")
CHAMBER = book("9780439064873", "Harry Potter and the Chamber of Secrets", "J. K. Rowling")
RULES = book("9780143116387", "Food Rules", "Michael Pollan", published="2009")
RULED = book("9780143038580", "Rules of Food", "Ann Other", publisher="Pollan Press")
CPP = book("9780321714114", "C++ Primer", "Lippman")
LE_GUIN = book("9780441007318", "Die linke Hand der Dunkelheit", "Ursula K. Le Guin")
HARRY = book("9788983920775", "해리 포터와 마법사의 돌", "조앤 롤링", language="ko")
NORWEGIAN = book("9784062748681", "ノルウェイの森", "村上春樹", language="ja")

ALL = (SANTI, THREE_BODY, ON_LIU, POTTER, POKER, CHAMBER, RULES, RULED, CPP, LE_GUIN)
EVERYTHING = (*ALL, HARRY, NORWEGIAN)


@pytest.fixture(scope="module", params=KINDS)
def shelf(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shelf]:
    """Give a shelf that holds these books, in each of the three databases."""
    folder = tmp_path_factory.mktemp("house")
    with fresh_database(request.param, folder) as url:
        app = create_app({"DATABASE_URL": url}, instance=folder)
        with app.app_context():
            upgrade()
            full = Shelf(db)
            full.keep(Harvest(books=EVERYTHING), NOON)
            yield full
            db.engine.dispose()


def found(shelf: Shelf, words: str) -> list[Book]:
    by_isbn = {book.isbn13: book for book in EVERYTHING}
    return [by_isbn[isbn] for isbn in shelf.find(read_search(words), 10).isbns]


@pytest.mark.parametrize(
    ("words", "books"),
    [
        ("三體", [SANTI, THREE_BODY]),
        ("刘慈欣", [SANTI, ON_LIU]),
        ("title:刘慈欣", [ON_LIU]),
        ("author:刘慈欣", [SANTI]),
        ('"food rules"', [RULES]),
        ("rules food", [RULES, RULED]),
        ("food pollan", [RULES, RULED]),
        ("food author:pollan", [RULES]),
        ("food publisher:pollan", [RULED]),
        ("year:2008", [SANTI]),
        ("lang:zh", [SANTI]),
        ("food year:2009", [RULES]),
        ("isbn:9780143116387", [RULES]),
        ("title:food OR author:lippman", [CPP, RULES, RULED]),
        ("c++", [CPP]),
        ("URSULA leguin", []),
        ("ursula le guin", [LE_GUIN]),
        ("해리포터", [HARRY]),
        ("ﾉﾙｳｪｲ", [NORWEGIAN]),
        ("森", [NORWEGIAN]),
        ("santi", [SANTI, THREE_BODY]),
        ("san ti", [SANTI, THREE_BODY]),
        ("体三", []),
        ("3 body problem", [THREE_BODY]),
    ],
)
def test_words_fields_and_phrases_find_their_books(
    shelf: Shelf, words: str, books: list[Book]
) -> None:
    assert {book.title for book in found(shelf, words)} == {book.title for book in books}


def test_the_title_itself_comes_first_then_title_and_people_then_the_rest(shelf: Shelf) -> None:
    assert found(shelf, "三体") == [SANTI, THREE_BODY]
    assert found(shelf, "food pollan") == [RULES, RULED]


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("harry poter", "harry potter"),
        ("hary potter", "harry potter"),
        ("sorceror stone", "sorcerer stone"),
        ("pollen food", "pollan food"),
    ],
)
def test_a_misspelled_word_is_mended_to_what_most_books_hold(
    shelf: Shelf, typed: str, instead: str
) -> None:
    hits = shelf.find(read_search(typed), 10)

    assert hits.isbns
    assert hits.instead == instead


def test_of_many_words_one_that_nobody_has_is_left_out(shelf: Shelf) -> None:
    assert shelf.find(read_search("food rules cookery"), 10) == Hits(
        (RULES.isbn13, RULED.isbn13), 2, "food rules"
    )


@pytest.mark.parametrize("typed", ["author:poter", '"harry poter"', "xqzvw", "体三", "poter OR x"])
def test_what_was_asked_for_in_so_many_words_is_not_mended(shelf: Shelf, typed: str) -> None:
    assert shelf.find(read_search(typed), 10) == Hits()


def test_what_is_found_as_it_is_typed_is_not_mended(shelf: Shelf) -> None:
    assert shelf.find(read_search("potter"), 10).instead is None


@pytest.mark.parametrize(
    ("typed", "books"),
    [("harry po", [POTTER, CHAMBER, POKER]), ("chamb", [CHAMBER]), ("三体 thr", [THREE_BODY])],
)
def test_a_word_that_is_still_typed_finds_what_begins_so(
    shelf: Shelf, typed: str, books: list[Book]
) -> None:
    hits = shelf.find(begun(read_search(typed)), 10)

    assert set(hits.isbns) == {book.isbn13 for book in books}


def test_all_are_counted_however_few_are_given(shelf: Shelf) -> None:
    hits = shelf.find(read_search("harry"), 1)

    assert (len(hits.isbns), hits.total) == (1, 3)


SIGNS = """NEAR(a b)
^三
col:x
{title}:x
'; DROP TABLE book
a*
-a
'a':B & !b
+a -b <c >d
@a
אב
ا ب
🙂 a
a:b:c
\\
100%
a_b
x'00'"""


@pytest.mark.parametrize("typed", [*SIGNS.splitlines(), "a" * 100, "a " * 50])
def test_no_sign_of_an_engine_is_an_error(shelf: Shelf, typed: str) -> None:
    assert isinstance(shelf.find(read_search(typed), 10), Hits)
    assert isinstance(shelf.find(begun(read_search(typed)), 10), Hits)


def test_a_book_that_goes_is_found_no_more(shelf: Shelf) -> None:
    extra = book("9780316769488", "The Catcher in the Rye", "J. D. Salinger")
    shelf.keep(Harvest(books=[extra]), NOON)
    assert shelf.find(read_search("catcher"), 10).total == 1
    with db.changing() as connection:
        books = Base.metadata.tables["book"]
        connection.execute(books.delete().where(books.c.isbn13 == extra.isbn13))

    assert shelf.find(read_search("catcher"), 10) == Hits()
