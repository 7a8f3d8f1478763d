"""The JSON API over the whole house: real HTTP to the stand-in, real database."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.current import services_of
from tests.clocks import TestClocks
from tests.standin import StandIn, faults

SANTI = "9787536692930"
DUNE = "9780441013593"
UNKNOWN = "9780000000002"

BOOK_KEYS = [
    "isbn13", "isbn10", "hyphenated", "title", "subtitle", "original_title", "series", "authors",
    "translators", "publisher", "published", "published_text", "language", "pages", "pages_text",
    "binding", "price", "currency", "subjects", "summary", "contents", "rating", "cover",
    "identifiers", "sources", "provenance", "conflicts", "fetched_at", "stale",
]  # fmt: skip


def search(client: FlaskClient, q: str, **more: object) -> dict[str, Any]:
    response = client.get("/api/v1/search", query_string={"q": q, **more})
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.get_json()
    return answer


def test_a_search_gives_the_answer_of_the_contract(client: FlaskClient) -> None:
    answer = search(client, "dune")

    assert list(answer) == ["query", "total", "books", "sources", "partial"]
    assert answer["query"] == {
        "q": "dune", "kind": "keyword", "isbn13": None, "page": 1, "per_page": 15,
    }  # fmt: skip
    assert answer["partial"] is False
    assert answer["total"] >= 1
    assert [row["name"] for row in answer["sources"]] == [
        "shelf", "open_library", "google_books", "k10plus", "openbd", "douban", "yushu",
    ]  # fmt: skip
    for row in answer["sources"]:
        assert list(row) == ["name", "status", "total", "elapsed_ms", "cached", "detail"]


def test_books_have_every_key_and_nothing_is_an_empty_string(client: FlaskClient) -> None:
    for book in search(client, "dune")["books"]:
        assert list(book) == BOOK_KEYS
        assert "" not in book.values()


def test_an_exact_title_comes_first_with_everyone_who_knows_it(client: FlaskClient) -> None:
    [first, *_] = search(client, "三体")["books"]

    assert (first["title"], first["authors"][0]) == ("三体", "刘慈欣")
    assert {"open_library", "douban", "yushu"} <= {place["name"] for place in first["sources"]}
    assert first["provenance"]["title"] in {place["name"] for place in first["sources"]}


def test_an_isbn_in_any_form_is_a_search_for_one_book(client: FlaskClient) -> None:
    answer = search(client, "ISBN 978-7-5366-9293-0")

    assert answer["query"]["kind"] == "isbn"
    assert answer["query"]["isbn13"] == SANTI
    assert [book["isbn13"] for book in answer["books"]] == [SANTI]


def test_no_edition_is_given_twice_on_a_page_or_over_pages(client: FlaskClient) -> None:
    pages = [search(client, "dune", page=page, per_page=2)["books"] for page in (1, 2, 3)]
    shown = [book["isbn13"] for page in pages for book in page]

    assert len(shown) == len(set(shown)) > 2


def test_a_choice_of_sources_is_kept(client: FlaskClient, upstream: StandIn) -> None:
    answer = search(client, "dune", source="k10plus")

    assert [row["name"] for row in answer["sources"]] == ["k10plus"]
    assert not upstream.asked("open_library")


def test_one_source_down_costs_its_own_answer_only(client: FlaskClient, upstream: StandIn) -> None:
    upstream.fault("google_books", faults.status(503))

    answer = search(client, "dune")

    rows = {row["name"]: row for row in answer["sources"]}
    assert (rows["google_books"]["status"], rows["google_books"]["detail"]) == ("error", "HTTP 503")
    assert answer["partial"] is True
    assert answer["books"]


def test_a_book_is_looked_up_once_and_then_kept(client: FlaskClient, upstream: StandIn) -> None:
    first = client.get(f"/api/v1/books/{SANTI}")
    asked = len(upstream.asked())
    again = client.get("/api/v1/books/7536692935")

    assert first.get_json() == again.get_json()
    assert list(first.get_json()) == BOOK_KEYS
    assert first.get_json()["hyphenated"] == "978-7-5366-9293-0"
    assert len(upstream.asked()) == asked > 0


def test_a_book_has_a_tag_by_which_a_program_asks_whether_it_changed(client: FlaskClient) -> None:
    first = client.get(f"/api/v1/books/{SANTI}")
    tag = first.headers["ETag"]

    again = client.get(f"/api/v1/books/{SANTI}", headers={"If-None-Match": tag})

    assert "max-age" in first.headers["Cache-Control"]
    assert (again.status_code, again.data) == (304, b"")


def problem(response: Any) -> dict[str, Any]:
    assert response.mimetype == "application/problem+json"
    told: dict[str, Any] = response.get_json()
    assert {"type", "title", "status", "detail"} <= told.keys()
    assert told["status"] == response.status_code
    return told


def test_a_number_nobody_knows_is_404(client: FlaskClient) -> None:
    told = problem(client.get(f"/api/v1/books/{UNKNOWN}"))

    assert told["status"] == 404


def test_a_number_someone_silent_may_know_is_503_with_retry_after(
    client: FlaskClient, upstream: StandIn
) -> None:
    upstream.fault("k10plus", faults.status(500))

    response = client.get(f"/api/v1/books/{UNKNOWN}")

    assert problem(response)["status"] == 503
    assert "k10plus" in problem(response)["detail"]
    assert int(response.headers["Retry-After"]) > 0


def test_what_is_no_isbn_is_400_and_says_why(client: FlaskClient) -> None:
    told = problem(client.get("/api/v1/books/9787536692931"))

    assert told["status"] == 400
    assert "digit" in told["errors"]["isbn"][0]


def test_what_we_hold_is_served_stale_when_every_source_fails(
    client: FlaskClient, upstream: StandIn, clocks: TestClocks
) -> None:
    client.get(f"/api/v1/books/{SANTI}")
    for name in ("open_library", "google_books", "k10plus", "openbd", "douban", "yushu"):
        upstream.fault(name, faults.status(500))
    clocks.pass_by(days=40)

    response = client.get(f"/api/v1/books/{SANTI}")

    assert response.status_code == 200
    assert response.get_json()["stale"] is True


def test_an_old_search_is_given_at_once_marked_stale_and_asked_again(
    client: FlaskClient, upstream: StandIn, clocks: TestClocks, app: Flask
) -> None:
    first = search(client, "dune")
    clocks.pass_by(days=2)

    old = search(client, "dune")
    assert services_of(app).refresher.wait(60)
    new = search(client, "dune")

    assert [book["isbn13"] for book in old["books"]] == [book["isbn13"] for book in first["books"]]
    assert {book["stale"] for book in old["books"]} == {True}
    assert (old["total"], old["partial"]) == (first["total"], True)
    row = next(row for row in old["sources"] if row["name"] == "open_library")
    assert (row["status"], row["cached"]) == ("paused", True)
    assert "behind" in row["detail"]
    assert {book["stale"] for book in new["books"]} == {False}
    assert new["partial"] is False
    assert len(upstream.asked("open_library")) == 2


def test_a_batch_sorts_every_number_into_one_place(client: FlaskClient) -> None:
    isbns = [SANTI, "0-441-01359-7", UNKNOWN, "nonsense", 9780441013593, None, "9787536692931"]

    answer = client.post("/api/v1/books/batch", json={"isbns": isbns}).get_json()

    assert list(answer) == ["books", "not_found", "invalid", "unanswered"]
    assert set(answer["books"]) == {SANTI, DUNE}
    assert answer["not_found"] == [UNKNOWN]
    assert [row["isbn"] for row in answer["invalid"]] == ["nonsense", None, "9787536692931"]
    assert answer["unanswered"] == []


def test_a_batch_asks_batch_sources_once(client: FlaskClient, upstream: StandIn) -> None:
    client.post("/api/v1/books/batch", json={"isbns": [SANTI, DUNE, "9780547928227"]})

    assert len(upstream.asked("open_library")) == 1


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("{", "application/json", 400),
        ("[]", "application/json", 400),
        ("{}", "application/json", 400),
        ('{"isbns": "9787536692930"}', "application/json", 400),
        ('{"isbns": [' + ",".join(['"1"'] * 1001) + "]}", "application/json", 400),
        ("[" * 100_000, "application/json", 400),
        ("isbns=1", "application/x-www-form-urlencoded", 415),
        ("x" * 3_000_000, "application/json", 413),
    ],
)
def test_a_batch_that_is_none_is_refused(
    client: FlaskClient, body: str, kind: str, status: int
) -> None:
    response = client.post("/api/v1/books/batch", data=body, content_type=kind)

    assert problem(response)["status"] == status


@pytest.mark.parametrize(
    ("text", "isbn13"),
    [
        ("7536692935", SANTI),
        ("978-7-5366-9293-0", SANTI),
        ("urn:isbn:9787536692930", SANTI),
        ("9787536692931", None),
        ("三体", None),
        ("9790260000438", None),
    ],
)
def test_a_text_is_told_what_it_is_as_an_isbn(
    client: FlaskClient, upstream: StandIn, text: str, isbn13: str | None
) -> None:
    answer = client.get(f"/api/v1/isbn/{text}").get_json()

    assert list(answer) == ["isbn13", "isbn10", "hyphenated", "valid", "detail"]
    assert answer["isbn13"] == isbn13
    assert answer["valid"] is (isbn13 is not None)
    assert bool(answer["detail"]) is (isbn13 is None)
    assert not upstream.asked()


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({}, "q"),
        ({"q": ""}, "q"),
        ({"q": "  "}, "q"),
        ({"q": "x" * 10_000}, "q"),
        ({"q": "\x00"}, "q"),
        ({"q": "!!!"}, "q"),
        ({"q": ["a", "b"]}, "q"),
        ({"q": "9787536692931"}, "q"),
        ({"q": "dune", "per_page": "0"}, "per_page"),
        ({"q": "dune", "per_page": "101"}, "per_page"),
        ({"q": "dune", "per_page": "many"}, "per_page"),
        ({"q": "dune", "source": "nobody"}, "source"),
        ({"q": "dune", "lang": "klingonish"}, "lang"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused_with_the_field(
    client: FlaskClient, upstream: StandIn, query: dict[str, Any], field: str
) -> None:
    told = problem(client.get("/api/v1/search", query_string=query))

    assert told["status"] == 400
    assert told["errors"][field]
    assert not upstream.asked()


def test_a_mistyped_number_can_be_searched_for_as_words(client: FlaskClient) -> None:
    assert search(client, "9787536692931", words=1)["query"]["kind"] == "keyword"


@pytest.mark.parametrize("page", ["0", "-1", "abc", "1e9", "", "²", "1.5", "100", "9" * 400])
def test_a_silly_page_is_page_one(client: FlaskClient, page: str) -> None:
    assert search(client, "dune", page=page)["query"]["page"] == 1


@pytest.mark.parametrize("raw", [b"/api/v1/search?q=%FF%FE", b"/api/v1/search?q=%00"])
def test_bytes_that_are_no_text_are_refused(client: FlaskClient, raw: bytes) -> None:
    assert problem(client.get(raw.decode()))["status"] == 400


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/api/", 404),
        ("DELETE", "/api/v1/search", 405),
        ("GET", "/api/v1/books/batch", 400),
        ("POST", "/api/v1/isbn/1", 405),
    ],
)
def test_what_is_not_there_is_a_problem_too(
    client: FlaskClient, method: str, path: str, status: int
) -> None:
    assert problem(client.open(path, method=method))["status"] == status


def test_a_fault_of_our_own_is_a_problem_without_a_traceback(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a secret detail")

    monkeypatch.setattr("app.catalogue.search.Catalogue.search", broken)
    client.application.config["PROPAGATE_EXCEPTIONS"] = False

    response = client.get("/api/v1/search?q=dune")

    assert problem(response)["status"] == 500
    assert "secret" not in response.text


def test_the_process_says_that_it_is_alive(client: FlaskClient) -> None:
    assert client.get("/healthz").get_json() == {"status": "ok"}
