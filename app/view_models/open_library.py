"""A book in the shapes of Open Library (https://openlibrary.org/developers/api).

There a key is absent where nothing is known. The keys of an edition, its work and its authors are
made of our id of the book, so that each of them answers here; they are not those of
openlibrary.org, which stand among the `identifiers` where they are known.
"""

from collections.abc import Mapping
from urllib.parse import quote

from app.books.book import Book
from app.books.book_id import book_id
from app.books.languages import marc_code
from app.view_models.address import Addresses
from app.view_models.book import spell

Json = dict[str, object]

NAMES = {"open_library": "openlibrary", "google_books": "google", "internet_archive": "ocaid"}
"""How Open Library calls those whose identifiers it keeps."""

DOCUMENTATION = "https://openlibrary.org/dev/docs/api/search"


def edition_key(book: Book) -> str:
    """Give the key of an edition, "/books/OL978753669293M"."""
    return f"/books/OL{book_id(book.isbn)}M"


def work_key(book: Book) -> str:
    """Give the key of a work; each edition here has a work of its own."""
    return f"/works/OL{book_id(book.isbn)}W"


def author_key(book: Book, place: int) -> str:
    """Give the key of an author: the book's id, and his place on its title page."""
    return f"/authors/OL{book_id(book.isbn)}{place:02d}A"


def edition(book: Book) -> Json:
    """Give an edition as `/isbn/<isbn>.json` and `/books/<key>.json` do."""
    language = marc_code(book.language)
    lists = {
        "publishers": [book.publisher] if book.publisher else [],
        "isbn_10": [book.isbn.isbn10] if book.isbn.isbn10 else [],
        "isbn_13": [book.isbn13],
        "series": [book.series] if book.series else [],
        "subjects": list(book.subjects),
        "languages": [{"key": f"/languages/{language}"}] if language else [],
        "authors": [{"key": author_key(book, place)} for place, _ in enumerate(book.authors)],
        "table_of_contents": _contents(book),
        "works": [{"key": work_key(book)}],
        "lccn": _numbered(book, "lccn"),
        "oclc_numbers": _numbered(book, "oclc"),
    }
    return _known(
        {
            "title": book.title,
            "subtitle": book.subtitle,
            "by_statement": ", ".join(book.authors),
            **_imprint(book),
            "physical_format": book.binding,
            "description": book.summary,
            **lists,
            "identifiers": _identifiers(book),
            "key": edition_key(book),
            "type": {"key": "/type/edition"},
            "last_modified": {"type": "/type/datetime", "value": spell(book.fetched_at) or ""},
        }
    )


def work(book: Book) -> Json:
    """Give the work of an edition, as `/works/<key>.json` does."""
    role = {"type": {"key": "/type/author_role"}}
    keys = (author_key(book, place) for place, _ in enumerate(book.authors))
    return _known(
        {
            "title": book.title,
            "authors": [{**role, "author": {"key": key}} for key in keys],
            "subjects": list(book.subjects),
            "description": book.summary,
            "key": work_key(book),
            "type": {"key": "/type/work"},
        }
    )


def author(book: Book, place: int) -> Json:
    """Give the author at this place of the title page, as `/authors/<key>.json` does."""
    key, name = author_key(book, place), book.authors[place]
    return {"name": name, "key": key, "type": {"key": "/type/author"}}


def data(book: Book, at: Addresses) -> Json:
    """Give a book as `/api/books.json?jscmd=data` does."""
    return _known(
        {
            "url": at.page(book),
            "key": edition_key(book),
            "title": book.title,
            "subtitle": book.subtitle,
            "authors": [_linked(name, at) for name in book.authors],
            "by_statement": ", ".join(book.authors),
            "identifiers": _identifiers(book) | _numbers(book),
            "publishers": [{"name": book.publisher}] if book.publisher else [],
            **_imprint(book),
            "subjects": [_linked(name, at) for name in book.subjects],
            "table_of_contents": _contents(book),
            "cover": _cover(book, at),
        }
    )


def links(book: Book, at: Addresses, bibkey: str) -> Json:
    """Give a book as `/api/books.json` does where no `jscmd` says more."""
    page = at.page(book)
    told = {"bib_key": bibkey, "info_url": page, "preview": "noview", "preview_url": page}
    return _known({**told, "thumbnail_url": at.cover(book, "S")})


def details(book: Book, at: Addresses, bibkey: str) -> Json:
    """Give a book as `/api/books.json?jscmd=details` does: there authors have their names."""
    names = [
        {"key": author_key(book, place), "name": name} for place, name in enumerate(book.authors)
    ]
    return {**links(book, at, bibkey), "details": _known({**edition(book), "authors": names})}


def not_found(key: str) -> Json:
    """Say that there is nothing under a key."""
    return {"error": "notfound", "key": key}


def _imprint(book: Book) -> Json:
    return {
        "publish_date": book.published or book.published_text,
        "number_of_pages": book.pages,
        "pagination": book.pages_text,
    }


def _numbers(book: Book) -> dict[str, list[str]]:
    ten = {"isbn_10": [book.isbn.isbn10]} if book.isbn.isbn10 else {}
    return {**ten, "isbn_13": [book.isbn13]}


def _identifiers(book: Book) -> dict[str, list[str]]:
    return {NAMES.get(name, name): [number] for name, number in book.identifiers.items()}


def _numbered(book: Book, name: str) -> list[str]:
    return [book.identifiers[name]] if name in book.identifiers else []


def _contents(book: Book) -> list[Json]:
    lines = (book.contents or "").splitlines()
    return [
        {"level": 0, "label": "", "title": line.strip(), "pagenum": ""}
        for line in lines
        if line.strip()
    ]


def _linked(name: str, at: Addresses) -> Json:
    """Name a person or a subject, and where more of it is found."""
    return {"name": name, "url": at.to(f"/book/search?q={quote(name)}")}


def _cover(book: Book, at: Addresses) -> Json:
    sizes = {"small": at.cover(book, "S"), "medium": at.cover(book, "M")}
    return _known({**sizes, "large": at.cover(book, "L")})


def _known(told: Mapping[str, object]) -> Json:
    """Leave out what is not known."""
    return {key: value for key, value in told.items() if value}
