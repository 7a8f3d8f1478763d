"""Crossref: works by filters or words (https://api.crossref.org)."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from tests.standin.books import Book
from tests.standin.holdings import Holdings
from tests.standin.wire import TEXT, Answer, Asked, json_answer

Json = dict[str, object]
Filters = Mapping[str, list[str]]

FILTERS = frozenset({"isbn", "type"})
UNSELECTABLE = frozenset({"isbn-type", "language"})
"""What comes with all that is known, but cannot be asked for by itself."""


def answer(asked: Asked, holdings: Holdings) -> Answer:
    """Answer as api.crossref.org does; a path it does not have is told in plain text."""
    if asked.path != "/works":
        return Answer(b"Resource not found.", 404, TEXT)
    filters = _filters(asked.query.get("filter", ""))
    fields = asked.query.get("select", "")
    if wrong := (filters.keys() - FILTERS) | (UNSELECTABLE & set(fields.split(","))):
        return _refusal(min(wrong))
    works = [work for book in _found(asked, filters, holdings) for work in _works(book)]
    return _list(asked, [work for work in works if _is_wanted(work, filters)])


def _filters(text: str) -> Filters:
    filters: defaultdict[str, list[str]] = defaultdict(list)
    for part in filter(None, text.split(",")):
        name, _, value = part.partition(":")
        filters[name].append(value)
    return filters


def _refusal(name: str) -> Answer:
    told = {"type": "parameter-not-allowed", "value": name, "message": f"{name} is not allowed"}
    failure = {"status": "failed", "message-type": "validation-failure", "message": [told]}
    return json_answer(failure, 400)


def _found(asked: Asked, filters: Filters, holdings: Holdings) -> list[Book]:
    """Find all books of an ISBN, one each, or those that hold the words."""
    if isbns := filters.get("isbn"):
        return list(dict.fromkeys(one for isbn in isbns for one in holdings.with_isbn(isbn)))
    return holdings.about(asked.query.get("query.bibliographic", ""))


def _is_wanted(work: Json, filters: Filters) -> bool:
    return work["type"] in filters.get("type", [work["type"]])


def _list(asked: Asked, works: Sequence[Json]) -> Answer:
    start, rows = asked.number("offset", 0), asked.number("rows", 20)
    fields = list(filter(None, asked.query.get("select", "").split(",")))
    items = [_only(work, fields) for work in works[start : start + rows]]
    message = {
        "facets": {},
        "total-results": len(works),
        "items": items,
        "items-per-page": rows,
        "query": {"start-index": start, "search-terms": None},
    }
    kind = {"message-type": "work-list", "message-version": "1.0.0"}
    return json_answer({"status": "ok", **kind, "message": message})


def _only(work: Json, fields: Sequence[str]) -> Json:
    return {name: value for name, value in work.items() if not fields or name in fields}


def _works(book: Book) -> list[Json]:
    """Give the book, and a chapter of it, which has the same ISBN."""
    number = f"10.5555/{book.number}"
    whole = _work(book, number, "monograph", book.title)
    chapter = _work(book, f"{number}_1", "book-chapter", "Chapter 1")
    return [whole, {**chapter, "container-title": [book.title]}]


def _work(book: Book, doi: str, kind: str, title: str) -> Json:
    isbns = [book.isbn13] if book.isbn13 else []
    return {
        "DOI": doi,
        "type": kind,
        "title": [title],
        "subtitle": [book.subtitle] if book.subtitle else [],
        "author": [_person(name, place) for place, name in enumerate(book.authors)],
        "translator": [_person(name, place) for place, name in enumerate(book.translators)],
        "ISBN": isbns,
        "isbn-type": [{"type": "print", "value": isbn} for isbn in isbns],
        "issued": {"date-parts": [_parts(book)]},
        "publisher": book.publisher,
        "container-title": [book.series] if book.series else [],
        "language": book.language,
        "abstract": f"<jats:p>{book.summary}</jats:p>",
        "URL": f"https://doi.org/{doi}",
    }


def _parts(book: Book) -> list[int | None]:
    iso = re.match(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", book.published)
    return [int(part) for part in iso.groups() if part] if iso else [None]


def _person(name: str, place: int) -> Json:
    given, _, family = name.rpartition(" ")
    named = {"given": given, "family": family} if given else {"name": name}
    return {**named, "sequence": "additional" if place else "first", "affiliation": []}
