from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson
import pytest

from app.books.isbn import Isbn
from app.books.query import KeywordQuery
from app.books.record import Rating, Record
from app.spider.errors import Complaint, SourceFailed, Unreadable
from app.spider.hardcover import BATCH, SOURCE, read, search_by_isbns
from app.spider.reply import Reply
from app.spider.source import Request

BODIES = Path(__file__).parent / "bodies" / "hardcover"
EDITIONS = (BODIES / "editions.json").read_bytes()
WORKS = (BODIES / "works.json").read_bytes()


def asked(request: Request | None) -> dict[str, Any]:
    assert request is not None
    assert (request.method, request.path) == ("POST", "/v1/graphql")
    assert request.safe
    assert request.headers["Content-Type"] == "application/json"
    body: dict[str, Any] = orjson.loads(request.body or b"")
    return body


def test_an_isbn_is_asked_for_in_both_its_forms() -> None:
    body = asked(SOURCE.about(Isbn("9780306406157")))
    assert "editions(where:" in body["query"]
    assert body["variables"] == {
        "isbn13": ["9780306406157"],
        "isbn10": ["0306406152"],
        "most": 500,
    }


def test_many_isbns_are_asked_for_at_once() -> None:
    body = asked(search_by_isbns([Isbn("9780306406157"), Isbn("9791158392239")]))
    assert body["variables"]["isbn13"] == ["9780306406157", "9791158392239"]
    assert body["variables"]["isbn10"] == ["0306406152"]
    assert SOURCE.batch == BATCH == 50


def test_words_go_into_a_variable_and_few_works_are_asked_for() -> None:
    body = asked(SOURCE.ask(KeywordQuery('sea") { me }', page=3, per_page=100)))
    assert 'query_type: "Book"' in body["query"]
    assert "{ me }" not in body["query"]
    assert body["variables"] == {"words": 'sea") { me }', "page": 3, "size": 10}


@pytest.mark.parametrize("key", ["SECRET", "Bearer SECRET"])
def test_the_token_is_borne_once_however_it_was_copied(key: str) -> None:
    assert SOURCE.key == "needed"
    assert SOURCE.sign is not None
    signed = SOURCE.sign(SOURCE.about(Isbn("9780306406157")), key)
    assert signed.headers["Authorization"] == "Bearer SECRET"
    assert signed.headers["Content-Type"] == "application/json"


def test_an_edition_is_read_with_what_is_told_of_its_work() -> None:
    page = read(Reply(EDITIONS))
    assert page.total == 2
    assert page.records[0] == Record(
        source="hardcover",
        id="501",
        title="The Sea Book",
        isbns=("9780306406157",),
        url="https://hardcover.app/books/the-sea-book/editions/501",
        work="hardcover:77",
        subtitle="A Voyage",
        series="Waters ; 1.5",
        authors=("Ann Sea",),
        translators=("Tom Wave",),
        publisher="Wave Press",
        published="1999-05-01",
        language="Spanish; Castilian",
        pages="320",
        binding="Paperback",
        summary="A look at the sea.",
        rating=Rating(4.25, 12, 5),
        cover="https://assets.hardcover.app/edition/501/a.jpg",
        identifiers={"hardcover": "501"},
    )


def test_an_edition_of_nulls_has_its_works_title_and_whoever_made_it() -> None:
    assert read(Reply(EDITIONS)).records[1] == Record(
        source="hardcover",
        id="502",
        title="The Sea Book",
        isbns=("9783161484100",),
        work="hardcover:77",
        authors=("Ann Sea",),
        identifiers={"hardcover": "502"},
    )


def test_a_work_is_read_without_what_is_some_editions_own() -> None:
    page = read(Reply(WORKS))
    assert page.total == 581
    assert page.records[0] == Record(
        source="hardcover",
        id="hardcover:77",
        title="The Sea Book",
        isbns=("9780306406157",),
        url="https://hardcover.app/books/the-sea-book",
        work="hardcover:77",
        work_level=True,
        series="Waters ; 1",
        authors=("Ann Sea",),
        subjects=("Fiction", "Sea"),
        summary="A look at the sea.",
        rating=Rating(4.25, 12, 5),
        cover="https://assets.hardcover.app/editions/501/a.jpg",
    )


def test_a_work_whose_title_is_not_english_stands_on_its_first_isbn() -> None:
    sea = read(Reply(WORKS)).records[1]
    assert (sea.title, sea.isbns, sea.authors) == ("Море", ("9785389074354",), ("А. Морев",))


@pytest.mark.parametrize(
    "unknown",
    [b'{"data": {"editions": []}}', b'{"data": {"search": {"results": {"found": 0, "hits": []}}}}'],
)
def test_nothing_found_is_an_empty_page(unknown: bytes) -> None:
    assert read(Reply(unknown)).records == ()


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ({"errors": [{"message": "field 'x' not found"}], "data": None}, "field 'x' not found"),
        ({"errors": ["?"]}, "it gave no reason"),
        ({"error": "invalid_token"}, "invalid_token"),
        ({"error": "insufficient_scope", "data": {"editions": []}}, "insufficient_scope"),
    ],
)
def test_an_error_is_a_complaint_whatever_its_status(error: object, told: str) -> None:
    with pytest.raises(Complaint, match=told):
        read(Reply(orjson.dumps(error)))


@pytest.mark.parametrize(
    "foreign",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"<html>",
        b'{"data": null}',
        b'{"data": {"editions": null}}',
        b'{"data": {"search": {"results": []}}}',
        b'{"data": {"editions": [{"title": "no id"}]}}',
    ],
)
def test_what_is_no_answer_about_books_is_unreadable(foreign: bytes) -> None:
    with pytest.raises(Unreadable):
        read(Reply(foreign))


def records_or_none(sent: bytes) -> Sequence[Record]:
    try:
        return read(Reply(sent)).records
    except SourceFailed:
        return ()


@pytest.mark.recordings
class TestRecordings:
    """The recorded bodies are what stands inside `data`, in part flattened by another program."""

    EDITIONS: tuple[dict[str, object], ...] = (
        {
            "id": "2667580",
            "title": "Harry Potter and the Sorcerer's Stone",
            "publisher": "Gallimard jeunesse",
            "published": None,
            "language": "French",
            "pages": "326",
            "binding": "Hardcover",
            "isbns": (),
            "work": "hardcover:328491",
        },
        {"authors": ("J. K. Rowling",), "language": "Spanish; Castilian", "binding": "ebook"},
        {"publisher": "Bloomsbury Publishing (IN)", "published": "1997-01-01", "pages": "309"},
        {"authors": ("J. K. Rowling",), "publisher": "Scholastic"},
        {
            "title": "Harry Potter À L'école Des Sorciers Livre Audio",
            "authors": ("J. K. Rowling",),
            "translators": ("Jean-François Ménard",),
            "publisher": None,
            "pages": None,
            "binding": None,
        },
        {"id": "20464614", "authors": ("J. K. Rowling",), "publisher": "Pottermore Limited"},
    )

    WORKS: tuple[dict[str, object], ...] = (
        {
            "id": "hardcover:328491",
            "title": "Harry Potter and the Sorcerer's Stone",
            "isbns": ("9780439133166",),
            "series": "Harry Potter ; 1",
            "authors": ("J. K. Rowling",),
            "published": None,
            "pages": None,
        },
        {"id": "hardcover:429306", "series": "Harry Potter ; 2"},
        {"title": "Harry Potter and the Prisoner of Azkaban", "isbns": ("9781408812839",)},
    )

    @staticmethod
    def recorded(test_data: Path, name: str) -> Any:
        return orjson.loads((test_data / "recordings" / "hardcover" / name).read_bytes())

    def test_editions_are_read(self, test_data: Path) -> None:
        inside = {"editions": self.recorded(test_data, "editions_of_328491.json")}
        records = read(Reply(orjson.dumps({"data": inside}))).records
        assert len(records) == 10
        for record, wanted in zip(records, self.EDITIONS, strict=False):
            assert {field: getattr(record, field) for field in wanted} == wanted

    def test_works_are_read(self, test_data: Path) -> None:
        results = self.recorded(test_data, "search_results_books_first6.json")
        page = read(Reply(orjson.dumps({"data": {"search": {"results": results}}})))
        assert (len(page.records), page.total) == (6, 581)
        for record, wanted in zip(page.records, self.WORKS, strict=False):
            assert {field: getattr(record, field) for field in wanted} == wanted

    @pytest.mark.parametrize(
        ("name", "told"),
        [
            ("error_401_bad_token.json", "invalid_token"),
            ("error_429.json", "Too Many Requests"),
            ("error_200_graphql_validation.json", "nonexistent_field"),
        ],
    )
    def test_errors_are_complaints(self, test_data: Path, name: str, told: str) -> None:
        with pytest.raises(Complaint, match=told):
            read(Reply(orjson.dumps(self.recorded(test_data, name))))

    def test_every_body_is_read_or_refused(self, test_data: Path) -> None:
        for path in sorted((test_data / "recordings" / "hardcover").iterdir()):
            assert records_or_none(path.read_bytes()) == (), path.name
