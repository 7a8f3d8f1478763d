"""The custom metadata provider for audiobookshelf, over the whole house."""

from flask.testing import FlaskClient

from tests.compat.conftest import Get
from tests.conftest import SOURCES
from tests.standin import StandIn, faults

DUNE = "9780441172719"

KEYS = [
    "title", "subtitle", "author", "narrator", "publisher", "publishedYear", "description", "cover",
    "isbn", "genres", "tags", "series", "language",
]  # fmt: skip


def test_a_title_and_an_author_find_matches_with_every_key(get: Get) -> None:
    matches = get("/abs/search", query="Dune", author="Frank Herbert")["matches"]

    assert list(matches[0]) == KEYS
    assert (matches[0]["title"], matches[0]["author"]) == ("Dune", "Frank Herbert")
    assert matches[0]["cover"].startswith("http://localhost/covers/978")
    assert matches[0]["publishedYear"].isdigit()
    assert None not in matches[0].values()


def test_a_series_is_told_as_audiobookshelf_reads_it(get: Get) -> None:
    [match] = get("/abs/search", isbn=DUNE)["matches"]

    assert match["series"] == [{"series": "Dune Chronicles", "sequence": ""}]


def test_a_number_is_the_one_book_whatever_the_title_says(get: Get) -> None:
    [match] = get("/abs/search", query="Something Else", isbn="0-441-17271-7")["matches"]

    assert match["isbn"] == DUNE


def test_a_number_that_nobody_knows_does_not_hide_the_title(get: Get) -> None:
    for number in ("9780000000002", "B002V1CBBG"):
        assert get("/abs/search", query="Dune", isbn=number)["matches"]


def test_a_title_is_found_without_an_author_whom_nobody_knows(get: Get) -> None:
    assert get("/abs/search", query="Dune", author="Nobody Whatsoever")["matches"]


def test_while_someone_is_silent_a_reader_does_not_wait_twice(get: Get, upstream: StandIn) -> None:
    upstream.fault("k10plus", faults.status(503))

    assert get("/abs/search", query="Dune", author="Nobody Whatsoever")["matches"] == []
    assert {asked.query.get("q", "") for asked in upstream.asked("douban")} == {
        "Dune Nobody Whatsoever"
    }


def test_a_key_in_the_header_is_neither_asked_for_nor_looked_at(client: FlaskClient) -> None:
    response = client.get("/abs/search?query=Dune", headers={"AUTHORIZATION": "any"})

    assert response.status_code == 200


def test_nothing_found_is_an_empty_list(get: Get, upstream: StandIn) -> None:
    for name in SOURCES:
        upstream.fault(name, faults.status(500))

    assert get("/abs/search", query="Dune") == {"matches": []}


def test_a_question_without_words_is_refused_as_the_specification_has_it(get: Get) -> None:
    assert list(get("/abs/search", 400)) == ["error"]
    assert list(get("/abs/search", 400, query="?", isbn="x")) == ["error"]
    assert list(get("/abs/nowhere", 404)) == ["error"]
