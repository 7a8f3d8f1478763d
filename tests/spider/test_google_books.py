from collections.abc import Sequence
from pathlib import Path

import orjson
import pytest

from app.books.isbn import Isbn
from app.books.query import IsbnQuery, KeywordQuery
from app.books.record import Rating, Record
from app.spider.errors import Complaint, SourceFailed, Unreadable
from app.spider.google_books import SOURCE, read
from app.spider.reply import Reply
from app.spider.source import Request

BODIES = Path(__file__).parent / "bodies" / "google_books"


def body(name: str) -> bytes:
    return (BODIES / name).read_bytes()


def searched(query: KeywordQuery) -> Request:
    request = SOURCE.ask(query)
    assert request is not None
    return request


def test_an_isbn_is_asked_for_as_such() -> None:
    request = SOURCE.ask(IsbnQuery(Isbn("9780306406157")))
    params = {"q": "isbn:9780306406157", "printType": "books", "country": "US"}
    assert request == Request("/books/v1/volumes", params)


def test_words_are_asked_for_as_typed_page_by_page() -> None:
    request = searched(KeywordQuery("intitle:emma & co", page=3, per_page=20))
    assert request.path == "/books/v1/volumes"
    assert request.params == {
        "q": "intitle:emma & co",
        "printType": "books",
        "country": "US",
        "startIndex": 40,
        "maxResults": 20,
    }


def test_no_more_volumes_are_asked_for_than_are_given_at_once() -> None:
    params = searched(KeywordQuery("emma", page=2, per_page=100)).params
    assert (params["startIndex"], params["maxResults"]) == (40, 40)


@pytest.mark.parametrize(("tag", "code"), [("de", "de"), ("zh-Hant", "zh"), ("pt-BR", "pt")])
def test_a_language_is_asked_for_by_its_short_code(tag: str, code: str) -> None:
    assert searched(KeywordQuery("emma", language=tag)).params["langRestrict"] == code


def test_no_language_asks_for_all() -> None:
    assert "langRestrict" not in searched(KeywordQuery("emma")).params


def test_the_key_goes_into_the_query() -> None:
    assert SOURCE.key == "needed"
    assert SOURCE.sign is not None
    assert SOURCE.sign(searched(KeywordQuery("emma")), "SECRET").params["key"] == "SECRET"


def test_a_volume_of_a_list_is_read_with_all_it_says() -> None:
    page = read(Reply(body("volumes.json")))
    assert page.total == 2323
    assert page.records[0] == Record(
        source="google_books",
        id="aB_cD-1234AJ",
        title="宇宙の話",
        isbns=("9780306406157",),
        url="https://books.google.com/books?id=aB_cD-1234AJ",
        subtitle="はじめての天文学",
        authors=("小野 太郎",),
        published="2020-11",
        language="pt-BR",
        pages="239",
        subjects=("Science", "Space"),
        summary="A first look up.\n\nWith & without a telescope.",
        rating=Rating(4, 7, 5),
        cover="https://books.google.com/books/content?id=aB_cD-1234AJ&img=1&zoom=1&source=gbs_api",
        identifiers={"google_books": "aB_cD-1234AJ"},
    )


def test_what_is_no_isbn_and_a_page_count_of_zero_are_left_out() -> None:
    assert read(Reply(body("volumes.json"))).records[1] == Record(
        source="google_books",
        id="plain0000000",
        title="A year of a magazine",
        url="https://books.google.com/books?id=plain0000000",
        identifiers={"google_books": "plain0000000"},
    )


def test_the_isbn_of_13_digits_comes_first_whichever_is_sent_first() -> None:
    names = [
        {"type": "ISBN_10", "identifier": "316148410X"},
        {"type": "ISBN_13", "identifier": "9780306406157"},
    ]
    volume = {"id": "x", "volumeInfo": {"title": "Two", "industryIdentifiers": names}}
    isbns = ("9780306406157", "9783161484100")
    assert read(Reply(orjson.dumps(volume))).records[0].isbns == isbns


def test_a_single_volume_is_read_with_its_large_cover_and_printed_pages() -> None:
    page = read(Reply(body("volume.json")))
    assert page.total == 1
    assert page.records == (
        Record(
            source="google_books",
            id="Single000001",
            title="One volume by itself",
            isbns=("9783161484100",),
            url="https://books.google.com/books?id=Single000001",
            authors=("Ann Other", "Bea Speech"),
            publisher="Example House",
            published="2004",
            language="en",
            pages="266",
            subjects=("Fiction / Fantasy / General",),
            cover="https://books.google.com/books/content?id=Single000001&zoom=4&imgtk=T",
            identifiers={"google_books": "Single000001"},
        ),
    )


@pytest.mark.parametrize(
    "unknown",
    [b'{"kind": "books#volumes", "totalItems": 0}', b'{"totalItems": 59006}', b'{"items": []}'],
)
def test_no_items_is_an_empty_page(unknown: bytes) -> None:
    assert read(Reply(unknown)).records == ()


def test_an_error_is_told_by_googles_word_for_it_and_never_by_its_sentence() -> None:
    with pytest.raises(Complaint, match="API_KEY_INVALID") as refusal:
        read(Reply(body("error.json")))
    assert "SECRET" not in str(refusal.value)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        ({"errors": [{"reason": "queryRequired"}], "code": 400}, "queryRequired"),
        ({"status": "RESOURCE_EXHAUSTED"}, "RESOURCE_EXHAUSTED"),
        ({"status": "see https://x.example/?key=1"}, "no reason"),
        ("down", "no reason"),
        (None, "no reason"),
    ],
)
def test_an_error_of_any_shape_is_a_complaint(error: object, reason: str) -> None:
    with pytest.raises(Complaint, match=reason):
        read(Reply(orjson.dumps({"error": error})))


@pytest.mark.parametrize(
    "foreign",
    [
        b"",
        b"<html>Sorry</html>",
        b"null",
        b"[]",
        b"{}",
        b'{"docs": []}',
        b'{"totalItems": 1, "items": null}',
        b'{"totalItems": 1, "items": {"volumeInfo": {"title": "no list"}}}',
        b'{"totalItems": 1, "items": [{"id": "x", "volumeInfo": {"authors": ["Ann"]}}]}',
        b'{"id": "../../etc", "volumeInfo": {"title": "An id that is none"}}',
    ],
)
def test_what_is_no_answer_about_volumes_is_unreadable(foreign: bytes) -> None:
    with pytest.raises(Unreadable):
        read(Reply(foreign))


def records_or_none(sent: bytes) -> Sequence[Record]:
    try:
        return read(Reply(sent)).records
    except SourceFailed:
        return ()


KNOWN: dict[tuple[str, int], dict[str, object]] = {
    ("list_2items_ru.json", 0): {
        "id": "s18aAQAAIAAJ",
        "title": "Лев Александрович Дмитриев",
        "isbns": (),
        "publisher": None,
        "published": "1995",
        "language": "ru",
        "pages": "137",
    },
    ("list_2items_ru.json", 1): {
        "title": "Березовая роща",
        "subtitle": "Стихи. Проза",
        "isbns": ("9785893926705",),
        "authors": ("Смилянский Лев Маркович",),
        "published": None,
    },
    ("list_android_5.json", 1): {
        "title": "Android Phones For Dummies",
        "isbns": ("9781118232446",),
        "authors": ("Dan Gookin",),
        "publisher": "John Wiley & Sons",
        "published": "2012-03-09",
        "pages": "352",
        "rating": Rating(3.5, 4, 5),
        "summary": None,
    },
    ("list_android_pt_2items.json", 0): {
        "title": "Google Android 5ª edição",
        "isbns": ("9788575224687",),
        "publisher": "Novatec Editora",
        "language": "pt-BR",
        "published": "2015-11-23",
    },
    ("list_batman_2014.json", 0): {
        "title": "Batman: Killing Joke (DELUXE)",
        "authors": ("Brian Bolland", "Alan Moore"),
        "isbns": ("9781401216672",),
        "rating": Rating(3, 105, 5),
        "pages": "64",
    },
    ("list_dance_5.json", 0): {
        "title": "What is Dance?",
        "authors": ("Roger Copeland", "Marshall Cohen"),
        "isbns": (),
        "publisher": "Oxford [Oxfordshire] ; New York : Oxford University Press",
        "published": "1983",
    },
    ("list_isbn_ja_9784815602666.json", 0): {
        "title": "宇宙の話をしよう",
        "authors": ("小野雅裕",),
        "isbns": ("9784815602666",),
        "published": "2020-11",
        "language": "ja",
        "publisher": None,
    },
    ("list_isbn_leviathan_wakes.json", 0): {
        "title": "Leviathan Wakes",
        "authors": ("James S. A. Corey",),
        "isbns": ("9781841499895",),
        "publisher": "Orbit Books",
        "pages": "561",
    },
    ("list_ruby_printtype_books.json", 0): {
        "title": "The Ultimate Guide to Ruby Programming",
        "authors": (),
        "published": None,
        "isbns": (),
        "cover": "https://books.google.com/books/content"
        "?id=iuz1L-PSXtgC&printsec=frontcover&img=1&zoom=1&source=gbs_api",
    },
    ("volume_Gz8t2MttEQUC.json", 0): {
        "title": "Harry Potter and Philosophy",
        "subtitle": "If Aristotle Ran Hogwarts",
        "authors": ("David Baggett",),
        "isbns": ("9780812694550",),
        "pages": "243",
        "subjects": ("Fiction / Fantasy / General",),
    },
    ("volume_hV--zQEACAAJ_withkey.json", 0): {
        "authors": ("George. Orwell",),
        "isbns": ("9781847498571",),
        "published": "2021-01-07",
        "pages": "283",
    },
}


@pytest.mark.recordings
@pytest.mark.parametrize(("name", "place"), KNOWN)
def test_a_recorded_book_is_read_as_a_reader_would(test_data: Path, name: str, place: int) -> None:
    recorded = test_data / "recordings" / "googlebooks" / name
    record = read(Reply(recorded.read_bytes())).records[place]
    wanted = KNOWN[name, place]
    assert {field: getattr(record, field) for field in wanted} == wanted


@pytest.mark.recordings
def test_every_recorded_volume_is_read(test_data: Path) -> None:
    for path in sorted((test_data / "recordings" / "googlebooks").iterdir()):
        recorded = path.read_bytes()
        assert len(records_or_none(recorded)) == recorded.count(b'"volumeInfo"'), path.name


@pytest.mark.recordings
def test_every_recorded_error_is_a_complaint(test_data: Path) -> None:
    for path in sorted((test_data / "recordings" / "googlebooks").glob("error_*.json")):
        with pytest.raises(Complaint, match=r"question: [A-Za-z_]+$"):
            read(Reply(path.read_bytes()))
