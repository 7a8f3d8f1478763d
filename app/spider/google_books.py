"""Google Books: recent titles above all, with descriptions and covers.

Documented at https://developers.google.com/books/docs/v1/using; without a key of one's own the
daily quota is none. Its terms (https://developers.google.com/books/terms) want its page linked
beside its results, and its covers linked to, not kept.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta

from app.books.isbn import Isbn
from app.books.query import KeywordQuery
from app.books.record import Record, read_rating, said
from app.spider.errors import Complaint, Unreadable
from app.spider.reply import Reply, mapping, mappings, whole_number
from app.spider.source import Request, Source, SourcePage, key_in_query, window
from app.spider.terms import Terms

MOST = 40
"""Most volumes of one answer."""

BRIEFLY = timedelta(days=1)
"""No copy may outlive what its cache headers allow (https://developers.google.com/terms, 5.e), and
they allow a private one that is checked again. A day is what a search lives here, and what the
daily quota of a key bears; the books that are looked at are then asked for anew."""

ALWAYS: Mapping[str, str | int] = {"printType": "books", "country": "US"}
"""Without a country, a server whose own Google cannot tell is answered 403 unknownLocation."""

COVER_SIZES = ("large", "medium", "extraLarge", "small", "thumbnail", "smallThumbnail")
"""The sizes of a cover by their names, the one wanted most first."""

ISBN_KINDS = ("ISBN_13", "ISBN_10")
"""The identifiers that are ISBNs; an ISSN is not, nor is OTHER, some library's own number."""

_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
_REASON = re.compile(r"[A-Za-z_]{1,60}")


def search_by_isbn(isbn: Isbn) -> Request:
    """Ask for the volumes with this number; others may come with them."""
    return Request("/books/v1/volumes", {**ALWAYS, "q": f"isbn:{isbn.isbn13}"})


def search_by_keyword(query: KeywordQuery) -> Request:
    """Ask for one page of the volumes these words find; `intitle:` and its like are understood."""
    start, limit = window(query, MOST)
    language, _, _ = (query.language or "").partition("-")
    return Request(
        "/books/v1/volumes",
        {
            **ALWAYS,
            "q": query.words,
            **({"langRestrict": language} if language else {}),
            "startIndex": start,
            "maxResults": limit,
        },
    )


def read(reply: Reply) -> SourcePage:
    """Read a list of volumes, in which nothing found is no `items`, or a single volume."""
    answer = mapping(reply.json())
    if "error" in answer:
        raise Complaint(f"It refused the question: {_reason(mapping(answer['error']))}")
    volumes = _volumes(answer)
    records = tuple(filter(None, map(_record, volumes)))
    if volumes and not records:
        raise Unreadable("The answer holds no volume with a title and an id.")
    return SourcePage(records, whole_number(answer.get("totalItems")) or len(records))


def _volumes(answer: Mapping[str, object]) -> list[object]:
    if "volumeInfo" in answer:
        return [answer]
    volumes = answer.get("items", [])
    if not answer.keys() & {"items", "totalItems"} or not isinstance(volumes, list):
        raise Unreadable("The answer is neither a volume nor a list of them.")
    return volumes[:MOST]


def _reason(error: Mapping[str, object]) -> str:
    """Give Google's word for what is wrong; its sentences may hold the key or the project."""
    told = [*mappings(error.get("details")), *mappings(error.get("errors"))]
    words = [*(one.get("reason") for one in told), error.get("status")]
    plain = (word for word in words if isinstance(word, str) and _REASON.fullmatch(word))
    return next(plain, "it gave no reason")


def _record(item: object) -> Record | None:
    volume = mapping(item)
    info = mapping(volume.get("volumeInfo"))
    number = volume.get("id")
    if not isinstance(number, str) or not _ID.fullmatch(number):
        return None
    return said(
        "google_books",
        id=number,
        isbns=[*_isbns(info)],
        url=f"https://books.google.com/books?id={number}",
        title=info.get("title"),
        subtitle=info.get("subtitle"),
        authors=info.get("authors"),
        publisher=info.get("publisher"),
        published=info.get("publishedDate"),
        language=info.get("language"),
        pages=info.get("pageCount") or info.get("printedPageCount"),
        subjects=info.get("categories"),
        summary=info.get("description"),
        rating=read_rating(info.get("averageRating"), info.get("ratingsCount"), 5),
        cover=_cover(mapping(info.get("imageLinks"))),
        identifiers={"google_books": number},
    )


def _isbns(info: Mapping[str, object]) -> Iterator[object]:
    """Give the number of 13 digits before that of 10, whichever is sent first."""
    for kind in ISBN_KINDS:
        for name in mappings(info.get("industryIdentifiers")):
            if name.get("type") == kind:
                yield name.get("identifier")


def _cover(links: Mapping[str, object]) -> str | None:
    """Link to the largest cover, behind TLS and without the page corner that Google draws on it."""
    sent = (links.get(size) for size in COVER_SIZES)
    link = next((link for link in sent if isinstance(link, str) and link), None)
    return link and link.replace("http://", "https://", 1).replace("&edge=curl", "")


SOURCE = Source(
    name="google_books",
    title="Google Books",
    url="https://www.googleapis.com",
    read=read,
    search_by_isbn=search_by_isbn,
    search_by_keyword=search_by_keyword,
    key="needed",
    sign=key_in_query("key"),
    rate=1.0,
    covers=frozenset({"books.google.com"}),
    terms=Terms(
        "Shown with Google's name and a link to its page, free of charge; removed on request.",
        page="https://developers.google.com/books/terms",
        attribution="Powered by Google",
        kept_for=BRIEFLY,
        covers="linked",
    ),
    strong=frozenset({"summary"}),
    weak=frozenset({"cover"}),
)
