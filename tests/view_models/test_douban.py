"""A book in the dialect of the API that Douban closed."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.books.book import Book, BookRating, Cover
from app.spider.douban import DOUBAN
from app.view_models.address import Addresses
from app.view_models.douban import douban_book, only
from tests.view_models.recorded import alike, books_in, kinds, read_again, tells_as_much

HOME = Addresses("https://books.example")

KEYS = [
    "rating", "subtitle", "author", "pubdate", "tags", "origin_title", "image", "binding",
    "translator", "catalog", "pages", "images", "alt", "id", "publisher", "isbn10", "isbn13",
    "title", "url", "alt_title", "author_intro", "summary", "series", "price", "isbn", "category",
]  # fmt: skip

BARE = Book("9791032102367", "t")

FULL = Book(
    isbn13="9787536692930",
    title="三体",
    subtitle="“地球往事”三部曲之一",
    original_title="San ti",
    series="中国科幻基石丛书 ; 1",
    authors=("刘慈欣",),
    translators=("某人",),
    publisher="重庆出版社",
    published="2008-01",
    published_text="2008-1",
    pages=302,
    pages_text="302页",
    binding="平装",
    price="23.00",
    currency="CNY",
    subjects=tuple(f"subject {number}" for number in range(12)),
    summary="第一句。\n第二句。",
    contents="第一章\n第二章",
    rating=BookRating(4.4, 1200, 5, "somewhere"),
    covers=(Cover("open_library", "https://covers.openlibrary.org/b/id/1-L.jpg"),),
)


def test_every_key_stands_in_its_old_place() -> None:
    assert list(douban_book(FULL, HOME)) == KEYS


def test_what_is_known_is_told_in_the_old_words() -> None:
    told = douban_book(FULL, HOME)

    assert told["rating"] == {"max": 10, "numRaters": 1200, "average": "8.8", "min": 0}
    assert (told["pages"], told["pubdate"], told["price"]) == ("302", "2008-01", "23.00元")
    assert (told["id"], told["isbn10"], told["isbn"]) == (
        "978753669293", "7536692935", "9787536692930",
    )  # fmt: skip
    assert told["tags"] == [
        {"count": 1, "name": f"subject {number}", "title": f"subject {number}"}
        for number in range(8)
    ]
    assert told["series"] == {"id": "", "title": "中国科幻基石丛书"}
    assert told["category"] == "subject 0"


def test_addresses_are_ours_and_absolute() -> None:
    told = douban_book(FULL, HOME)

    cover = "https://books.example/covers/9787536692930"
    assert told["images"] == {
        "small": f"{cover}-S.jpg", "large": f"{cover}-L.jpg", "medium": f"{cover}-M.jpg",
    }  # fmt: skip
    assert told["image"] == f"{cover}-M.jpg"
    assert told["alt"] == "https://books.example/book/9787536692930/detail"
    assert told["url"] == "https://books.example/v2/book/978753669293"


def test_what_is_unknown_is_empty_and_never_null() -> None:
    told = douban_book(BARE, HOME)

    assert [key for key in KEYS if key not in told] == ["series"]
    assert told["rating"] == {"max": 10, "numRaters": 0, "average": "0.0", "min": 0}
    assert told["images"] == {"small": "", "large": "", "medium": ""}
    given = ("rating", "images", "alt", "id", "isbn13", "title", "url", "isbn")
    assert {key: told[key] for key in told if key not in given} == {
        "subtitle": "", "author": [], "pubdate": "", "tags": [], "origin_title": "", "image": "",
        "binding": "", "translator": [], "catalog": "", "pages": "", "publisher": "", "isbn10": "",
        "alt_title": "", "author_intro": "", "summary": "", "price": "", "category": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("price", "currency", "told"),
    [("26.95", "USD", "USD 26.95"), ("1500", "JPY", "JPY 1500"), ("12.00", None, "12.00")],
)
def test_a_price_names_its_currency(price: str, currency: str | None, told: str) -> None:
    assert douban_book(replace(FULL, price=price, currency=currency), HOME)["price"] == told


def test_a_date_and_an_extent_that_nobody_could_read_are_told_as_they_were_written() -> None:
    odd = replace(FULL, published=None, published_text="昭和の末", pages=None, pages_text="160片CD")

    told = douban_book(odd, HOME)

    assert (told["pubdate"], told["pages"]) == ("昭和の末", "160片CD")


def test_a_program_gets_the_keys_it_asked_for_in_their_order() -> None:
    book = douban_book(FULL, HOME)

    assert list(only(book, {"title", "id", "nonsense"})) == ["id", "title"]
    assert list(only(book, {"nonsense"})) == KEYS
    assert list(only(book, ())) == KEYS


@pytest.mark.recordings
class TestRecordings:
    """Every recorded body, read as Douban's and told again."""

    LOST = frozenset({"ebook_url", "ebook_price"})
    """What only Douban sold."""

    NOT_TOLD = frozenset({"alt_title", "author_intro", "image"})
    """What is read from no source, or was a picture of no cover there."""

    def test_every_book_is_told_again_with_its_keys_order_and_types(self, test_data: Path) -> None:
        seen = 0
        for name, body in books_in(test_data / "recordings" / "douban"):
            book = read_again(DOUBAN, body)
            if book is None:
                assert "isbn13" not in body, name
                continue
            seen += 1
            told = douban_book(book, HOME)
            assert list(told) == [
                *(key for key in body if key not in self.LOST),
                "isbn",
                "category",
            ]
            for key in body.keys() - self.LOST:
                assert alike(kinds(told[key]), kinds(body[key])), (name, key)
        assert seen > 40

    def test_what_was_empty_is_empty_and_what_was_told_is_told(self, test_data: Path) -> None:
        for name, body in books_in(test_data / "recordings" / "douban"):
            book = read_again(DOUBAN, body)
            if book is None:
                continue
            told = douban_book(book, HOME)
            for key in body.keys() - self.LOST - self.NOT_TOLD:
                assert tells_as_much(key, told[key], body[key]), (name, key, body[key])
