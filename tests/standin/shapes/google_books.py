"""Google Books: volumes by ISBN or words (https://developers.google.com/books/docs/v1/using)."""

from base64 import urlsafe_b64encode
from collections.abc import Sequence

from tests.standin.books import Book
from tests.standin.holdings import Holdings, isbn10_of
from tests.standin.wire import Answer, Asked, json_answer

Json = dict[str, object]

MOST = 40


def answer(asked: Asked, holdings: Holdings) -> Answer:
    """Answer as googleapis.com does; who brings no key has a quota of none."""
    if asked.path != "/books/v1/volumes":
        return _error(404, "notFound", "Not Found")
    if not asked.query.get("key"):
        message = "Quota exceeded for quota metric 'Queries' and limit 'Queries per day'."
        return _error(429, "rateLimitExceeded", message, "RESOURCE_EXHAUSTED")
    if not asked.query.get("q"):
        return _error(400, "queryRequired", "Missing query.")
    return _volumes(asked, _found(asked, holdings))


def _error(code: int, reason: str, message: str, status: str | None = None) -> Answer:
    errors = [{"message": message, "domain": "global", "reason": reason}]
    error: Json = {"code": code, "message": message, "errors": errors}
    return json_answer({"error": {**error, "status": status} if status else {**error}}, code)


def _found(asked: Asked, holdings: Holdings) -> list[Book]:
    """Find by ISBN, said to be one or bare, or by words, in the one language that is wanted."""
    words = asked.query["q"]
    found = holdings.with_isbn(words.removeprefix("isbn:")) or holdings.about(words)
    wanted = asked.query.get("langRestrict")
    return [book for book in found if wanted in {None, "", book.language}]


def _volumes(asked: Asked, found: Sequence[Book]) -> Answer:
    """List one page of volumes; where it is empty, there is no list at all."""
    start = asked.number("startIndex", 0)
    shown = found[start : start + min(asked.number("maxResults", 10), MOST)]
    items = {"items": [_volume(book) for book in shown]} if shown else {}
    return json_answer({"kind": "books#volumes", "totalItems": len(found), **items})


def _volume(book: Book) -> Json:
    number = urlsafe_b64encode(book.number.to_bytes(9, "big")).decode()
    return {
        "kind": "books#volume",
        "id": number,
        "etag": number[::-1],
        "selfLink": f"https://www.googleapis.com/books/v1/volumes/{number}",
        "volumeInfo": _info(book, f"http://books.google.com/books/content?id={number}"),
        "saleInfo": {"country": "US", "saleability": "NOT_FOR_SALE", "isEbook": False},
        "accessInfo": {"country": "US", "viewability": "NO_PAGES", "publicDomain": False},
        "searchInfo": {"textSnippet": book.summary},
    }


def _info(book: Book, picture: str) -> Json:
    fields: Json = {
        "title": book.title,
        "subtitle": book.subtitle,
        "authors": [*book.authors, *book.translators],
        "publisher": book.publisher,
        "publishedDate": book.published,
        "description": book.summary,
        "industryIdentifiers": _identifiers(book),
        "pageCount": int(book.pages) if book.pages.isdecimal() else None,
        "printType": "BOOK",
        "categories": list(book.subjects[:1]),
        "averageRating": round(book.rating) / 2,
        "ratingsCount": book.votes,
        "imageLinks": _pictures(picture) if book.cover else {},
        "language": book.language,
    }
    return {name: value for name, value in fields.items() if value}


def _identifiers(book: Book) -> list[Json]:
    numbers = {"ISBN_10": isbn10_of(book.isbn13), "ISBN_13": book.isbn13}
    return [{"type": kind, "identifier": number} for kind, number in numbers.items() if number]


def _pictures(picture: str) -> Json:
    shown = f"{picture}&printsec=frontcover&img=1&edge=curl"
    return {"smallThumbnail": f"{shown}&zoom=5", "thumbnail": f"{shown}&zoom=1"}
