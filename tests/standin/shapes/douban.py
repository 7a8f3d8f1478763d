"""Douban v2, as it was documented until 2019 (https://developers.douban.com/wiki/?title=book_v2)."""

import re
from collections.abc import Sequence

from tests.standin.books import Book
from tests.standin.holdings import Holdings, isbn10_of
from tests.standin.wire import Answer, Asked, json_answer

Json = dict[str, object]

MOST = 100
COUNT = 20
PICTURES = "https://img1.doubanio.com"


def answer(asked: Asked, holdings: Holdings) -> Answer:
    """Answer as api.douban.com did; whatever goes wrong has a code of its own."""
    if asked.path == "/v2/book/search":
        return _search(asked, holdings)
    if match := re.fullmatch(r"/v2/book/isbn/:?([^/]+)", asked.path):
        return _one(asked, holdings.with_isbn(match[1]))
    if match := re.fullmatch(r"/v2/book/([0-9]+)", asked.path):
        return _one(asked, [book for book in holdings.books if str(book.number) == match[1]])
    return _error(asked, 1001, "uri_not_found")


def _error(asked: Asked, code: int, reason: str, status: int = 404) -> Answer:
    told = {"msg": reason, "code": code, "request": f"{asked.method} {asked.path}"}
    return json_answer(told, status)


def _one(asked: Asked, found: Sequence[Book]) -> Answer:
    return json_answer(_book(found[0])) if found else _error(asked, 6000, "book_not_found")


def _search(asked: Asked, holdings: Holdings) -> Answer:
    words, tag = asked.query.get("q"), asked.query.get("tag")
    if words:
        found = holdings.with_isbn(words) or holdings.about(words)
    elif tag:
        found = [book for book in holdings.books if tag in book.subjects]
    else:
        return _error(asked, 1002, "missing_args: q", 400)
    start, count = asked.number("start", 0), min(asked.number("count", COUNT), MOST)
    books = [_book(book) for book in found[start : start + count]]
    return json_answer({"count": len(books), "start": start, "total": len(found), "books": books})


def _book(book: Book) -> Json:
    """Tell of a book in Douban's own order of keys; what is not known is empty, never null."""
    pictures = _pictures(book)
    series = {"series": {"id": "1", "title": book.series}} if book.series else {}
    return {
        "rating": _rating(book),
        "subtitle": book.subtitle,
        "author": list(book.authors),
        "pubdate": book.published,
        "tags": [{"count": 10, "name": name, "title": name} for name in book.subjects[:8]],
        "origin_title": book.original_title,
        "image": pictures["medium"],
        "binding": book.binding,
        "translator": list(book.translators),
        "catalog": book.contents,
        "pages": book.pages,
        "images": pictures,
        "alt": f"https://book.douban.com/subject/{book.number}/",
        "id": str(book.number),
        "publisher": book.publisher,
        "isbn10": isbn10_of(book.isbn13),
        "isbn13": book.isbn13,
        "title": book.title,
        "url": f"https://api.douban.com/v2/book/{book.number}",
        "alt_title": book.original_title,
        "author_intro": "",
        "summary": book.summary,
        **series,
        "price": book.price,
    }


def _rating(book: Book) -> Json:
    return {"max": 10, "numRaters": book.votes, "average": f"{book.rating:.1f}", "min": 0}


def _pictures(book: Book) -> dict[str, str]:
    """Link to three sizes of the cover, or of the picture that stands for none."""
    name = f"s{book.number}" if book.cover else "book-default"
    kinds = {"small": "spic", "large": "lpic", "medium": "mpic"}
    return {size: f"{PICTURES}/{kind}/{name}.jpg" for size, kind in kinds.items()}
