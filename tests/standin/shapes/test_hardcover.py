import json
from typing import Any

import requests

from tests.standin import StandIn

DUNE = "9780441172719"


def asked(upstream: StandIn, query: str, **variables: object) -> dict[str, Any]:
    answer: dict[str, Any] = requests.post(
        f"{upstream.url('hardcover')}/v1/graphql",
        data=json.dumps({"query": query, "variables": variables}),
        headers={"Authorization": "Bearer any"},
        timeout=5,
    ).json()
    return answer


def test_hardcover_gives_an_edition_under_either_of_its_numbers_once(upstream: StandIn) -> None:
    numbers = {"isbn13": [DUNE], "isbn10": ["0441172717"]}
    (edition,) = asked(upstream, "{ editions(where: {}) { id } }", **numbers)["data"]["editions"]
    assert (edition["isbn_13"], edition["isbn_10"]) == (DUNE, "0441172717")
    assert edition["book"]["book_series"][0]["series"]["name"] == "Dune Chronicles"


def test_hardcover_finds_works_with_the_isbns_of_all_their_editions(upstream: StandIn) -> None:
    told = asked(upstream, "{ search(query: $words) { results } }", words="dune", page=1, size=5)
    results = told["data"]["search"]["results"]
    assert results["found"] == 1
    assert {DUNE, "0441172717"} <= set(results["hits"][0]["document"]["isbns"])


def test_hardcover_tells_an_odd_question_with_http_200(upstream: StandIn) -> None:
    assert asked(upstream, "{ me { id } }")["errors"][0]["message"] == "field not found"


def test_hardcover_refuses_who_bears_no_token(upstream: StandIn) -> None:
    refused = requests.post(f"{upstream.url('hardcover')}/v1/graphql", timeout=5)
    assert (refused.status_code, refused.json()["error"]) == (401, "invalid_token")
