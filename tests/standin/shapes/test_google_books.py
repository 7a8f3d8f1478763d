from typing import Any

import pytest

from tests.standin.conftest import Ask

DUNE = "9780441172719"
UNKNOWN = "9780000000002"


def volumes(ask: Ask, **params: str | int) -> dict[str, Any]:
    answer: dict[str, Any] = ask("google_books", "/books/v1/volumes", key="any", **params).json()
    return answer


def test_google_books_answers_who_brings_no_key_with_a_quota_of_none(ask: Ask) -> None:
    refused = ask("google_books", "/books/v1/volumes", q=f"isbn:{DUNE}")
    assert refused.status_code == 429
    error = refused.json()["error"]
    assert (error["code"], error["status"]) == (429, "RESOURCE_EXHAUSTED")
    assert error["errors"][0]["reason"] == "rateLimitExceeded"


@pytest.mark.parametrize("question", [f"isbn:{DUNE}", DUNE, "isbn:0441172717"])
def test_google_books_finds_an_isbn(ask: Ask, question: str) -> None:
    (volume,) = volumes(ask, q=question)["items"]
    info = volume["volumeInfo"]
    assert info["industryIdentifiers"][1] == {"type": "ISBN_13", "identifier": DUNE}
    assert (info["pageCount"], info["publisher"]) == (544, "Penguin")
    assert info["imageLinks"]["thumbnail"].startswith("http://books.google.com/")


def test_google_books_has_no_items_where_nothing_is_found(ask: Ask) -> None:
    assert volumes(ask, q=f"isbn:{UNKNOWN}") == {"kind": "books#volumes", "totalItems": 0}


def test_google_books_pages_and_keeps_its_total(ask: Ask) -> None:
    first = volumes(ask, q="potter", maxResults=2)
    second = volumes(ask, q="potter", maxResults=2, startIndex=2)
    ids = [volume["id"] for answer in (first, second) for volume in answer["items"]]
    assert first["totalItems"] == second["totalItems"] == 4
    assert len(set(ids)) == 4


def test_google_books_narrows_by_language_and_wants_a_question(ask: Ask) -> None:
    assert volumes(ask, q="potter", langRestrict="de")["totalItems"] == 1
    assert volumes(ask)["error"]["errors"][0]["reason"] == "queryRequired"
