"""Open Library's addresses below /ol, over the whole house."""

import json

import pytest
from flask.testing import FlaskClient

from tests.compat.conftest import Get
from tests.standin import StandIn, faults

DUNE = "9780441172719"
SANTI = "9787536692930"
UNKNOWN = "9780000000002"


class TestOneBook:
    @pytest.mark.parametrize("isbn", [DUNE, "0441172717", "978-0-441-17271-9"])
    def test_an_edition_answers_by_its_isbn(self, get: Get, isbn: str) -> None:
        book = get(f"/ol/isbn/{isbn}.json")

        assert (book["title"], book["isbn_13"], book["type"]) == (
            "Dune", [DUNE], {"key": "/type/edition"},
        )  # fmt: skip

    def test_every_key_it_names_answers(self, get: Get) -> None:
        book = get(f"/ol/isbn/{DUNE}.json")
        work = get(f"/ol{book['works'][0]['key']}.json")
        author = get(f"/ol{book['authors'][0]['key']}.json")

        assert get(f"/ol{book['key']}.json") == book
        assert (work["title"], work["type"]) == ("Dune", {"key": "/type/work"})
        assert work["authors"][0]["author"] == book["authors"][0]
        assert (author["name"], author["key"]) == ("Frank Herbert", book["authors"][0]["key"])

    @pytest.mark.parametrize(
        "key", [f"/isbn/{UNKNOWN}", "/isbn/x", "/books/OL1M", "/works/OL1W", "/authors/OL1A",
                "/authors/OL97804411727199A", "/authors/OL978044117271xxA", "/nowhere"],
    )  # fmt: skip
    def test_what_is_not_there_is_not_found(self, get: Get, key: str) -> None:
        assert get(f"/ol{key}.json", 404) == {"error": "notfound", "key": key}

    def test_what_someone_silent_may_know_is_not_said_to_be_unknown(
        self, client: FlaskClient, upstream: StandIn
    ) -> None:
        upstream.fault("k10plus", faults.status(500))

        for path in (f"/isbn/{UNKNOWN}.json", f"/api/books.json?bibkeys=ISBN:{UNKNOWN}"):
            response = client.get(f"/ol{path}")

            assert response.status_code == 503
            assert int(response.headers["Retry-After"]) > 0


class TestManyBooks:
    def test_each_book_stands_under_the_key_as_it_was_sent(self, get: Get) -> None:
        keys = f"ISBN:{DUNE},isbn:0-441-17271-7,{SANTI},ISBN:{UNKNOWN},LCCN:93005405,ISBN:x"

        told = get("/ol/api/books.json", bibkeys=keys, jscmd="data")

        assert list(told) == [f"ISBN:{DUNE}", "isbn:0-441-17271-7", SANTI]
        assert told[f"ISBN:{DUNE}"] == told["isbn:0-441-17271-7"]

    def test_data_names_people_publishers_and_covers(self, get: Get) -> None:
        told = get("/ol/api/books.json", bibkeys=f"ISBN:{SANTI}", jscmd="data")[f"ISBN:{SANTI}"]

        assert [author["name"] for author in told["authors"]] == ["刘慈欣"]
        assert told["publishers"] == [{"name": "重庆出版社"}]
        assert told["identifiers"]["isbn_13"] == [SANTI]
        assert told["cover"]["large"] == f"http://localhost/covers/{SANTI}-L.jpg"
        assert told["url"] == f"http://localhost/book/{SANTI}/detail"

    def test_without_more_said_there_are_links_and_with_details_the_edition(self, get: Get) -> None:
        links = get("/ol/api/books.json", bibkeys=SANTI)[SANTI]
        details = get("/ol/api/books.json", bibkeys=SANTI, jscmd="details")[SANTI]

        assert list(links) == ["bib_key", "info_url", "preview", "preview_url", "thumbnail_url"]
        assert details["details"]["authors"][0]["name"] == "刘慈欣"

    def test_the_address_without_an_ending_answers_the_same(self, get: Get) -> None:
        typed = {"bibkeys": f"ISBN:{SANTI}", "jscmd": "data"}

        assert get("/ol/api/books", **typed, format="json") == get("/ol/api/books.json", **typed)

    def test_nothing_asked_for_is_nothing(self, get: Get) -> None:
        assert get("/ol/api/books.json") == {}
        assert get("/ol/api/books.json", bibkeys=",,") == {}

    def test_a_named_function_is_called_and_an_odd_name_refused(self, client: FlaskClient) -> None:
        asked = f"/ol/api/books.json?bibkeys={SANTI}&callback="
        called = client.get(f"{asked}show").text

        assert json.loads(called.removeprefix("show(").removesuffix(");"))[SANTI]
        assert client.get(f"{asked}a(b)").status_code == 400


class TestSearch:
    def test_a_page_stands_in_its_envelope(self, get: Get) -> None:
        told = get("/ol/search.json", q="dune", limit=2)

        assert list(told) == [
            "numFound", "start", "numFoundExact", "num_found", "documentation_url", "q", "offset",
            "docs",
        ]  # fmt: skip
        assert told["numFound"] == told["num_found"] >= len(told["docs"]) == 2
        assert told["docs"][0]["title"] == "Dune"
        assert told["docs"][0]["author_name"] == ["Frank Herbert"]

    def test_every_key_in_it_answers(self, get: Get) -> None:
        [doc, *_] = get("/ol/search.json", q="dune")["docs"]

        assert get(f"/ol{doc['key']}.json")["title"] == doc["title"]
        assert get(f"/ol/books/{doc['cover_edition_key']}.json")["isbn_13"][0] in doc["isbn"]
        assert get(f"/ol/authors/{doc['author_key'][0]}.json")["name"] == doc["author_name"][0]

    def test_only_the_fields_that_are_asked_for_are_given(self, get: Get) -> None:
        asked = "key,title,editions,editions.isbn"
        [doc, *_] = get("/ol/search.json", q="dune", fields=asked)["docs"]

        assert set(doc) == {"key", "title", "editions"}
        assert len(get("/ol/search.json", q="dune", fields="*")["docs"][0]) > 10

    @pytest.mark.parametrize(
        "typed",
        [
            {"title": "Dune", "author": "Herbert"}, {"q": 'title:"Dune" AND author:Herbert'},
            {"isbn": DUNE}, {"q": f"isbn:{DUNE}"}, {"q": "dune", "limit": "x", "offset": "-1"},
            {"q": "三体"},
        ],
    )  # fmt: skip
    def test_questions_of_every_kind_find_books(self, get: Get, typed: dict[str, str]) -> None:
        assert get("/ol/search.json", **typed)["docs"]

    def test_a_limit_of_nothing_gives_the_count_alone(self, get: Get) -> None:
        told = get("/ol/search.json", q="dune", limit=0)

        assert told["docs"] == []
        assert told["numFound"] > 0

    def test_a_search_for_nothing_is_refused(self, get: Get) -> None:
        for typed in ({}, {"q": ""}, {"q": "*"}):
            assert list(get("/ol/search.json", 422, **typed)) == ["detail"]

    def test_nothing_can_be_changed(self, client: FlaskClient) -> None:
        response = client.post("/ol/search.json")

        assert response.status_code == 405
        assert "GET" in response.headers["Allow"]
