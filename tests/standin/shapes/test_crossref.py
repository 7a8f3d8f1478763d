from typing import Any

import pytest

from tests.standin.conftest import Ask

DUNE = "9780441172719"
UNKNOWN = "9780000000002"


def message(ask: Ask, **params: str | int) -> dict[str, Any]:
    told: dict[str, Any] = ask("crossref", "/works", **params).json()["message"]
    return told


def test_crossref_finds_chapters_with_their_book_unless_types_are_named(ask: Ask) -> None:
    kinds = [work["type"] for work in message(ask, filter=f"isbn:{DUNE}")["items"]]
    assert kinds == ["monograph", "book-chapter"]
    (book,) = message(ask, filter="isbn:0441172717,type:book,type:monograph")["items"]
    assert book["title"] == ["Dune"]
    assert book["issued"] == {"date-parts": [[1990, 9, 1]]}
    assert book["isbn-type"] == [{"type": "print", "value": DUNE}]


def test_crossref_sends_only_what_is_selected(ask: Ask) -> None:
    (book,) = message(ask, filter=f"isbn:{DUNE},type:monograph", select="DOI,title")["items"]
    assert book.keys() == {"DOI", "title"}


def test_crossref_counts_and_pages(ask: Ask) -> None:
    asked: dict[str, str | int] = {"query.bibliographic": "三体", "filter": "type:monograph"}
    pages = [message(ask, **asked, rows=1, offset=offset) for offset in (0, 1)]
    assert [page["total-results"] for page in pages] == [2, 2]
    assert len({page["items"][0]["DOI"] for page in pages}) == 2


def test_crossref_finds_nothing_in_an_empty_list(ask: Ask) -> None:
    nothing = message(ask, filter=f"isbn:{UNKNOWN}")
    assert (nothing["total-results"], nothing["items"]) == (0, [])


@pytest.mark.parametrize("params", [{"filter": "colour:red"}, {"select": "DOI,isbn-type"}])
def test_crossref_refuses_what_it_does_not_know(ask: Ask, params: dict[str, str]) -> None:
    refused = ask("crossref", "/works", **params)
    assert refused.status_code == 400
    assert refused.json()["message-type"] == "validation-failure"


def test_crossref_tells_a_path_it_has_not_in_plain_text(ask: Ask) -> None:
    unknown = ask("crossref", "/works/10.5555/nothing")
    assert (unknown.status_code, unknown.text) == (404, "Resource not found.")
    assert unknown.headers["Content-Type"].startswith("text/plain")
