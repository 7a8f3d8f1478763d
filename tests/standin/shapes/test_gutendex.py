import pytest
import requests

from tests.standin import StandIn, many
from tests.standin.conftest import Ask


def test_gutendex_describes_texts_without_isbn(ask: Ask) -> None:
    (text,) = ask("gutendex", "/books/", search="三体", languages="ja").json()["results"]
    assert (text["title"], text["languages"]) == ("三体", ["ja"])
    assert [person["name"] for person in text["translators"]] == ["大森望"]
    assert not [name for name in text if "isbn" in name.lower()]


def test_gutendex_has_pages_of_its_own_size_and_none_beyond_the_last() -> None:
    with StandIn(many(400)) as upstream:
        url = f"{upstream.url('gutendex')}/books/?search=amber"
        pages = [requests.get(f"{url}&page={page}", timeout=5) for page in (1, 2, 3)]
    assert [page.status_code for page in pages] == [200, 200, 404]
    assert [len(page.json()["results"]) for page in pages[:2]] == [32, 18]
    assert [bool(page.json()["next"]) for page in pages[:2]] == [True, False]
    assert pages[2].json() == {"detail": "Invalid page."}


def test_gutendex_finds_nothing_on_an_empty_first_page(ask: Ask) -> None:
    nothing = ask("gutendex", "/books/", search="xyzzy").json()
    assert nothing == {"count": 0, "next": None, "previous": None, "results": []}


def test_gutendex_leads_to_the_slash_at_the_end(upstream: StandIn) -> None:
    moved = requests.get(
        f"{upstream.url('gutendex')}/books?search=dune", timeout=5, allow_redirects=False
    )
    assert moved.status_code == 301
    assert moved.headers["Location"] == "/gutendex/books/?search=dune"


@pytest.mark.parametrize("path", ["/", "/bookshelves/"])
def test_gutendex_has_no_other_paths(ask: Ask, path: str) -> None:
    assert ask("gutendex", path).status_code == 404
