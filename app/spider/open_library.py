"""Open Library: editions and works of the whole world, entered by libraries, shops and readers.

Documented at https://openlibrary.org/developers/api; https://openlibrary.org/developers/licensing
claims no rights on the facts. One request a second, three for a caller that names a contact.
How one edition or work is read stands in `open_library_record.py`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from itertools import islice
from urllib.parse import quote

from app.books.isbn import Isbn
from app.books.languages import marc_code
from app.books.query import KeywordQuery
from app.books.record import Record
from app.books.text import clean_line
from app.spider.errors import BadStatus, Complaint, Unreadable
from app.spider.open_library_record import COVERS, found, stored
from app.spider.reply import Reply, first, mapping, whole_number
from app.spider.source import Request, Source, SourcePage, window
from app.spider.terms import Terms

MOST = 100
"""Most works of one answer, and most ISBNs of one question."""

MOST_EDITIONS = 200
"""Editions of a work that are asked for; of a classic it has thousands."""

MOST_READ = 1_000
"""As much as its longest list may hold; what is sent beyond is not read."""

FIELDS = (
    "key,title,subtitle,author_name,isbn,first_publish_year,publisher,language,cover_i,"
    "edition_count,number_of_pages_median,subject,ratings_average,ratings_count,editions,"
    "editions.key,editions.title,editions.subtitle,editions.isbn,editions.publisher,"
    "editions.publish_date,editions.language,editions.cover_i"
)
"""What is asked of a work; unasked, neither ISBNs nor publishers nor editions are sent."""

SHORTEST, REFUSED = 3, "the"
"""What `q` answers with HTTP 422: fewer characters, and this one word. `title` takes both."""

COMPLAINTS = ("error", "message", "detail")
END_POINTS = ("/api/", "/search")
GONE = frozenset({"/type/redirect", "/type/delete"})
_BIBKEY = re.compile(r"(?:ISBN|LCCN|OCLC|OLID|OCAID):", re.IGNORECASE)


def search_by_isbns(isbns: Sequence[Isbn]) -> Request:
    """Ask for up to `MOST` editions at once; `/api/books` without `.json` is gone since 2026-09."""
    keys = ",".join(f"ISBN:{isbn.isbn13}" for isbn in isbns)
    return Request("/api/books.json", {"bibkeys": keys, "jscmd": "data"})


def search_by_isbn(isbn: Isbn) -> Request:
    """Ask for one edition, as for many."""
    return search_by_isbns([isbn])


def search_by_keyword(query: KeywordQuery) -> Request:
    """Ask for one page of works; words too short for `q`, as 三体, are asked as a title."""
    offset, limit = window(query, MOST)
    short = len(query.words) < SHORTEST or query.words.lower() == REFUSED
    language = marc_code(query.language)
    return Request(
        "/search.json",
        {
            "title" if short else "q": query.words,
            **({"language": language} if language else {}),
            "fields": FIELDS,
            "offset": offset,
            "limit": limit,
        },
    )


def editions_of_work(work: str) -> Request:
    """Ask for the editions of a work; it names of their authors the keys only."""
    return Request(f"/works/{quote(work, safe='')}/editions.json", {"limit": MOST_EDITIONS})


def read(reply: Reply) -> SourcePage:
    """Read look-ups by ISBN, searches, lists of editions, and single records of the database.

    Unknown are `{}`, a record merged or deleted, and a record "notfound"; any other 404 says
    that the end point has moved. An author, or a bare list of keys, is no answer about books.
    """
    answer = _opened(reply)
    if not answer or _not_found(answer):
        return SourcePage()
    statements = list(islice(_statements(answer), MOST_READ))
    records = tuple(filter(None, statements))
    if statements and not records:
        raise Unreadable("The answer holds no book with a title and a key.")
    return SourcePage(records, _total(answer) or len(records))


def _opened(reply: Reply) -> Mapping[str, object]:
    if reply.status == HTTPStatus.NOT_FOUND and b'"notfound"' not in reply.body:
        raise BadStatus(reply.status)
    answer = reply.json()
    if not isinstance(answer, dict):
        raise Unreadable("The answer is no JSON object.")
    return answer


def _not_found(answer: Mapping[str, object]) -> bool:
    """Whether it says so of a record; raises Complaint for any other refusal."""
    told = next((answer[key] for key in COMPLAINTS if answer.get(key)), None)
    of_a_record = not str(answer.get("key")).startswith(END_POINTS)
    if told and not (told == "notfound" and of_a_record):
        reason = clean_line(told, 200) or clean_line(mapping(first(told)).get("msg"), 200)
        raise Complaint(f"It refused the question: {reason or 'it gave no reason'}")
    return bool(told)


def _statements(answer: Mapping[str, object]) -> Iterator[Record | None]:
    """Tell the four shapes apart by the keys that each of them promises."""
    if "docs" in answer:
        return map(found, _listed(answer["docs"]))
    if "entries" in answer:
        return map(stored, filter(_still_there, _listed(answer["entries"])))
    if "key" in answer:
        return map(stored, filter(_still_there, [answer]))
    if any(map(_BIBKEY.match, answer)):
        return (stored(item, bibkey) for bibkey, item in answer.items())
    raise Unreadable("The answer holds neither editions nor works.")


def _listed(value: object) -> list[object]:
    if not isinstance(value, list):
        raise Unreadable("The answer holds no list where it promises one.")
    return value


def _still_there(item: object) -> bool:
    kind = mapping(mapping(item).get("type")).get("key")
    return not (isinstance(kind, str) and kind in GONE)


def _total(answer: Mapping[str, object]) -> int:
    return max(whole_number(answer.get(key)) for key in ("numFound", "num_found", "size"))


SOURCE = Source(
    name="open_library",
    title="Open Library",
    url="https://openlibrary.org",
    read=read,
    search_by_isbn=search_by_isbn,
    search_by_keyword=search_by_keyword,
    search_by_isbns=search_by_isbns,
    batch=MOST,
    editions_of_work=editions_of_work,
    rate=1.0,
    rate_with_contact=3.0,
    absent=frozenset({HTTPStatus.NOT_FOUND}),
    covers=frozenset({COVERS}),
    terms=Terms(
        "Internet Archive asserts no rights on the records; covers and descriptions may belong "
        "to others.",
        page="https://openlibrary.org/developers/licensing",
    ),
    strong=frozenset({"cover", "identifiers"}),
)
