"""A book in the dialect of the Fish Book course's own server."""

from pathlib import Path

import pytest

from app.books.book import Book, Cover
from app.books.query import KeywordQuery
from app.catalogue.result import SearchResult
from app.spider.douban import YUSHU
from app.view_models.address import Addresses
from app.view_models.yushu import yushu_book, yushu_page
from tests.view_models.recorded import alike, books_in, kinds, read_again, tells_as_much

HOME = Addresses("https://books.example")

KEYS = [
    "author", "binding", "category", "id", "image", "images", "isbn", "pages", "price", "pubdate",
    "publisher", "subtitle", "summary", "title", "translator",
]  # fmt: skip

BRIEF = ["author", "id", "image", "isbn", "price", "title"]


def test_the_fifteen_keys_are_all_there_whatever_is_known() -> None:
    told = yushu_book(Book("9787544270878", "解忧杂货店"), HOME)

    assert list(told) == KEYS
    assert told == {
        "author": [], "binding": "", "category": "", "id": 978754427087, "image": "",
        "images": {"large": ""}, "isbn": "9787544270878", "pages": "", "price": "", "pubdate": "",
        "publisher": "", "subtitle": "", "summary": "", "title": "解忧杂货店", "translator": [],
    }  # fmt: skip


def test_the_one_picture_is_the_large_one_and_ours() -> None:
    cover = Cover("open_library", "https://covers.openlibrary.org/b/id/1-L.jpg")

    told = yushu_book(Book("9787544270878", "t", covers=(cover,)), HOME)

    address = "https://books.example/covers/9787544270878-L.jpg"
    assert (told["image"], told["images"]) == (address, {"large": address})


def test_a_page_repeats_what_was_asked_for() -> None:
    told = yushu_page(SearchResult(KeywordQuery("q"), [], ()), 30, 15, [])

    assert told == {"books": [], "count": 15, "start": 30, "total": 0}
    assert list(told) == ["books", "count", "start", "total"]


@pytest.mark.recordings
def test_every_recorded_book_is_told_again_with_its_keys_order_and_types(test_data: Path) -> None:
    seen = 0
    for name, body in books_in(test_data / "recordings" / "yushu"):
        if name.startswith("fisher_json_stage"):
            continue  # What an early Fisher made of it, not what the server said.
        book = read_again(YUSHU, body)
        assert book, name
        seen += 1
        told = yushu_book(book, HOME)
        assert list(body) == KEYS or sorted(body) == BRIEF, name
        for key in body:
            assert alike(kinds(told[key]), kinds(body[key])) or body[key] is None, (name, key)
            assert tells_as_much(key, told[key], body[key]), (name, key, body[key])
    assert seen > 20
