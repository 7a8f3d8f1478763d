"""Crossref: whole books only, those on paper first, and no abstracts."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson
import pytest

from app.books.isbn import Isbn
from app.books.query import IsbnQuery, KeywordQuery
from app.books.record import Record
from app.catalogue.statement import understand
from app.spider.crossref import SOURCE, read
from app.spider.errors import Complaint, Unreadable
from app.spider.reply import Reply
from app.spider.source import Request

BODIES = Path(__file__).parent / "bodies" / "crossref"
LEUNG = Isbn("9781108425728")
BOOKS = "type:book,type:monograph,type:edited-book,type:reference-book"


def facts(record: Record) -> dict[str, Any]:
    """Give what the record says, without what it is silent about."""
    return {name: value for name, value in asdict(record).items() if value}


def work(**fields: object) -> Record:
    item = {"DOI": "10.5555/a", "type": "book", "title": ["t"], **fields}
    body = orjson.dumps({"status": "ok", "message": {"total-results": 1, "items": [item]}})
    (record,) = read(Reply(body)).records
    return record


class TestAsking:
    def test_a_book_is_asked_for_by_both_forms_of_its_isbn_and_without_its_chapters(self) -> None:
        request = SOURCE.ask(IsbnQuery(LEUNG))
        assert request is not None
        assert request.path == "/works"
        assert request.params["filter"] == f"isbn:9781108425728,isbn:1108425720,{BOOKS}"
        assert "abstract" not in str(request.params["select"])

    def test_many_books_are_asked_for_at_once(self) -> None:
        assert SOURCE.search_by_isbns
        request = SOURCE.search_by_isbns([LEUNG, Isbn("9791220200141")])
        isbns = "isbn:9781108425728,isbn:1108425720,isbn:9791220200141"
        assert request.params["filter"] == f"{isbns},{BOOKS}"

    def test_words_are_asked_for_page_by_page(self) -> None:
        request = SOURCE.ask(KeywordQuery("early china", page=3, per_page=15))
        words = {"query.bibliographic": "early china", "filter": BOOKS}
        assert request == Request("/works", {**words, "rows": 15, "offset": 30})

    def test_no_more_are_asked_for_than_come_quickly(self) -> None:
        request = SOURCE.ask(KeywordQuery("early china", page=2, per_page=100))
        assert request is not None
        assert (request.params["offset"], request.params["rows"]) == (20, 20)


class TestReading:
    def test_a_book_is_read_with_all_it_says_but_its_abstract(self) -> None:
        page = read(Reply((BODIES / "works.json").read_bytes()))
        assert page.total == 1234
        assert facts(page.records[0]) == {
            "source": "crossref",
            "id": "10.5555/9781108348843",
            "title": "The Life of Homo sapiens & Others",
            "subtitle": "A Survey",
            "isbns": ("9781108425728", "9781108443241", "9781108348843"),
            "url": "https://doi.org/10.5555/9781108348843",
            "series": "Studies in Samples",
            "authors": ("Sample, Vera S.", "The Survey Group", "Mononym", "Itor, Eve (editor)"),
            "translators": ("Slator, Tran",),
            "publisher": "Sample University Press",
            "published": "2019-07-01",
            "language": "en",
            "identifiers": {"doi": "10.5555/9781108348843"},
        }

    def test_whoever_edited_it_stands_in_where_nobody_wrote_it(self) -> None:
        written, edited = map(understand, read(Reply((BODIES / "works.json").read_bytes())).records)
        assert written.authors == ("Vera S. Sample", "The Survey Group", "Mononym")
        assert edited.authors == ("Eve Itor",)

    def test_chapters_and_books_without_title_are_left_out(self) -> None:
        records = read(Reply((BODIES / "works.json").read_bytes())).records
        assert [record.title for record in records] == [
            *("The Life of Homo sapiens & Others", "Edited only"),
        ]

    def test_chapters_alone_are_no_books(self) -> None:
        items = [{"DOI": "10.5555/a_1", "type": "book-chapter", "title": ["A chapter"]}]
        body = orjson.dumps({"status": "ok", "message": {"total-results": 9, "items": items}})
        assert read(Reply(body)).records == ()

    def test_an_isbn_may_be_told_by_a_link(self) -> None:
        edited = read(Reply((BODIES / "works.json").read_bytes())).records[1]
        assert edited.isbns == ("9783518188811",)

    @pytest.mark.parametrize(
        ("parts", "published"),
        [
            ([[2019, 7, 1]], "2019-07-01"),
            ([[2019, 7]], "2019-07"),
            ([[2019]], "2019"),
            ([[None]], None),
            ([[]], None),
            ([], None),
            ([["2019"]], None),
            ("2019", None),
        ],
    )
    def test_a_date_is_as_long_as_its_parts(self, parts: object, published: str | None) -> None:
        assert work(issued={"date-parts": parts}).published == published

    def test_an_unknown_doi_is_told_in_plain_text(self) -> None:
        page = read(Reply(b"Resource not found.", 404))
        assert (page.records, page.total) == ((), 0)

    def test_nothing_found_is_an_empty_page(self) -> None:
        assert (
            read(Reply(b'{"status":"ok","message":{"total-results":0,"items":[]}}')).records == ()
        )

    @pytest.mark.parametrize(
        "foreign",
        [
            *(b"[]", b"{}", b"<html>", b'{"status":"ok","message":[]}'),
            b'{"status":"ok","message":{"items":{}}}',
            b'{"status":"ok","message":{"items":[{"title":["no DOI"]}]}}',
        ],
    )
    def test_what_is_no_list_of_works_is_unreadable(self, foreign: bytes) -> None:
        with pytest.raises(Unreadable):
            read(Reply(foreign))


@pytest.mark.recordings
class TestRecordings:
    def test_a_book_is_read(self, test_data: Path) -> None:
        recorded = test_data / "recordings" / "crossref" / "work_book_10.1017_9781108348843.json"
        (book,) = read(Reply(recorded.read_bytes())).records
        assert facts(book) == {
            "source": "crossref",
            "id": "10.1017/9781108348843",
            "title": "The Politics of the Past in Early China",
            "isbns": ("9781108425728", "9781108443241", "9781108348843"),
            "url": "https://doi.org/10.1017/9781108348843",
            "authors": ("Leung, Vincent S.",),
            "publisher": "Cambridge University Press",
            "published": "2019-07-01",
            "identifiers": {"doi": "10.1017/9781108348843"},
        }

    @pytest.mark.parametrize(
        "name",
        [
            "work_chapter_10.1007_978-3-662-46370-3_13.json",
            "works_query_ecology_rows2.json",
            "works_select.json",
        ],
    )
    def test_chapters_and_entries_are_no_books(self, name: str, test_data: Path) -> None:
        recorded = test_data / "recordings" / "crossref" / name
        assert read(Reply(recorded.read_bytes())).records == ()

    @pytest.mark.parametrize(
        ("name", "reason"),
        [
            ("error_400_validation.json", "does not support field query parameters"),
            ("error_404_bad_cursor.json", "Cursor specified but it is invalid"),
            ("error_500_bad_cursor.json", "Response Exception"),
        ],
    )
    def test_every_recorded_error_is_a_complaint(
        self, name: str, reason: str, test_data: Path
    ) -> None:
        with pytest.raises(Complaint, match=reason):
            read(Reply((test_data / "recordings" / "crossref" / name).read_bytes(), 404))

    def test_not_found_in_plain_text_is_an_empty_page(self, test_data: Path) -> None:
        recorded = test_data / "recordings" / "crossref" / "error_404_plain_text.txt"
        assert read(Reply(recorded.read_bytes(), 404)).records == ()
