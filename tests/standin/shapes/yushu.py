"""Yushu, the Fish Book course's own server: the paths of Douban v2, and fifteen keys a book."""

import re

from tests.standin.books import Book
from tests.standin.holdings import Holdings
from tests.standin.wire import Answer, Asked, json_answer, page

Json = dict[str, object]

MOST = 20


def answer(asked: Asked, holdings: Holdings) -> Answer:
    """Answer as t.yushu.im did; what it does not know is a bare 404."""
    if asked.path == "/v2/book/search":
        return _search(asked, holdings)
    match = re.fullmatch(r"/v2/book/isbn/([^/]+)", asked.path)
    found = holdings.with_isbn(match[1]) if match else []
    return json_answer(_book(found[0])) if found else page("404 Not Found", 404)


def _search(asked: Asked, holdings: Holdings) -> Answer:
    """List one page of books; `start` and `count` come back as they were sent."""
    words = asked.query.get("q", "")
    found = holdings.with_isbn(words) or holdings.about(words)
    start, count = asked.number("start", 0), asked.number("count", MOST)
    books = [_book(book) for book in found[start : start + min(count, MOST)]]
    return json_answer({"books": books, "count": count, "start": start, "total": len(found)})


def _book(book: Book) -> Json:
    picture = f"https://img3.doubanio.com/lpic/s{book.number}.jpg" if book.cover else ""
    return {
        "author": list(book.authors),
        "binding": book.binding or None,
        "category": book.subjects[0] if book.subjects else "",
        "id": book.number % 100_000,
        "image": picture,
        "images": {"large": picture},
        "isbn": book.isbn13,
        "pages": book.pages,
        "price": book.price,
        "pubdate": book.published,
        "publisher": book.publisher,
        "subtitle": book.subtitle,
        "summary": book.summary.replace("\n", r"\n"),
        "title": book.title,
        "translator": list(book.translators),
    }
