"""A book in the shapes of Open Library."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from app.books.book import Book, Cover
from app.books.query import KeywordQuery
from app.catalogue.result import SearchResult
from app.view_models import open_library as shapes
from app.view_models.address import Addresses
from app.view_models.open_library_search import doc, search_page

HOME = Addresses("https://books.example")

BARE = Book("9780980200447", "Slow reading")

FULL = Book(
    isbn13="9780980200447",
    title="Slow reading",
    subtitle="An essay",
    series="Essays",
    authors=("John Miedema", "Jane Doe"),
    publisher="Litwin Books",
    published="2009-03",
    language="en",
    pages=92,
    pages_text="80p.",
    binding="Paperback",
    subjects=("Reading",),
    summary="A study of reading at one's own pace.",
    contents="One\n\nTwo",
    covers=(Cover("open_library", "https://covers.openlibrary.org/b/id/1-L.jpg"),),
    identifiers={"open_library": "OL22853304M", "lccn": "2008054742", "oclc": "297222669"},
)


def test_what_is_unknown_has_no_key() -> None:
    known = ["title", "isbn_10", "isbn_13", "works", "key", "type", "last_modified"]

    assert list(shapes.edition(BARE)) == known
    assert None not in shapes.data(BARE, HOME).values()
    assert "cover" not in shapes.data(BARE, HOME)
    assert "first_publish_year" not in doc(BARE)


def test_keys_are_ours_and_theirs_stand_among_the_identifiers() -> None:
    told = shapes.edition(FULL)

    assert told["key"] == "/books/OL978098020044M"
    assert told["works"] == [{"key": "/works/OL978098020044W"}]
    assert told["authors"] == [
        {"key": "/authors/OL97809802004400A"}, {"key": "/authors/OL97809802004401A"},
    ]  # fmt: skip
    assert told["identifiers"] == {
        "openlibrary": ["OL22853304M"], "lccn": ["2008054742"], "oclc": ["297222669"],
    }  # fmt: skip


def test_a_language_is_told_by_the_three_letters_of_libraries() -> None:
    assert shapes.edition(FULL)["languages"] == [{"key": "/languages/eng"}]
    assert doc(FULL)["language"] == ["eng"]


def test_contents_are_told_line_by_line() -> None:
    told = shapes.edition(FULL)["table_of_contents"]

    assert told == [
        {"level": 0, "label": "", "title": title, "pagenum": ""} for title in ("One", "Two")
    ]


def test_names_are_linked_to_what_else_there_is() -> None:
    told: Any = shapes.data(FULL, HOME)
    [john, _] = told["authors"]

    assert john == {
        "name": "John Miedema", "url": "https://books.example/book/search?q=John%20Miedema",
    }  # fmt: skip


def test_an_edition_is_told_with_its_work() -> None:
    told: Any = doc(FULL)
    [edition] = told["editions"]["docs"]

    assert edition["key"] == "/books/OL978098020044M"
    assert edition["isbn"] == ["9780980200447", "098020044X"]


Kinds = Mapping[str, set[str]]


@pytest.mark.recordings
class TestRecordings:
    """What we tell has the keys and the types of what was recorded."""

    def test_an_edition(self, test_data: Path) -> None:
        told = [*recorded(test_data, "isbn_*"), *recorded(test_data, "books_*")]
        assert len(told) > 8

        assert_fits(shapes.edition(FULL), kinds_of(told))

    def test_many_books(self, test_data: Path) -> None:
        bodies = recorded(test_data, "api_books_data_*")
        told = [book for body in bodies for book in body.values()]
        assert len(told) > 3

        assert_fits(shapes.data(FULL, HOME), kinds_of(told))

    def test_a_work_and_an_author(self, test_data: Path) -> None:
        assert_fits(shapes.work(FULL), kinds_of(recorded(test_data, "works_OL*W.json")))
        assert_fits(shapes.author(FULL, 0), kinds_of(recorded(test_data, "authors_*")))

    def test_a_page_of_a_search_and_its_books(self, test_data: Path) -> None:
        pages = recorded(test_data, "search_*")
        docs = [one for page in pages for one in page["docs"]]
        assert len(docs) > 100

        # A search without an offset repeats none: null is all that was recorded of it.
        assert_fits(page_of(FULL), {**kinds_of(pages), "offset": {"int", "NoneType"}})
        assert_fits({**doc(FULL), "editions": []}, {**kinds_of(docs), "editions": {"list"}})

    def test_nothing_found(self, test_data: Path) -> None:
        [told] = recorded(test_data, "error_404_works_editions.json")

        assert shapes.not_found(told["key"]) == told


def page_of(book: Book) -> Mapping[str, object]:
    return search_page(SearchResult(KeywordQuery("q"), [book], ()), "q", 0, ())


def recorded(test_data: Path, pattern: str) -> list[dict[str, Any]]:
    paths = sorted((test_data / "recordings" / "openlibrary").glob(pattern))
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def kinds_of(told: Iterable[Mapping[str, object]]) -> Kinds:
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for one in told:
        for key, value in one.items():
            kinds[key].add(kind(value))
    return kinds


def kind(value: object) -> str:
    if isinstance(value, list):
        return f"list of {type(value[0]).__name__}" if value else "list"
    return type(value).__name__


def assert_fits(told: Mapping[str, object], kinds: Kinds) -> None:
    assert {key: kind(value) for key, value in told.items() if kind(value) not in kinds[key]} == {}
