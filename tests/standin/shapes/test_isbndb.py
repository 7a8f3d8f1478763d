import requests

from tests.standin import StandIn

DUNE = "9780441172719"
KEY = {"Authorization": "any"}


def got(upstream: StandIn, path: str, headers: dict[str, str] | None = None) -> requests.Response:
    return requests.get(upstream.url("isbndb") + path, headers=headers or KEY, timeout=5)


def test_isbndb_gives_a_book_and_splits_its_authors_name(upstream: StandIn) -> None:
    book = got(upstream, f"/book/{DUNE}").json()["book"]
    assert (book["isbn"], book["isbn13"], book["pages"]) == ("0441172717", DUNE, 412)
    assert book["authors"] == ["Herbert", "Frank"]


def test_isbndb_has_a_list_where_no_number_of_pages_is_known(upstream: StandIn) -> None:
    books = got(upstream, "/books/potter").json()["books"]
    assert [book["pages"] for book in books] == [223, [], 335]


def test_isbndb_does_not_know_it_with_404(upstream: StandIn) -> None:
    unknown = got(upstream, "/book/9780000000002")
    assert (unknown.status_code, unknown.json()) == (404, {"errorMessage": "Not Found"})


def test_isbndb_pages_through_what_words_in_its_path_find(upstream: StandIn) -> None:
    pages = [got(upstream, f"/books/potter?page={n}&pageSize=2").json() for n in (1, 2, 3)]
    assert [len(page["books"]) for page in pages] == [2, 1, 0]
    assert {page["total"] for page in pages} == {3}


def test_isbndb_refuses_who_has_no_key_and_who_asks_for_many(upstream: StandIn) -> None:
    url = f"{upstream.url('isbndb')}/books"
    assert requests.get(url, timeout=5).status_code == 401
    assert requests.post(url, json={"isbns": [DUNE]}, headers=KEY, timeout=5).status_code == 403
