"""ISBNdb, version 2: books by ISBN or words (https://isbndb.com/isbndb-api-documentation-v2)."""

from collections.abc import Sequence

from tests.standin.books import Book
from tests.standin.holdings import Holdings, isbn10_of
from tests.standin.wire import Answer, Asked, json_answer

Json = dict[str, object]

MOST = 1_000


def answer(asked: Asked, holdings: Holdings) -> Answer:
    """Answer as api2.isbndb.com does on its Basic plan, to whom many ISBNs at once are refused."""
    if not asked.headers.get("Authorization"):
        return json_answer({"message": "Unauthorized"}, 401)
    if asked.method == "POST":
        return json_answer({"message": "Forbidden"}, 403)
    _, kind, words = (*asked.path.split("/", 2), "", "")[:3]
    if kind == "books":
        return _page(asked, holdings.with_isbn(words) or holdings.about(words))
    found = holdings.with_isbn(words) if kind == "book" else []
    return json_answer(
        {"book": _book(found[0])} if found else {"errorMessage": "Not Found"}, 200 if found else 404
    )


def _page(asked: Asked, found: Sequence[Book]) -> Answer:
    page, size = max(1, asked.number("page", 1)), min(asked.number("pageSize", 20), MOST)
    books = [_book(book) for book in found[(page - 1) * size : page * size]]
    return json_answer({"total": len(found), "books": books})


def _book(book: Book) -> Json:
    """Tell of a book; the one word pages sends a number, and where it has none, a list."""
    fields: Json = {
        "title": book.title,
        "title_long": ": ".join(filter(None, (book.title, book.subtitle))),
        "isbn13": book.isbn13,
        "isbn": isbn10_of(book.isbn13) or book.isbn13,
        "authors": _split(book),
        "publisher": book.publisher,
        "date_published": book.published,
        "language": book.language,
        "binding": book.binding,
        "msrp": book.price if book.currency == "USD" else "0.00",
        "synopsys": f"<p>{book.summary}</p>",
        "subjects": [*book.subjects, "823.914"],
        "image": f"https://images.isbndb.com/covers/{book.isbn13}.jpg" if book.cover else "",
    }
    pages: int | list[int] = int(book.pages) if book.pages.isdecimal() else []
    return {**{name: value for name, value in fields.items() if value}, "pages": pages}


def _split(book: Book) -> list[str]:
    """Make two people of one whose name has two words, as it does at times."""
    names = list(book.authors)
    if len(names) == 1 and len(names[0].split()) == len("AB"):
        return names[0].split()[::-1]
    return names
