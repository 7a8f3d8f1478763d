from collections.abc import Sequence
from pathlib import Path

import pytest

from app.books.isbn import Isbn
from app.books.query import IsbnQuery, KeywordQuery
from app.books.record import Record
from app.spider.client import Client
from app.spider.deadline import Deadline
from app.spider.errors import BadStatus, Complaint, SourceFailed, Unreadable
from app.spider.isbndb import SOURCE, read
from app.spider.reply import Reply
from app.spider.source import Request
from tests.standin import StandIn

BODIES = Path(__file__).parent / "bodies" / "isbndb"
BOOK = (BODIES / "book.json").read_bytes()
BOOKS = (BODIES / "books.json").read_bytes()


def test_an_isbn_is_asked_for_by_its_path() -> None:
    assert SOURCE.ask(IsbnQuery(Isbn("9780306406157"))) == Request("/book/9780306406157")


def test_words_are_asked_for_page_by_page() -> None:
    request = SOURCE.ask(KeywordQuery("the sea", page=2, per_page=500))
    assert request == Request("/books/the%20sea", {"page": 2, "pageSize": 100})


@pytest.mark.parametrize("words", ["AC/DC", "what? #1", "50% & more", "../me", "三体", "a+b;c"])
def test_words_reach_the_server_as_they_were_typed(upstream: StandIn, words: str) -> None:
    assert SOURCE.search_by_keyword
    assert SOURCE.sign
    request = SOURCE.sign(SOURCE.search_by_keyword(KeywordQuery(words)), "KEY")
    Client("tests").exchange(upstream.url("isbndb"), request, Deadline.after(5))
    assert upstream.asked("isbndb")[0].path == f"/books/{words}"


def test_the_key_goes_into_a_header_as_it_is() -> None:
    assert SOURCE.key == "needed"
    assert SOURCE.sign is not None
    signed = SOURCE.sign(SOURCE.about(Isbn("9780306406157")), "SECRET")
    assert signed == Request("/book/9780306406157", headers={"Authorization": "SECRET"})


def test_many_isbns_are_not_asked_at_once_as_a_basic_plan_may_not() -> None:
    assert SOURCE.search_by_isbns is None


def test_a_book_is_read_with_all_it_says() -> None:
    assert read(Reply(BOOK)).records == (
        Record(
            source="isbndb",
            id="9780306406157",
            title="The Sea Book (wave Large Print)",
            isbns=("9780306406157",),
            url="https://isbndb.com/book/9780306406157",
            authors=("Sea, Ann",),
            publisher="Wave Press @",
            published="October 2005",
            language="Eng",
            binding="Hardcover",
            price="28.99",
            currency="USD",
            subjects=("Sea", "Sea--England--Fiction"),
            summary="A look at the sea.\n\nKirkus Reviews\n\nWet.",
            cover="https://images.isbndb.com/covers/61/57/9780306406157.jpg",
        ),
    )


def test_a_page_of_books_is_read_without_those_that_have_no_number() -> None:
    page = read(Reply(BOOKS))
    assert page.total == 117619
    assert page.records == (
        Record(
            source="isbndb",
            id="9783161484100",
            title="Island",
            isbns=("9783161484100",),
            url="https://isbndb.com/book/9783161484100",
            authors=("Whitelaw, Stella.", "Rhea, Nicholas , 1936-2017"),
            pages="208",
            price="20",
            currency="USD",
        ),
    )


def test_a_search_that_calls_its_books_data_is_read_too() -> None:
    assert read(Reply(BOOKS.replace(b'"books"', b'"data"'))) == read(Reply(BOOKS))


def test_a_name_of_several_words_is_not_made_one_with_the_next() -> None:
    sent = BOOK.replace(b'["Sea", "Ann"]', b'["Terry Pratchett", "Neil Gaiman"]')
    assert read(Reply(sent)).records[0].authors == ("Terry Pratchett", "Neil Gaiman")


@pytest.mark.parametrize(
    ("body", "status"),
    [(b'{"errorMessage": "Not Found"}', 404), (b'{"total": 0, "books": []}', 200)],
)
def test_nothing_found_is_an_empty_page(body: bytes, status: int) -> None:
    assert read(Reply(body, status)).records == ()


def test_another_404_says_that_the_way_is_wrong() -> None:
    with pytest.raises(BadStatus, match="404"):
        read(Reply(b'{"message": "no route"}', 404))
    with pytest.raises(Unreadable):
        read(Reply(b"<html>Not Found</html>", 404))


def test_a_refusal_is_a_complaint() -> None:
    with pytest.raises(Complaint, match="Limit Exceeded"):
        read(Reply(b'{"message": "Limit Exceeded"}'))


@pytest.mark.parametrize(
    "foreign",
    [b"", b"null", b"[]", b"{}", b"<html>", b'{"book": {}}', b'{"books": {"title": "x"}}'],
)
def test_what_is_no_answer_about_books_is_unreadable(foreign: bytes) -> None:
    with pytest.raises(Unreadable):
        read(Reply(foreign))


KNOWN: dict[tuple[str, int], dict[str, object]] = {
    ("book.json", 0): {
        "title": "Gentle Stranger",
        "authors": ("Charlotte Vale Allen",),
        "publisher": "John Curley & Assoc",
        "published": "1992",
        "pages": "262",
        "binding": "Paperback",
        "isbns": ("9780792712305",),
        "price": "0.00",
    },
    ("books_search.json", 0): {
        "title": "Dead Weight: Severn House Publishers (a Neil Paget Mystery)",
        "authors": ("Smith, Frank",),
        "published": "2017",
        "pages": None,
    },
    ("books_search.json", 4): {"published": "2017-11-30", "price": "36.95"},
    ("books_search.json", 12): {"isbns": ("9780727870537",), "binding": None},
    ("author.json", 7): {"title": "Memories", "subjects": ("Fiction",), "publisher": None},
    ("author.json", 16): {"authors": ("Allen", "Charlotte Vale")},
    ("author.json", 17): {"authors": ("Vale-allen, Charlotte",), "pages": "240"},
    ("publisher.json", 5): {"title": "Up in Flames", "published": "October 2005"},
}


@pytest.mark.recordings
@pytest.mark.parametrize(("name", "place"), KNOWN)
def test_a_recorded_book_is_read_as_a_reader_would(test_data: Path, name: str, place: int) -> None:
    recorded = test_data / "recordings" / "isbndb" / name
    record = read(Reply(recorded.read_bytes())).records[place]
    wanted = KNOWN[name, place]
    assert {field: getattr(record, field) for field in wanted} == wanted


def records_or_none(sent: bytes) -> Sequence[Record]:
    try:
        return read(Reply(sent)).records
    except SourceFailed:
        return ()


@pytest.mark.recordings
def test_every_recorded_book_is_read(test_data: Path) -> None:
    for path in sorted((test_data / "recordings" / "isbndb").iterdir()):
        recorded = path.read_bytes()
        assert len(records_or_none(recorded)) == recorded.count(b'"isbn13"'), path.name
