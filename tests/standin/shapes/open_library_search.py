"""Open Library's search: works, and the edition of each that fits the words best."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from tests.standin.books import MARC_CODES, Book
from tests.standin.holdings import Holdings, isbn10_of, work_of
from tests.standin.wire import Answer, Asked, json_answer

Json = dict[str, object]

DEFAULT_FIELDS = (
    "author_key,author_name,cover_i,edition_count,first_publish_year,key,language,subtitle,title"
)
"""What is sent where no `fields` are asked for: no ISBN, no publisher, no editions."""

SHORTEST, REFUSED = 3, "the"
COVERS = "https://covers.openlibrary.org/b/id"


def search(asked: Asked, holdings: Holdings) -> Answer:
    """Answer a search; `q`, and only `q`, refuses fewer than three characters with HTTP 422."""
    refusal = _refusal(asked.query.get("q", ""))
    if refusal:
        problem = {"loc": ["query"], "msg": f"Value error, {refusal}", "type": "value_error"}
        return json_answer({"detail": [problem]}, 422)
    works = _works(_found(asked, holdings))
    start, limit = asked.number("offset", 0), asked.number("limit", 100)
    docs = [_work(editions, holdings) for editions in works[start : start + limit]]
    fields = asked.query.get("fields", DEFAULT_FIELDS).split(",")
    return json_answer(
        {
            "numFound": len(works),
            "start": start,
            "numFoundExact": True,
            "num_found": len(works),
            "documentation_url": "https://openlibrary.org/dev/docs/api/search",
            "q": asked.query.get("q", ""),
            "offset": start if "offset" in asked.query else None,
            "docs": [_only(doc, fields) for doc in docs],
        }
    )


def _refusal(words: str) -> str | None:
    if 0 < len(words) < SHORTEST:
        return f"Query too short, must be at least {SHORTEST} characters"
    if words.lower() == REFUSED:
        return f"Invalid query; the following queries are not allowed: {REFUSED}"
    return None


def _by_words(holdings: Holdings, words: str) -> list[Book]:
    if not words.startswith("isbn:"):
        return holdings.about(words)
    isbns = re.findall(r"[0-9Xx-]{10,17}", words)
    return [book for isbn in isbns for book in holdings.with_isbn(isbn)]


def _in_language(holdings: Holdings, code: str) -> list[Book]:
    return [book for book in holdings.books if _language(book) == code]


WAYS: Mapping[str, Callable[[Holdings, str], Sequence[Book]]] = {
    "q": _by_words,
    "title": lambda holdings, words: holdings.about(words, "title"),
    "author": lambda holdings, words: holdings.about(words, "author"),
    "isbn": Holdings.with_isbn,
    "language": _in_language,
}
"""How each parameter finds editions; what is found fits all that were sent."""


def _found(asked: Asked, holdings: Holdings) -> list[Book]:
    sent = [way(holdings, asked.query[name]) for name, way in WAYS.items() if asked.query.get(name)]
    fitting = set(sent[0]).intersection(*sent[1:]) if sent else set()
    return holdings.in_order(fitting)


def _works(editions: Iterable[Book]) -> list[list[Book]]:
    works: dict[object, list[Book]] = {}
    for book in editions:
        works.setdefault(work_of(book), []).append(book)
    return list(works.values())


def _work(found: Sequence[Book], holdings: Holdings) -> Json:
    """Tell of the whole work, as its first edition has it, and of the edition found first."""
    best, editions = found[0], holdings.editions_with(found[0])
    own = editions[0]
    pages = sorted(filter(None, map(page_count, editions)))
    return said(
        key=f"/works/{work_id(own, holdings)}",
        title=own.work or own.title,
        subtitle=own.subtitle,
        author_name=list(own.authors),
        author_key=[f"OL{own.number + place}A" for place, _ in enumerate(own.authors)],
        isbn=[isbn for book in editions for isbn in _isbns(book)],
        first_publish_year=min((book.year for book in editions if book.year), default=None),
        publisher=_each_once(book.publisher for book in editions),
        language=_each_once(map(_language, editions)),
        cover_i=cover_number(best),
        edition_count=len(editions),
        number_of_pages_median=pages[len(pages) // 2] if pages else None,
        subject=_each_once(name for book in editions for name in book.subjects),
        ratings_average=own.rating / 2,
        ratings_count=own.votes,
        editions={
            "numFound": len(found),
            "start": 0,
            "numFoundExact": True,
            "docs": [_edition(best)],
        },
    )


def _edition(book: Book) -> Json:
    return said(
        key=f"/books/{edition_id(book)}",
        title=book.title,
        subtitle=book.subtitle,
        isbn=_isbns(book),
        publisher=_each_once([book.publisher]),
        publish_date=_each_once([book.published]),
        language=[_language(book)],
        cover_i=cover_number(book),
    )


def _only(doc: Json, fields: Sequence[str]) -> Json:
    """Keep what was asked for: `editions` of a work, and of these only `editions.<field>`."""
    if "*" in fields:
        return doc
    kept = {name: value for name, value in doc.items() if name in fields}
    inner = [name.removeprefix("editions.") for name in fields if name.startswith("editions.")]
    editions = kept.get("editions")
    if isinstance(editions, dict) and inner:
        kept["editions"] = {**editions, "docs": [_only(one, inner) for one in editions["docs"]]}
    return kept


def said(**fields: object) -> Json:
    """Leave out what is not known, as Open Library does."""
    return {name: value for name, value in fields.items() if value}


def edition_id(book: Book) -> str:
    """Give the id of an edition."""
    return f"OL{book.number}M"


def work_id(book: Book, holdings: Holdings) -> str:
    """Give the id of a work, by the first of its editions."""
    return f"OL{holdings.editions_with(book)[0].number}W"


def cover_number(book: Book) -> int | None:
    """Give the number of the book's cover, where it has one."""
    return book.number % 10_000_000 + 1 if book.cover else None


def page_count(book: Book) -> int | None:
    """Give the pages, where they are told as a mere number."""
    return int(book.pages) if book.pages.isdecimal() else None


def _language(book: Book) -> str:
    return MARC_CODES.get(book.language, "und")


def _isbns(book: Book) -> list[str]:
    return _each_once([isbn10_of(book.isbn13), book.isbn13])


def _each_once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, words)))
