"""Crossref: scholarly books, as their publishers register them with a DOI.

Documented at https://api.crossref.org and, with its limits, at
https://www.crossref.org/documentation/retrieve-metadata/rest-api/. It is no catalogue of books:
articles, chapters and reviews are left out, and so are abstracts, which may be copyrighted. One
list a second is free to all, three to who names a contact in the User-Agent.
"""

from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from itertools import islice

from app.books.isbn import Isbn
from app.books.query import KeywordQuery
from app.books.record import Record, said
from app.books.text import clean_line
from app.spider.beliefs import BLURB, LIBRARY
from app.spider.errors import Complaint, Unreadable
from app.spider.reply import Reply, each, first, mapping, mappings, whole_number
from app.spider.source import Request, Source, SourcePage, window
from app.spider.terms import Terms

TYPES = ("book", "monograph", "edited-book", "reference-book")
"""The types of work that are whole books; chapters share the ISBN of theirs."""

ONLY_BOOKS = ",".join(f"type:{kind}" for kind in TYPES)
"""Filters of one name are alternatives, filters of different names all count."""

FIELDS = (
    "DOI,type,title,subtitle,original-title,author,editor,translator,ISBN,issued,publisher,"
    "container-title"
)
"""What is asked of a book; `isbn-type` and `language` cannot be asked for, only come with all."""

MOST = 20
"""Most books of one answer to words: with what tells paper from e-book comes all that they cite."""

MOST_ROWS = 200
"""Most books asked for by ISBN; volumes of a series may share one."""

NOT_FOUND = b"Resource not found."
REFUSED = ("failed", "error")


def search_by_isbns(isbns: Sequence[Isbn]) -> Request:
    """Ask for many books at once, by both forms of each number."""
    forms = (form for isbn in isbns for form in (isbn.isbn13, isbn.isbn10) if form)
    wanted = ",".join(f"isbn:{form}" for form in forms)
    filters = f"{wanted},{ONLY_BOOKS}"
    return Request("/works", {"filter": filters, "select": FIELDS, "rows": MOST_ROWS})


def search_by_isbn(isbn: Isbn) -> Request:
    """Ask for one book, as for many."""
    return search_by_isbns([isbn])


def search_by_keyword(query: KeywordQuery) -> Request:
    """Ask for one page of the books that these words find."""
    offset, rows = window(query, MOST)
    return Request(
        "/works",
        {
            "query.bibliographic": query.words,
            "filter": ONLY_BOOKS,
            "rows": rows,
            "offset": offset,
        },
    )


def read(reply: Reply) -> SourcePage:
    """Read a list of works, or a single one, and of these the books."""
    if reply.status == HTTPStatus.NOT_FOUND and reply.body.strip() == NOT_FOUND:
        return SourcePage()
    message = _message(mapping(reply.json()))
    works = message.get("items", [message])
    if not isinstance(works, list):
        raise Unreadable("The answer holds no list of works.")
    books = [work for work in works[:MOST_ROWS] if mapping(work).get("type") in TYPES]
    records = tuple(filter(None, map(_record, books)))
    if (books and not records) or (works and not any(map(_is_work, works))):
        raise Unreadable("The answer holds no book with a title and a DOI.")
    return SourcePage(records, whole_number(message.get("total-results")) or len(records))


def _message(answer: Mapping[str, object]) -> Mapping[str, object]:
    """Open the envelope; raises Complaint where it holds a refusal."""
    if answer.get("status") in REFUSED:
        told = mapping(first(answer.get("message")))
        reason = clean_line(told.get("message"), 200) or clean_line(told.get("type"), 200)
        raise Complaint(f"It refused the question: {reason or 'it gave no reason'}")
    message = answer.get("message")
    if not isinstance(message, dict):
        raise Unreadable("The answer is no answer of Crossref.")
    return message


def _is_work(work: object) -> bool:
    return isinstance(mapping(work).get("DOI"), str)


def _record(work: object) -> Record | None:
    book = mapping(work)
    doi = clean_line(book.get("DOI"), 190)
    return said(
        "crossref",
        id=doi,
        isbns=[*_print_first(book)],
        url=f"https://doi.org/{doi}",
        title=book.get("title"),
        subtitle=book.get("subtitle"),
        original_title=book.get("original-title"),
        series=book.get("container-title"),
        authors=[*_names(book.get("author")), *_editors(book.get("editor"))],
        translators=[*_names(book.get("translator"))],
        publisher=book.get("publisher"),
        published=_date(mapping(book.get("issued"))),
        language=book.get("language"),
        identifiers={"doi": doi},
    )


def _print_first(book: Mapping[str, object]) -> Iterator[object]:
    """Give the numbers of the book on paper before those of its e-book."""
    typed = sorted(mappings(book.get("isbn-type")), key=lambda one: one.get("type") != "print")
    yield from (one.get("value") for one in typed)
    yield from each(book.get("ISBN"))


def _names(people: object) -> Iterator[str]:
    """Give people as "Family, Given", and organisations by their name."""
    for person in mappings(people):
        parts = (clean_line(person.get(part), 120) for part in ("family", "given"))
        name = ", ".join(filter(None, parts)) or clean_line(person.get("name"), 250)
        if name:
            yield name


def _editors(people: object) -> Iterator[str]:
    return (f"{name} (editor)" for name in _names(people))


def _date(issued: Mapping[str, object]) -> str | None:
    """Write year, month and day with dashes; `[[null]]` is no date."""
    parts = list(islice(each(first(issued.get("date-parts"))), 3))
    known = [f"{part:02}" for part in parts if isinstance(part, int) and part > 0]
    return "-".join(known) if known and len(known) == len(parts) else None


SOURCE = Source(
    name="crossref",
    title="Crossref",
    url="https://api.crossref.org",
    read=read,
    search_by_isbn=search_by_isbn,
    search_by_keyword=search_by_keyword,
    search_by_isbns=search_by_isbns,
    batch=20,
    rate=1.0,
    rate_with_contact=3.0,
    absent=frozenset({HTTPStatus.NOT_FOUND}),
    terms=Terms(
        "Its facts are free to reuse; abstracts may belong to others and are not read.",
        page="https://www.crossref.org/documentation/retrieve-metadata/rest-api/",
    ),
    weak=LIBRARY | BLURB | {"original_title", "subjects"},
    weight=0.3,
)
