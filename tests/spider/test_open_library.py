import re
from collections.abc import Sequence
from pathlib import Path

import orjson
import pytest

from app.books.isbn import Isbn
from app.books.query import IsbnQuery, KeywordQuery
from app.books.record import Rating, Record
from app.spider.errors import BadStatus, Complaint, SourceFailed, Unreadable
from app.spider.open_library import FIELDS, SOURCE, read
from app.spider.reply import Reply
from app.spider.source import Request

BODIES = Path(__file__).parent / "bodies" / "open_library"


def body(name: str) -> bytes:
    return (BODIES / name).read_bytes()


def records_of(name: str) -> Sequence[Record]:
    return read(Reply(body(name))).records


def searched(query: KeywordQuery) -> Request:
    request = SOURCE.ask(query)
    assert request is not None
    return request


def test_one_isbn_is_looked_up_where_the_api_still_lives() -> None:
    request = SOURCE.ask(IsbnQuery(Isbn("9780141439587")))
    params = {"bibkeys": "ISBN:9780141439587", "jscmd": "data"}
    assert request == Request("/api/books.json", params)


def test_many_isbns_are_looked_up_in_one_request() -> None:
    assert SOURCE.search_by_isbns is not None
    request = SOURCE.search_by_isbns([Isbn("9780141439587"), Isbn("9783161484100")])
    assert request.params["bibkeys"] == "ISBN:9780141439587,ISBN:9783161484100"
    assert SOURCE.batch == 100


def test_a_work_is_asked_for_its_editions() -> None:
    assert SOURCE.editions_of_work is not None
    request = SOURCE.editions_of_work("OL27258W")
    assert request == Request("/works/OL27258W/editions.json", {"limit": 200})
    assert SOURCE.editions_of_work("../authors").path == "/works/..%2Fauthors/editions.json"


def test_words_are_searched_with_the_fields_that_are_read() -> None:
    request = searched(KeywordQuery("emma & co", page=3, per_page=20))
    assert request.path == "/search.json"
    assert request.params == {"q": "emma & co", "fields": FIELDS, "offset": 40, "limit": 20}
    assert {"isbn", "editions", "editions.isbn"} <= set(FIELDS.split(","))


@pytest.mark.parametrize("words", ["三体", "心", "It", "the", "The"])
def test_words_that_q_refuses_are_searched_as_a_title(words: str) -> None:
    params = searched(KeywordQuery(words)).params
    assert params["title"] == words
    assert "q" not in params


@pytest.mark.parametrize("words", ["百年孤独", "Sea", "The Sea", "she"])
def test_longer_words_are_searched_everywhere(words: str) -> None:
    assert searched(KeywordQuery(words)).params["q"] == words


@pytest.mark.parametrize(
    ("tag", "code"), [("de", "ger"), ("zh-Hant", "chi"), ("pt-BR", "por"), ("grc", "grc")]
)
def test_a_language_is_asked_for_by_its_code_in_libraries(tag: str, code: str) -> None:
    assert searched(KeywordQuery("emma", language=tag)).params["language"] == code


@pytest.mark.parametrize("tag", [None, "", "xx", "x-private", "no such tag", "€"])
def test_an_unknown_language_is_not_asked_for(tag: str | None) -> None:
    assert "language" not in searched(KeywordQuery("emma", language=tag)).params


def test_a_look_up_is_read_with_all_it_says() -> None:
    assert records_of("lookup.json")[0] == Record(
        source="open_library",
        id="OL7000001M",
        title="Emma",
        isbns=("9780141439587",),
        url="https://openlibrary.org/books/OL7000001M",
        work="OL7000002W",
        subtitle="a novel",
        authors=("Jane Austen",),
        publisher="Penguin Books",
        published="May 2003",
        pages="512",
        subjects=("Matchmaking", "England"),
        contents="Volume I Highbury\nBox Hill",
        cover="https://covers.openlibrary.org/b/id/77-L.jpg",
        identifiers={
            "open_library": "OL7000001M",
            "lccn": "2003000001",
            "oclc": "50000001",
            "google_books": "abcDEF_-0123",
            "goodreads": "6000001",
        },
    )


def test_an_edition_that_names_no_number_has_the_one_it_was_looked_up_by() -> None:
    _, old_number, no_number = records_of("lookup.json")
    assert old_number.isbns == ("9780804429573",)
    assert no_number.isbns == ("9783161484100",)


def test_an_edition_keeps_its_own_number_whatever_it_was_looked_up_by() -> None:
    other = orjson.loads(body("lookup.json"))["ISBN:9780141439587"]
    page = read(Reply(orjson.dumps({"ISBN:9783161484100": other})))
    assert page.records[0].isbns == ("9780141439587",)


def test_an_edition_of_the_database_is_read_with_all_it_says() -> None:
    assert records_of("edition.json") == (
        Record(
            source="open_library",
            id="OL7000010M",
            title="The Trial",
            isbns=("9780306406157",),
            url="https://openlibrary.org/books/OL7000010M",
            work="OL7000011W",
            original_title="Der Process",
            series="Classics of the century",
            translators=("Max Word", "Bea Speech"),
            publisher="Example House",
            published="Jan 03, 1998",
            language="eng",
            pages="xii, 271 p. ;",
            binding="Paperback",
            subjects=("Trials -- Fiction.",),
            summary="A bank clerk is arrested.\n\nNobody says why.",
            contents="The arrest\nThe end",
            cover="https://covers.openlibrary.org/b/id/4711-L.jpg",
            identifiers={
                "open_library": "OL7000010M",
                "lccn": "97000001",
                "oclc": "37000001",
                "internet_archive": "trial0000kafk",
                "librarything": "2187",
            },
        ),
    )


def test_a_work_of_the_database_is_no_edition() -> None:
    assert records_of("work.json") == (
        Record(
            source="open_library",
            id="OL7000011W",
            title="Der Process",
            url="https://openlibrary.org/works/OL7000011W",
            work="OL7000011W",
            work_level=True,
            subjects=("Trials", "Law"),
            summary="A bank clerk is arrested.",
            cover="https://covers.openlibrary.org/b/id/4711-L.jpg",
        ),
    )


def test_a_list_of_editions_leaves_out_what_was_merged_or_deleted() -> None:
    page = read(Reply(body("editions.json")))
    assert [(record.id, record.isbns) for record in page.records] == [
        ("OL7000014M", ("9783161484100",))
    ]
    assert page.total == 19


def test_a_search_is_counted_as_the_source_counts_it() -> None:
    page = read(Reply(body("search.json")))
    assert (len(page.records), page.total) == (6, 41)


def test_the_edition_that_fits_best_is_read_with_its_own_facts_only() -> None:
    assert records_of("search.json")[0] == Record(
        source="open_library",
        id="OL7000020M",
        title="Emma: Roman",
        isbns=("9783161484100",),
        url="https://openlibrary.org/books/OL7000020M",
        work="OL7000002W",
        authors=("Jane Austen", "Джейн Остин"),
        publisher="Reclam",
        published="Mai 1980",
        language="ger",
        subjects=("Matchmaking",),
        rating=Rating(4.0625, 32, 5),
        cover="https://covers.openlibrary.org/b/id/78-L.jpg",
        identifiers={"open_library": "OL7000020M"},
    )


def test_a_work_of_many_editions_names_one_number_and_no_editions_facts() -> None:
    assert records_of("search.json")[1] == Record(
        source="open_library",
        id="OL7000021W",
        title="Emma of many editions",
        isbns=("9780306406157",),
        url="https://openlibrary.org/works/OL7000021W",
        work="OL7000021W",
        work_level=True,
        subtitle="a life",
        authors=("Ann Other",),
        cover="https://covers.openlibrary.org/b/id/79-L.jpg",
    )


def test_a_work_of_one_edition_is_that_edition() -> None:
    assert records_of("search.json")[2] == Record(
        source="open_library",
        id="OL7000024M",
        title="Emma the only",
        isbns=("9780306406157",),
        url="https://openlibrary.org/books/OL7000024M",
        work="OL7000023W",
        publisher="Example House",
        published="2001",
        language="eng",
        pages="48",
        identifiers={"open_library": "OL7000024M"},
    )


def test_an_edition_listed_as_a_work_belongs_to_none() -> None:
    orphan = records_of("search.json")[3]
    assert (orphan.id, orphan.work, orphan.work_level) == ("OL7000025M", None, False)
    assert orphan.url == "https://openlibrary.org/books/OL7000025M"


def test_an_edition_without_number_is_read_where_its_work_has_none_either() -> None:
    unnumbered = records_of("search.json")[4]
    assert (unnumbered.id, unnumbered.published, unnumbered.isbns) == ("OL7000027M", "1816", ())


def test_a_work_of_which_only_the_title_is_known_is_a_record() -> None:
    bare = records_of("search.json")[5]
    assert (bare.id, bare.work_level, bare.isbns) == ("OL7000028W", True, ())


@pytest.mark.parametrize(
    "unknown",
    [
        b"{}",
        b'{"numFound": 0, "start": 0, "docs": []}',
        b'{"error": "notfound", "key": "/books/OL7000099M"}',
        b'{"key": "/books/OL7M", "type": {"key": "/type/redirect"}, "location": "/books/OL8M"}',
        b'{"key": "/books/OL7M", "type": {"key": "/type/delete"}}',
    ],
)
def test_not_found_is_an_empty_page(unknown: bytes) -> None:
    assert read(Reply(unknown)).records == ()


def test_a_record_notfound_is_absence_with_its_own_status_too() -> None:
    assert SOURCE.absent == {404}
    reply = Reply(b'{"error": "notfound", "key": "/works/OL7W"}', 404)
    assert read(reply).records == ()


@pytest.mark.parametrize("moved", [b"", b"<html>Not found</html>", b'{"detail":"Not Found"}'])
def test_any_other_404_is_an_end_point_that_moved(moved: bytes) -> None:
    with pytest.raises(BadStatus, match="404"):
        read(Reply(moved, 404))


def test_an_end_point_that_is_itself_notfound_is_no_absence() -> None:
    with pytest.raises(Complaint):
        read(Reply(b'{"error": "notfound", "key": "/api/books"}', 404))


@pytest.mark.parametrize(
    ("refusal", "reason"),
    [
        (b'{"error": "solr is down", "docs": []}', "solr is down"),
        (b'{"status": 429, "message": "Too Many Requests."}', "Too Many Requests"),
        (b'{"detail": [{"loc": ["query", "q"], "msg": "Too short"}]}', "Too short"),
        (b'{"error": {"odd": 1}}', "no reason"),
    ],
)
def test_a_refusal_is_told_with_its_reason(refusal: bytes, reason: str) -> None:
    with pytest.raises(Complaint, match=reason):
        read(Reply(refusal))


@pytest.mark.parametrize(
    "foreign",
    [
        b"",
        b"<!DOCTYPE html><title>500</title>",
        b"KeyError('type')",
        b"null",
        b'[{"key": "/books/OL7M"}]',
        b'{"books": []}',
        b'{"docs": null}',
        b'{"docs": {"title": "no list"}}',
        b'{"entries": "none"}',
        b'{"numFound": 2, "docs": [{"isbn": ["9780306406157"]}, 7]}',
        b'{"key": "/authors/OL7A", "name": "Ann Other", "type": {"key": "/type/author"}}',
        b'{"ISBN:9780306406157": {"bib_key": "ISBN:9780306406157", "preview": "noview"}}',
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


NAMES_A_BOOK = re.compile(rb'"key"\s*:\s*"(?:/books/|/works/)?OL[0-9]+[MW]"')

KNOWN: dict[tuple[str, int], dict[str, object]] = {
    ("api_books_data_ISBN_9780316030571.json", 0): {
        "id": "OL10426208M",
        "title": "Use of Weapons",
        "isbns": ("9780316030571",),
        "authors": ("Iain M. Banks",),
        "publisher": "Orbit",
        "published": "July 28, 2008",
        "pages": "480",
        "cover": "https://covers.openlibrary.org/b/id/2379038-L.jpg",
    },
    ("api_books_data_ISBN_9780980200447_full.json", 0): {
        "title": "Slow reading",
        "isbns": ("9780980200447", "9781936117369"),
        "authors": ("John Miedema",),
        "published": "March 2009",
        "pages": "92",
        "subjects": ("Books and reading", "In library", "Reading"),
        "identifiers": {
            "open_library": "OL22853304M",
            "lccn": "2008054742",
            "oclc": "297222669",
            "goodreads": "6383507",
            "librarything": "8071257",
            "google_books": "4LQU1YwhY6kC",
        },
    },
    ("api_books_data_ISBN_9782070427796.json", 0): {
        "title": "Les ombres errantes",
        "isbns": ("9782070427796",),
        "authors": ("Pascal Quignard",),
        "publisher": "Gallimard",
        "published": "2002",
    },
    ("isbn_9783103971422_edition_OL36696710M.json", 0): {
        "title": "Autokorrektur",
        "subtitle": "Mobilität für eine lebenswerte Welt",
        "isbns": ("9783103971422",),
        "work": "OL27063321W",
        "publisher": "S. Fischer Verlag",
        "published": "2022-02-09",
        "language": "ger",
        "pages": "272",
        "binding": "Paperback",
        "translators": (),
    },
    ("books_OL11928979M_date_text.json", 0): {
        "title": "The Letters Of Dostoyevsky To His Wife",
        "translators": ("Elizabeth Hill",),
        "published": "March 1, 2007",
        "pages": "412",
    },
    ("books_OL20086208M_romanised_russian.json", 0): {
        "isbns": ("9785210023209",),
        "language": "rus",
        "pages": "2 v. ;",
        "published": "1994",
        "publisher": 'Izd-vo "Iskusstvo"',
    },
    ("works_OL27258W_editions_limit10.json", 0): {
        "id": "OL17987798M",
        "title": "Neuromantiker",
        "subtitle": "roman",
        "isbns": ("9788790136291",),
        "language": "dan",
        "series": "Cyberspace trilogien",
    },
    ("works_OL15832982W_editions.json", 1): {
        "id": "OL22951843M",
        "isbns": ("9780060273224", "9780060273231", "9780064471831"),
        "pages": "491",
        "published": "1996",
    },
    ("search_2020_time_war.json", 0): {
        "id": "OL27901088M",
        "work": "OL20639540W",
        "work_level": False,
        "isbns": ("9781534431003",),
        "authors": ("Amal El-Mohtar", "Max Gladstone"),
        "publisher": "Simon and Schuster",
        "published": "July 16, 2019",
        "language": "eng",
    },
    ("search_2026_dune_fields.json", 0): {
        "id": "OL893414W",
        "title": "Dune",
        "work_level": True,
        "isbns": ("9780425043769",),
        "authors": ("Frank Herbert", "Френк Герберт"),
        "publisher": None,
        "published": None,
        "language": None,
        "cover": "https://covers.openlibrary.org/b/id/11481354-L.jpg",
    },
    ("search_2014_title_author_lotr.json", 0): {
        "id": "OL27448W",
        "title": "The Lord of the Rings",
        "isbns": ("9780395193952",),
        "authors": ("J. R. R. Tolkien",),
        "publisher": None,
    },
    ("search_2022_denver_limit5.json", 3): {
        "id": "OL10910782M",
        "work": None,
        "isbns": ("9780762538621",),
        "authors": (),
        "published": "January 2001",
    },
    ("works_OL45804W.json", 0): {
        "id": "OL45804W",
        "title": "Fantastic Mr Fox",
        "work_level": True,
        "isbns": (),
    },
}


@pytest.mark.recordings
@pytest.mark.parametrize(("name", "place"), KNOWN)
def test_a_recorded_book_is_read_as_a_reader_would(test_data: Path, name: str, place: int) -> None:
    recorded = test_data / "recordings" / "openlibrary" / name
    record = read(Reply(recorded.read_bytes())).records[place]
    wanted = KNOWN[name, place]
    assert {field: getattr(record, field) for field in wanted} == wanted


@pytest.mark.recordings
def test_a_recorded_body_gives_records_exactly_where_it_names_a_book(test_data: Path) -> None:
    for path in sorted((test_data / "recordings" / "openlibrary").iterdir()):
        recorded = path.read_bytes()
        named = b'"title"' in recorded and NAMES_A_BOOK.search(recorded) is not None
        assert bool(records_or_none(recorded)) == named, path.name
