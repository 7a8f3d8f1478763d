"""Gutendex: pages of a size of their own, of texts without ISBN."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson
import pytest

from app.books.isbn import Isbn
from app.books.query import IsbnQuery, KeywordQuery
from app.books.record import Record
from app.spider.errors import BadStatus, Complaint, Unreadable
from app.spider.gutendex import SOURCE, read
from app.spider.reply import Reply
from app.spider.source import Request

BODIES = Path(__file__).parent / "bodies" / "gutendex"


def facts(record: Record) -> dict[str, Any]:
    """Give what the record says, without what it is silent about."""
    return {name: value for name, value in asdict(record).items() if value}


def test_words_are_asked_for_page_by_page_of_its_own_size() -> None:
    for per_page in (1, 15, 100):
        request = SOURCE.ask(KeywordQuery("pride & prejudice", page=3, per_page=per_page))
        assert request == Request("/books/", {"search": "pride & prejudice", "page": 3})


def test_a_language_is_asked_for_by_its_two_letters() -> None:
    request = SOURCE.ask(KeywordQuery("faust", language="zh-Hant"))
    assert request == Request("/books/", {"search": "faust", "languages": "zh", "page": 1})


def test_it_knows_no_isbns() -> None:
    assert SOURCE.ask(IsbnQuery(Isbn("9780306406157"))) is None


def test_a_text_is_read_as_what_is_true_of_every_edition_of_the_work() -> None:
    page = read(Reply((BODIES / "books.json").read_bytes()))
    assert page.total == 35
    assert facts(page.records[0]) == {
        "source": "gutendex",
        "id": "1001",
        "work_level": True,
        "title": "The Sample; Or, The Test",
        "url": "https://www.gutenberg.org/ebooks/1001",
        "authors": ("Writer, Ann (Anna Maria)", "Redactor, Bob (editor)"),
        "translators": ("Turner, Cy",),
        "language": "en",
        "subjects": ("Samples -- Fiction", "Sea stories"),
        "summary": "A sample is drawn. (This is an automatically generated summary.)",
        "identifiers": {"gutenberg": "1001"},
    }


def test_what_is_no_text_or_has_no_title_or_number_is_left_out() -> None:
    records = read(Reply((BODIES / "books.json").read_bytes())).records
    assert [record.id for record in records] == ["1001", "1004"]


def test_a_page_beyond_the_last_is_empty() -> None:
    page = read(Reply(b'{"detail": "Invalid page."}', 404))
    assert (page.records, page.total) == ((), 0)


def test_nothing_found_is_an_empty_page() -> None:
    nothing = b'{"count": 0, "next": null, "previous": null, "results": []}'
    assert read(Reply(nothing)).records == ()


def test_another_refusal_is_a_complaint() -> None:
    with pytest.raises(Complaint, match=r"question: Request was throttled\.$"):
        read(Reply(b'{"detail": "Request was throttled."}'))


def test_an_end_point_that_has_moved_is_no_empty_page() -> None:
    with pytest.raises(BadStatus, match="404"):
        read(Reply(b'{"detail": "Not found."}', 404))


@pytest.mark.parametrize(
    "foreign", [b"[]", b"{}", b"<html>", b'{"results": {}}', b'{"results": [1]}']
)
def test_what_is_no_list_of_books_is_unreadable(foreign: bytes) -> None:
    with pytest.raises(Unreadable):
        read(Reply(foreign))


SEEN: dict[str, list[dict[str, object]]] = {
    "books_page1.json": [
        {
            "id": "2701",
            "title": "Moby Dick; Or, The Whale",
            "authors": ("Melville, Herman",),
            "language": "en",
            "isbns": (),
            "cover": None,
        },
        {
            "id": "1342",
            "title": "Pride and Prejudice",
            "authors": ("Austen, Jane",),
            "subjects": (
                *("Courtship -- Fiction", "Domestic fiction", "England -- Fiction"),
                *("Love stories", "Sisters -- Fiction", "Social classes -- Fiction"),
                "Young women -- Fiction",
            ),
        },
        {
            "id": "2641",
            "title": "A Room with a View",
            "authors": ("Forster, E. M. (Edward Morgan)",),
            "translators": (),
            "url": "https://www.gutenberg.org/ebooks/2641",
        },
    ],
    "books_page2_last.json": [
        {"id": "72", "title": "Thuvia, maid of Mars", "authors": ("Burroughs, Edgar Rice",)},
        {"id": "468", "title": "Manon Lescaut", "authors": ("Prévost, abbé",), "language": "en"},
    ],
    "books_malformed_items.json": [{"id": "2701", "title": "Moby Dick; Or, The Whale"}],
}


@pytest.mark.recordings
class TestRecordings:
    @pytest.mark.parametrize("name", SEEN)
    def test_texts_are_read_as_the_eye_reads_them(self, name: str, test_data: Path) -> None:
        recorded = test_data / "recordings" / "gutendex" / name
        records = read(Reply(recorded.read_bytes())).records
        assert len(records) == len(SEEN[name])
        for record, expected in zip(records, SEEN[name], strict=True):
            assert {field: getattr(record, field) for field in expected} == expected

    def test_every_recorded_page_keeps_its_count(self, test_data: Path) -> None:
        for path in sorted((test_data / "recordings" / "gutendex").iterdir()):
            body = path.read_bytes()
            assert read(Reply(body)).total == orjson.loads(body)["count"], path.name
