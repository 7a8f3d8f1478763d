"""A page of books as Open Library's `/search.json` gives it, where each edition is a work."""

from collections.abc import Collection, Mapping, Sequence

from app.books.book import Book
from app.books.languages import marc_code
from app.catalogue.result import SearchResult
from app.view_models.open_library import DOCUMENTATION, author_key, edition_key, work_key

Json = dict[str, object]


def search_page(result: SearchResult, words: str, start: int, fields: Collection[str]) -> Json:
    """Give a stretch of a search; `fields` names the keys of a book, none means all."""
    found = result.total_from(start)
    return {
        "numFound": found,
        "start": start,
        "numFoundExact": False,
        "num_found": found,
        "documentation_url": DOCUMENTATION,
        "q": words,
        "offset": start,
        "docs": [_only(doc(book), fields) for book in result.books],
    }


def doc(book: Book) -> Json:
    """Give one book of a search, with its one edition."""
    year = int(book.published[:4]) if book.published else None
    keys = [author_key(book, place) for place, _ in enumerate(book.authors)]
    named = {
        "author_key": [key.removeprefix("/authors/") for key in keys],
        "author_name": list(book.authors),
        "cover_edition_key": edition_key(book).removeprefix("/books/"),
        "edition_count": 1,
        "edition_key": [edition_key(book).removeprefix("/books/")],
        "first_publish_year": year,
        "key": work_key(book),
        "number_of_pages_median": book.pages,
        "publish_year": [year] if year else [],
        "subject": list(book.subjects),
        "type": "work",
    }
    one = {"numFound": 1, "start": 0, "numFoundExact": True, "docs": [_edition(book)]}
    return {**_known({**_of_both(book), **named}), "has_fulltext": False, "editions": one}


def _edition(book: Book) -> Json:
    return _known({"key": edition_key(book), **_of_both(book)})


def _of_both(book: Book) -> Json:
    """Give what a work and its edition say alike."""
    language, dated = marc_code(book.language), book.published or book.published_text
    return {
        "title": book.title,
        "subtitle": book.subtitle,
        "isbn": [number for number in (book.isbn13, book.isbn.isbn10) if number],
        "language": [language] if language else [],
        "publisher": [book.publisher] if book.publisher else [],
        "publish_date": [dated] if dated else [],
    }


def nothing_asked() -> Json:
    """Refuse a search for nothing."""
    said = "Name a title, an author or an ISBN in q."
    detail: Sequence[Json] = [{"type": "missing", "loc": ["query", "q"], "msg": said}]
    return {"detail": detail}


def _only(book: Json, fields: Collection[str]) -> Json:
    """Give the keys that were asked for; "editions.title" asks for the editions."""
    asked = {field.split(".")[0] for field in fields}
    return {key: value for key, value in book.items() if not asked or key in asked}


def _known(told: Mapping[str, object]) -> Json:
    return {key: value for key, value in told.items() if value}
