import pytest

from tests.standin.conftest import Ask

DUNE = "9780441172719"
UNKNOWN = "9780000000002"

EDITION_FIELDS = "key,title,isbn,editions,editions.key,editions.isbn"


def test_open_library_answers_a_batch_under_the_keys_as_sent(ask: Ask) -> None:
    keys = f"ISBN:{DUNE},isbn:0441172717,ISBN:{UNKNOWN}"
    books = ask("open_library", "/api/books.json", bibkeys=keys, jscmd="data").json()
    assert list(books) == [f"ISBN:{DUNE}", "isbn:0441172717"]
    dune = books[f"ISBN:{DUNE}"]
    assert dune["authors"][0]["name"] == "Frank Herbert"
    assert dune["identifiers"]["isbn_10"] == ["0441172717"]
    assert dune["number_of_pages"] == 535
    assert dune["publish_date"] == "September 1, 1990"


def test_open_library_answers_only_unknown_keys_with_an_empty_object(ask: Ask) -> None:
    assert ask("open_library", "/api/books.json", bibkeys=UNKNOWN, jscmd="data").json() == {}


def test_open_library_finds_works_with_the_fitting_edition(ask: Ask) -> None:
    answer = ask("open_library", "/search.json", q="sha qiu", fields=EDITION_FIELDS).json()
    assert answer["numFound"] == answer["num_found"] == 1
    (work,) = answer["docs"]
    assert set(work) == {"key", "title", "isbn", "editions"}
    assert work["title"] == "Dune"
    assert {DUNE, "0441172717", "9787539967363"} <= set(work["isbn"])
    (edition,) = work["editions"]["docs"]
    assert edition.keys() == {"key", "isbn"}
    assert edition["isbn"] == ["7539967366", "9787539967363"]


def test_open_library_sends_neither_isbn_nor_publisher_unasked(ask: Ask) -> None:
    (work,) = ask("open_library", "/search.json", q="dune").json()["docs"]
    assert not work.keys() & {"isbn", "publisher", "editions"}


@pytest.mark.parametrize("words", ["三体", "活着", "ab", "the", "The"])
def test_open_library_refuses_short_words_as_q_but_not_as_title(ask: Ask, words: str) -> None:
    refused = ask("open_library", "/search.json", q=words)
    assert refused.status_code == 422
    assert refused.json()["detail"][0].keys() == {"loc", "msg", "type"}
    assert ask("open_library", "/search.json", title=words).status_code == 200


def test_open_library_finds_a_short_title(ask: Ask) -> None:
    docs = ask("open_library", "/search.json", title="三体", fields="*").json()["docs"]
    assert docs[0]["author_name"] == ["Liu Cixin"]


def test_open_library_pages_by_offset_and_limit(ask: Ask) -> None:
    def keys(**window: int) -> list[str]:
        found = ask("open_library", "/search.json", title="the", **window).json()
        return [doc["key"] for doc in found["docs"]]

    whole = keys()
    assert keys(offset=0, limit=2) + keys(offset=2, limit=2) == whole[:4]
    assert keys(offset=len(whole)) == []


def test_open_library_narrows_by_language(ask: Ask) -> None:
    chinese = ask("open_library", "/search.json", q="dune", language="chi", fields="*").json()
    assert chinese["docs"][0]["editions"]["docs"][0]["language"] == ["chi"]
    assert ask("open_library", "/search.json", q="dune", language="rus").json()["docs"] == []


@pytest.mark.parametrize(("path", "length"), [("/api/books", 0), ("/isbn/1.json", 1)])
def test_open_library_has_no_json_where_there_is_nothing(ask: Ask, path: str, length: int) -> None:
    answer = ask("open_library", path)
    assert answer.status_code == 404
    assert bool(answer.content) == bool(length)
