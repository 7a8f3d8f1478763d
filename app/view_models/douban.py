"""A book, a page of books and a refusal as api.douban.com/v2/book gave them until 2019.

Keys stand in Douban's order, numbers and strings are where they were, and what is unknown is "" or
[], never null. `isbn` and `category` come behind, for readers of the sibling dialect. The shape
was documented at https://developers.douban.com/wiki/?title=book_v2, which is gone as well.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from app.books.book import Book, BookRating
from app.books.book_id import book_id
from app.books.series import read_series
from app.catalogue.result import Finding, SearchResult
from app.view_models.address import Addresses
from app.view_models.problem import TRY_AGAIN_AFTER

Json = dict[str, object]

MOST_TAGS = 8

BRIEF = frozenset({"author", "id", "image", "isbn", "price", "title"})
"""The keys of a book where a program wants lists to be short (`summary=1`)."""


def douban_book(book: Book, at: Addresses) -> Json:
    """Give a book with every key; `series` only where it is known."""
    covers = {"small": at.cover(book, "S"), "large": at.cover(book, "L")}
    covers["medium"] = at.cover(book, "M")
    number = book_id(book.isbn)
    return {
        "rating": _rating(book.rating),
        "subtitle": book.subtitle or "",
        "author": list(book.authors),
        "pubdate": book.published or book.published_text or "",
        "tags": [{"count": 1, "name": one, "title": one} for one in book.subjects[:MOST_TAGS]],
        "origin_title": book.original_title or "",
        "image": covers["medium"],
        "binding": book.binding or "",
        "translator": list(book.translators),
        "catalog": book.contents or "",
        "pages": str(book.pages) if book.pages else book.pages_text or "",
        "images": covers,
        "alt": at.page(book),
        "id": number,
        "publisher": book.publisher or "",
        "isbn10": book.isbn.isbn10 or "",
        "isbn13": book.isbn13,
        "title": book.title,
        "url": at.to(f"/v2/book/{number}"),
        "alt_title": book.original_title or "",
        "author_intro": "",
        "summary": book.summary or "",
        **_series(book),
        "price": _price(book),
        "isbn": book.isbn13,
        "category": next(iter(book.subjects), ""),
    }


def _rating(rating: BookRating | None) -> Json:
    """Give the rating out of ten; "0.0" is what Douban said where too few had rated."""
    average = rating.average * 10 / rating.max if rating else 0
    count = rating.count if rating else 0
    return {"max": 10, "numRaters": count, "average": f"{average:.1f}", "min": 0}


def _series(book: Book) -> Json:
    """Name the series; it has no number here by which it could be asked for."""
    if not book.series:
        return {}
    return {"series": {"id": "", "title": read_series(book.series).title}}


def _price(book: Book) -> str:
    """Write a price as most of Douban's are written: "23.00元", "USD 26.95"."""
    if not book.price or not book.currency:
        return book.price or ""
    return f"{book.price}元" if book.currency == "CNY" else f"{book.currency} {book.price}"


def only(book: Json, fields: Collection[str]) -> Json:
    """Give the keys that were asked for; all where none, or none that there is, was named."""
    return {key: value for key, value in book.items() if key in fields} or book


def douban_page(result: SearchResult, start: int, books: Sequence[Json]) -> Json:
    """Give a stretch of a search; `count` is the number of books in it, as it was there."""
    total = result.total_from(start)
    return {"count": len(books), "start": start, "total": total, "books": books}


@dataclass(frozen=True, slots=True)
class Refusal:
    """What went wrong, by Douban's code and word for it."""

    status: int
    code: int
    msg: str
    headers: Mapping[str, str] = field(default_factory=dict)

    def as_json(self, request_line: str) -> Json:
        """Give the body of an error; `request_line` is such as "GET /v2/book/1"."""
        return {"msg": self.msg, "code": self.code, "request": request_line}


BOOK_NOT_FOUND = Refusal(404, 6000, "book_not_found")
URI_NOT_FOUND = Refusal(404, 1001, "uri_not_found")
MISSING_ARGS = Refusal(400, 1002, "missing_args")
BAD_CALLBACK = Refusal(
    400, 1002, "invalid_args: callback may have letters, digits, _ and dots, up to 50"
)


def no_such_book(finding: Finding) -> Refusal:
    """Say that nobody knows a number, or that someone who may know it did not answer."""
    if not finding.unanswered:
        return BOOK_NOT_FOUND
    names = ", ".join(answer.source for answer in finding.silent)
    said = f"unknow_v2_error: {names} did not answer; try again soon"
    return Refusal(503, 999, said, TRY_AGAIN_AFTER)


def refusal_of(status: int, headers: Mapping[str, str]) -> Refusal:
    """Give the refusal for whatever HTTP itself refuses."""
    if status in {404, 405}:
        return Refusal(status, URI_NOT_FOUND.code, URI_NOT_FOUND.msg, headers)
    return Refusal(status, 999, "unknow_v2_error", headers)
