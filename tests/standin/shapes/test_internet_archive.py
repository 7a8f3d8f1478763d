from typing import Any

import pytest

from tests.standin.conftest import Ask

DUNE = "9780441172719"
UNKNOWN = "9780000000002"


def response(ask: Ask, lucene: str, **params: str | int) -> dict[str, Any]:
    asked = {"q": f"mediatype:texts AND {lucene}", "output": "json", **params}
    answer = ask("internet_archive", "/advancedsearch.php", **asked).json()
    told: dict[str, Any] = answer["response"]
    return told


def test_internet_archive_finds_any_of_several_isbns(ask: Ask) -> None:
    found = response(ask, f"isbn:({DUNE} OR {UNKNOWN} OR 0441172717)")
    assert found["numFound"] == 1
    (item,) = found["docs"]
    assert (item["creator"], item["isbn"]) == ("Frank Herbert", DUNE)
    assert item["publisher"] == "New York : Ace"
    assert (item["date"], item["year"]) == ("1990-01-01T00:00:00Z", 1990)


def test_internet_archive_finds_all_quoted_words_in_one_language(ask: Ask) -> None:
    assert response(ask, '"三体"')["numFound"] == 2
    assert response(ask, '"三体" AND language:jpn')["numFound"] == 1
    assert response(ask, f"isbn:({UNKNOWN})") == {"numFound": 0, "start": 0, "docs": []}


def test_internet_archive_pages(ask: Ask) -> None:
    pages = [response(ask, '"三体"', rows=1, page=page)["docs"] for page in (1, 2)]
    assert len({item["identifier"] for docs in pages for item in docs}) == 2


@pytest.mark.parametrize("lucene", ["", "isbn:(", 'title:("x"'])
def test_internet_archive_tells_a_bad_question_inside_http_200(ask: Ask, lucene: str) -> None:
    refused = ask("internet_archive", "/advancedsearch.php", q=lucene, output="json")
    assert refused.status_code == 200
    assert "parsed" in refused.json()["error"]
