"""Internet Archive: items by a question of Lucene (https://archive.org/advancedsearch.php)."""

import re
from collections.abc import Sequence

from tests.standin.books import MARC_CODES, Book
from tests.standin.holdings import Holdings
from tests.standin.wire import Answer, Asked, json_answer, page

Json = dict[str, object]

PLACE = {"de": "Berlin", "zh": "北京"}


def answer(asked: Asked, holdings: Holdings) -> Answer:
    """Answer as archive.org does; a question that is none is an error inside HTTP 200."""
    if asked.path != "/advancedsearch.php" or asked.query.get("output") != "json":
        return page("Internet Archive: 404", 404)
    lucene = asked.query.get("q", "")
    if lucene.count("(") != lucene.count(")") or not lucene:
        return json_answer({"error": "Query could not be parsed.", "forensics": {"q": lucene}})
    return _items(asked, _found(lucene, holdings))


def _found(lucene: str, holdings: Holdings) -> list[Book]:
    """Find by ISBNs, or by all the quoted words, in the one language that is wanted."""
    if isbns := re.search(r"isbn:\(([^)]*)\)", lucene):
        found = [book for isbn in isbns[1].split(" OR ") for book in holdings.with_isbn(isbn)]
        return list(dict.fromkeys(found))
    words = " ".join(re.findall(r'"((?:[^"\\]|\\.)*)"', lucene)).replace("\\", "")
    wanted = re.search(r"language:([a-z]{3})", lucene)
    books = holdings.about(words)
    return [book for book in books if not wanted or MARC_CODES.get(book.language) == wanted[1]]


def _items(asked: Asked, found: Sequence[Book]) -> Answer:
    rows = asked.number("rows", 50)
    start = (max(1, asked.number("page", 1)) - 1) * rows
    docs = [_item(book) for book in found[start : start + rows]]
    return json_answer(
        {
            "responseHeader": {"status": 0, "QTime": 7, "params": {"q": asked.query["q"]}},
            "response": {"numFound": len(found), "start": start, "docs": docs},
        }
    )


def _item(book: Book) -> Json:
    """Describe a scan: one of a thing stands alone, several in a list, a year as its midnight."""
    place = PLACE.get(book.language, "New York")
    fields: Json = {
        "identifier": f"scan{book.number}",
        "mediatype": "texts",
        "title": book.title,
        "creator": _one_or_list(book.authors),
        "isbn": _one_or_list([book.isbn13] if book.isbn13 else []),
        "publisher": f"{place} : {book.publisher}" if book.publisher else "",
        "date": f"{book.year}-01-01T00:00:00Z" if book.year else "",
        "year": book.year,
        "language": MARC_CODES.get(book.language, ""),
        "subject": _one_or_list(book.subjects),
        "description": book.summary,
    }
    return {name: value for name, value in fields.items() if value}


def _one_or_list(values: Sequence[str]) -> object:
    return values[0] if len(values) == 1 else list(values)
