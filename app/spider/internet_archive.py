"""Internet Archive: scans of old books, and of newer ones that it lends.

Documented at https://archive.org/advancedsearch.php; the question is one of Lucene. Some ten
thousand hits can be reached by pages. Whoever uploads an item describes it, so any field may be
one thing, a list, or missing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from app.books.isbn import Isbn
from app.books.languages import marc_code
from app.books.query import KeywordQuery
from app.books.record import Record, read_rating, said
from app.books.text import clean_line
from app.spider.errors import Complaint, Unreadable
from app.spider.reply import Reply, each, mapping, whole_number
from app.spider.source import Request, Source, SourcePage, window
from app.spider.terms import Terms

MOST = 100
"""Most items of one page of a search by words."""

MOST_SCANS = 500
"""Most items asked for by ISBN: one book may have been scanned many times."""

REACHED = 10_000
"""So many hits can be paged through; the count may be larger."""

FIELDS = (
    "identifier,mediatype,title,creator,isbn,publisher,date,year,language,subject,description,"
    "avg_rating,num_reviews"
)
"""What is asked of an item; unasked, long lists of files and collections come with it."""

NO_TEXTS = (
    *("account", "audio", "collection", "data", "etree", "image", "movies", "software", "tv"),
    "web",
)
"""Media types that are no books, should any come though texts were asked for."""

_ID = re.compile(r"[A-Za-z0-9._-]{1,100}")
_MEANING_MORE = re.compile(r'["\\]')
_PLACE = re.compile(r".{1,100}? : ")
_UNSAID_TIME = re.compile(r"(?:-01)?-01T00:00:00(?:\.0+)?Z$")


def search_by_isbns(isbns: Sequence[Isbn]) -> Request:
    """Ask for the scans of many books, in both forms, as old items hold ten digits only."""
    forms = (form for isbn in isbns for form in (isbn.isbn13, isbn.isbn10) if form)
    return _request(f"isbn:({' OR '.join(forms)})", 1, MOST_SCANS)


def search_by_isbn(isbn: Isbn) -> Request:
    """Ask for the scans of one book, as for many."""
    return search_by_isbns([isbn])


def search_by_keyword(query: KeywordQuery) -> Request:
    """Ask for one page of the items that hold all the words."""
    _, rows = window(query, MOST)
    asked = " AND ".join([*_quoted_words(query.words), *_in_language(query.language)])
    return _request(asked, query.page, rows)


def _request(lucene: str, page: int, rows: int) -> Request:
    return Request(
        "/advancedsearch.php",
        {
            "q": f"mediatype:texts AND {lucene}",
            "fl[]": FIELDS,
            "rows": rows,
            "page": page,
            "output": "json",
        },
    )


def _quoted_words(words: str) -> Iterator[str]:
    r"""Write each word so that it means itself: in quotes only a quote and a backslash do more."""
    for word in words.split():
        if any(map(str.isalnum, word)):
            escaped = _MEANING_MORE.sub(lambda sign: f"\\{sign[0]}", word)
            yield f'"{escaped}"'


def _in_language(tag: str | None) -> Iterator[str]:
    """Ask for a language by its code in libraries, which nearly all scans are described with."""
    if code := marc_code(tag):
        yield f"language:{code}"


def read(reply: Reply) -> SourcePage:
    """Read a list of items, and of these the texts; what is no text is left out."""
    answer = mapping(reply.json())
    if answer.get("error"):
        reason = clean_line(answer["error"], 200) or "it gave no reason"
        raise Complaint(f"It refused the question: {reason}")
    found = mapping(answer.get("response"))
    docs = found.get("docs")
    if not isinstance(docs, list):
        raise Unreadable("The answer holds no list of items.")
    texts = [doc for doc in docs[:MOST_SCANS] if _may_be_text(doc)]
    records = tuple(filter(None, map(_record, texts)))
    if texts and not records:
        raise Unreadable("The answer holds no item with a title and an identifier.")
    return SourcePage(records, min(whole_number(found.get("numFound")), REACHED) or len(records))


def _may_be_text(doc: object) -> bool:
    return mapping(doc).get("mediatype") not in NO_TEXTS


def _record(doc: object) -> Record | None:
    item = mapping(doc)
    name = item.get("identifier")
    if not isinstance(name, str) or not _ID.fullmatch(name):
        return None
    return said(
        "internet_archive",
        id=name,
        isbns=[*each(item.get("isbn"))],
        url=f"https://archive.org/details/{name}",
        title=item.get("title"),
        authors=item.get("creator"),
        publisher=[*_publishers(item.get("publisher"))],
        published=_published(item),
        language=item.get("language"),
        subjects=[*_subjects(item.get("subject"))],
        summary=item.get("description"),
        rating=read_rating(item.get("avg_rating"), item.get("num_reviews"), 5),
        cover=f"https://archive.org/services/img/{name}",
        identifiers={"internet_archive": name},
    )


def _publishers(value: object) -> Iterator[str]:
    """Leave the place off that libraries write in front: "New York : Ace Books"."""
    for line in each(value):
        yield _PLACE.sub("", clean_line(line, 300) or "", count=1)


def _published(item: Mapping[str, object]) -> list[object]:
    """Give the date as far as it is told: what is only a year is sent as its first midnight."""
    dates = (clean_line(date, 100) or "" for date in each(item.get("date")))
    return [*(_UNSAID_TIME.sub("", date) for date in dates), item.get("year")]


def _subjects(value: object) -> Iterator[str]:
    """Part what an uploader wrote on one line: "Deserts; Science fiction"."""
    for line in each(value):
        yield from (clean_line(line) or "").split(";")


SOURCE = Source(
    name="internet_archive",
    title="Internet Archive",
    url="https://archive.org",
    read=read,
    search_by_isbn=search_by_isbn,
    search_by_keyword=search_by_keyword,
    search_by_isbns=search_by_isbns,
    batch=20,
    rate=1.0,
    covers=frozenset({"archive.org"}),
    terms=Terms(
        "Rights belong to each item; its descriptions are its uploaders'.",
        page="https://archive.org/about/terms",
    ),
    weak=frozenset({"title", "authors", "publisher", "published", "summary", "subjects"}),
    weight=0.6,
)
