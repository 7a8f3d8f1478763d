"""/yushu/v2/book over the whole house."""

import pytest

from tests.compat.conftest import Get

SANTI = "9787536692930"
SANTI_ID = 978753669293


@pytest.mark.parametrize("path", [f"isbn/{SANTI}", f"isbn/:{SANTI}", f"id/{SANTI_ID}", SANTI_ID])
def test_a_book_answers_by_its_isbn_and_by_the_number_it_is_given(get: Get, path: str) -> None:
    book = get(f"/yushu/v2/book/{path}")

    assert (book["title"], book["isbn"], book["id"]) == ("三体", SANTI, SANTI_ID)
    assert len(book) == 15


def test_a_page_of_books_stands_in_its_envelope(get: Get) -> None:
    told = get("/yushu/v2/book/search", q="三体", count=15, start=0)

    assert list(told) == ["books", "count", "start", "total"]
    assert (told["count"], told["start"]) == (15, 0)
    assert told["total"] >= len(told["books"]) > 0


def test_more_than_a_hundred_are_a_hundred(get: Get) -> None:
    assert get("/yushu/v2/book/search", q="三体", count=500)["count"] == 100


def test_short_lists_hold_six_keys(get: Get) -> None:
    [book, *_] = get("/yushu/v2/book/search", q="三体", summary=1)["books"]

    assert list(book) == ["author", "id", "image", "isbn", "price", "title"]


def test_what_nobody_knows_and_what_is_no_address_are_not_found(get: Get) -> None:
    unknown = get("/yushu/v2/book/isbn/9780000000002", 404)
    nowhere = get("/yushu/v2/nowhere", 404)

    assert (unknown["code"], nowhere["code"]) == (6000, 1001)
    assert unknown["request"] == "GET /yushu/v2/book/isbn/9780000000002"
