"""/v2/book over the whole house: real HTTP to the stand-in, real database."""

import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.current import services_of
from tests.clocks import TestClocks
from tests.compat.conftest import Get
from tests.conftest import SOURCES
from tests.standin import StandIn, faults

SANTI = "9787536692930"
SANTI_ID = "978753669293"
UNKNOWN = "9780000000002"


def error(code: int, msg: str, line: str) -> dict[str, Any]:
    return {"msg": msg, "code": code, "request": line}


class TestOneBook:
    @pytest.mark.parametrize(
        "path",
        [
            f"isbn/{SANTI}", "isbn/7536692935", "isbn/978-7-5366-9293-0", f"isbn/:{SANTI}",
            f"isbn/ {SANTI}",
            f"isbn/{SANTI}?apikey=0df993c66c0c636e29ecbb5344252a4a", SANTI_ID, f"id/{SANTI_ID}",
            f"{SANTI_ID}?apikey=",
        ],
    )  # fmt: skip
    def test_it_answers_at_each_of_its_addresses(self, get: Get, path: str) -> None:
        book = get(f"/v2/book/{path}")

        assert (book["title"], book["isbn13"], book["id"]) == ("三体", SANTI, SANTI_ID)

    @pytest.mark.parametrize(("path", "status"), [(f"isbn/{SANTI}", 200), ("isbn/1", 404)])
    def test_a_stroke_too_many_before_an_address_does_no_harm(
        self, client: FlaskClient, path: str, status: int
    ) -> None:
        asked = {"PATH_INFO": f"//v2/book/{path}"}  # As a URL, its "v2" would be the host.

        response = client.get("/", environ_overrides=asked)

        assert (response.status_code, response.mimetype) == (status, "application/json")

    def test_the_address_it_names_is_its_own(self, client: FlaskClient, get: Get) -> None:
        book = get(f"/v2/book/isbn/{SANTI}")

        assert book["url"] == f"http://localhost/v2/book/{SANTI_ID}"
        assert client.get(book["url"]).get_json() == book
        assert client.get(book["alt"]).status_code == 200

    def test_its_addresses_are_those_by_which_fisher_was_reached(self, client: FlaskClient) -> None:
        told = client.get(f"/v2/book/isbn/{SANTI}", base_url="https://books.example/fisher")

        cover = f"https://books.example/fisher/covers/{SANTI}-L.jpg"
        assert told.get_json()["images"]["large"] == cover

    def test_its_id_is_the_same_after_it_was_forgotten_and_found_again(
        self, app: Flask, clocks: TestClocks, get: Get
    ) -> None:
        before = get(f"/v2/book/isbn/{SANTI}")["id"]
        shelf = services_of(app).shelf
        clocks.pass_by(days=60)
        with app.app_context():
            for source in SOURCES:
                shelf.forget(source, clocks.now(), [SANTI], [])
                shelf.forget_answers(source, clocks.now())
            assert shelf.books([SANTI]) == {}

        assert get(f"/v2/book/{before}")["isbn13"] == SANTI
        assert get(f"/v2/book/isbn/{SANTI}")["id"] == before

    def test_only_the_keys_that_are_asked_for_are_given(self, get: Get) -> None:
        assert list(get(f"/v2/book/isbn/{SANTI}", fields="title,id")) == ["id", "title"]
        assert len(get(f"/v2/book/isbn/{SANTI}", fields="all")) > 20

    @pytest.mark.parametrize(
        "path", [f"isbn/{UNKNOWN}", "isbn/97871210703898", "isbn/x", "31220562", f"id/{SANTI}"]
    )
    def test_what_nobody_knows_is_not_found(self, get: Get, path: str) -> None:
        told = get(f"/v2/book/{path}", 404)

        assert told == error(6000, "book_not_found", f"GET /v2/book/{path}")
        assert list(told) == ["msg", "code", "request"]

    def test_what_someone_silent_may_know_is_not_said_to_be_unknown(
        self, client: FlaskClient, upstream: StandIn
    ) -> None:
        upstream.fault("k10plus", faults.status(500))

        response = client.get(f"/v2/book/isbn/{UNKNOWN}")

        assert response.status_code == 503
        assert response.get_json()["code"] == 999
        assert "k10plus" in response.get_json()["msg"]
        assert int(response.headers["Retry-After"]) > 0


class TestSearch:
    def test_a_page_of_books_stands_in_its_envelope(self, get: Get) -> None:
        told = get("/v2/book/search", q="三体")

        assert list(told) == ["count", "start", "total", "books"]
        assert (told["count"], told["start"]) == (len(told["books"]), 0)
        assert told["total"] >= told["count"] > 0
        assert told["books"][0]["title"] == "三体"

    def test_every_book_of_it_answers_by_its_id(self, get: Get) -> None:
        for book in get("/v2/book/search", q="dune")["books"]:
            assert get(f"/v2/book/{book['id']}")["isbn13"] == book["isbn13"]

    def test_a_tag_and_a_number_are_questions_too(self, get: Get) -> None:
        assert get("/v2/book/search", tag="三体") == get("/v2/book/search", q="三体")
        assert [book["id"] for book in get("/v2/book/search", q=SANTI)["books"]] == [SANTI_ID]
        assert get("/v2/book/search", q=SANTI, start=1)["books"] == []

    def test_a_number_that_nobody_knows_finds_nothing(self, get: Get) -> None:
        nothing = {"count": 0, "start": 0, "total": 0, "books": []}

        assert get("/v2/book/search", q=UNKNOWN) == nothing
        assert get("/v2/book/search", q="9787536692931") == nothing

    def test_short_lists_and_chosen_keys(self, get: Get) -> None:
        brief = get("/v2/book/search", q="三体", summary=1)["books"]
        chosen = get("/v2/book/search", q="三体", summary=1, fields="title,rating")["books"]

        assert list(brief[0]) == ["author", "image", "id", "title", "price", "isbn"]
        assert list(chosen[0]) == ["rating", "title"]

    @pytest.mark.parametrize("typed", [{}, {"q": ""}, {"q": " "}, {"q": "?!"}, {"count": "5"}])
    def test_a_question_that_asks_nothing_misses_its_arguments(
        self, get: Get, typed: dict[str, str]
    ) -> None:
        told = get("/v2/book/search", 400, **typed)

        assert told == error(1002, "missing_args", "GET /v2/book/search")

    @pytest.mark.parametrize("number", ["-1", "x", "1e3", "", "9" * 400, "²", "0x10", "１"])
    def test_numbers_that_make_no_sense_do_no_harm(self, get: Get, number: str) -> None:
        assert get("/v2/book/search", q="三体", start="0", count=number)["books"]
        get("/v2/book/search", q="三体", start=number)

    def test_all_sources_silent_is_an_empty_page_of_what_we_hold(
        self, get: Get, upstream: StandIn
    ) -> None:
        for name in SOURCES:
            upstream.fault(name, faults.status(503))

        assert get("/v2/book/search", q="三体")["books"] == []


class TestJsonp:
    def test_a_named_function_is_called_with_the_answer(self, client: FlaskClient) -> None:
        typed = {"q": "三体", "callback": "jQuery_1.cb"}
        response = client.get("/v2/book/search", query_string=typed)

        assert response.content_type == "application/javascript; charset=utf-8"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        called = response.text.removeprefix("jQuery_1.cb(").removesuffix(");")
        assert json.loads(called) == client.get("/v2/book/search?q=三体").get_json()

    def test_an_error_is_handed_over_as_well(self, client: FlaskClient) -> None:
        response = client.get(f"/v2/book/isbn/{UNKNOWN}?callback=cb")

        assert (response.status_code, response.mimetype) == (404, "application/javascript")
        assert response.text.startswith('cb({"msg":"book_not_found"')

    @pytest.mark.parametrize("name", ["alert(1)", "a" * 51, "a-b", "a b", "<script>", "回", "a%0A"])
    def test_what_is_no_plain_name_is_refused(self, client: FlaskClient, name: str) -> None:
        for path in ("/v2/book/search?q=x", f"/v2/book/isbn/{SANTI}?"):
            response = client.get(f"{path}&callback={name}")

            assert (response.status_code, response.mimetype) == (400, "application/json")
            assert response.get_json()["code"] == 1002

    def test_no_name_is_no_wish(self, get: Get) -> None:
        assert get("/v2/book/search", q="三体", callback="")["books"]


class TestOtherAddresses:
    @pytest.mark.parametrize(
        "path", ["/v2", "/v2/", "/v2/book", "/v2/book/", "/v2/book/abc", "/v2/movie/search",
                 "/v2/book/1/annotations", "/v2/book/²", "/v2/book/search/"],
    )  # fmt: skip
    def test_an_unknown_address_is_said_to_be_one(self, get: Get, path: str) -> None:
        assert get(path, 404) == error(1001, "uri_not_found", f"GET {path}")

    @pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
    def test_nothing_can_be_changed(self, client: FlaskClient, method: str) -> None:
        response = client.open(f"/v2/book/isbn/{SANTI}", method=method)

        assert response.status_code == 405
        assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
        line = f"{method} /v2/book/isbn/{SANTI}"
        assert response.get_json() == error(1001, "uri_not_found", line)

    def test_a_look_without_a_body_and_a_question_of_methods(self, client: FlaskClient) -> None:
        head = client.head(f"/v2/book/isbn/{SANTI}")
        options = client.options("/v2/book/search")

        assert (head.status_code, head.data, head.mimetype) == (200, b"", "application/json")
        assert options.status_code == 200
        assert set(options.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}

    def test_bytes_that_are_no_text_are_refused(self, client: FlaskClient) -> None:
        response = client.get("/v2/book/search?q=%ff")

        assert (response.status_code, response.get_json()["code"]) == (400, 999)

    def test_a_long_address_is_not_repeated_whole(self, get: Get) -> None:
        assert len(get("/v2/" + "x" * 5_000, 404)["request"]) < 600
