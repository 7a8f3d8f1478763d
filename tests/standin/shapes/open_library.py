"""Open Library: works by words, editions by ISBN (https://openlibrary.org/developers/api)."""

import re
from collections.abc import Mapping

from tests.standin.books import Book
from tests.standin.holdings import Holdings, isbn10_of
from tests.standin.shapes.open_library_search import (
    COVERS,
    Json,
    cover_number,
    edition_id,
    page_count,
    said,
    search,
    work_id,
)
from tests.standin.wire import Answer, Asked, json_answer, page

_EDITIONS = re.compile("/works/(OL[0-9]+W)/editions[.]json")
SIZES: Mapping[str, str] = {"small": "S", "medium": "M", "large": "L"}


def answer(asked: Asked, holdings: Holdings) -> Answer:
    """Answer as openlibrary.org does; the old path without `.json` is gone, without a word."""
    match asked.path:
        case "/search.json":
            return search(asked, holdings)
        case "/api/books.json":
            return _books(asked, holdings)
        case "/api/books":
            return Answer(status=404)
        case path if found := _EDITIONS.fullmatch(path):
            return _editions(found[1], holdings)
    return page("Not found", 404)


def _books(asked: Asked, holdings: Holdings) -> Answer:
    """Answer with the known ones, each under the key by which it was asked for."""
    keys = filter(None, asked.query.get("bibkeys", "").split(","))
    found = {key: holdings.with_isbn(key.upper().removeprefix("ISBN:")) for key in keys}
    show = _data if asked.query.get("jscmd") == "data" else _links
    return json_answer({key: show(books[0]) for key, books in found.items() if books})


def _editions(work: str, holdings: Holdings) -> Answer:
    """Answer with the editions of a work, as the database keeps them: without authors' names."""
    entries = [
        _stored(book, holdings) for book in holdings.books if work_id(book, holdings) == work
    ]
    if not entries:
        return json_answer({"error": "notfound", "key": f"/works/{work}"}, 404)
    links = {"self": f"/works/{work}/editions.json", "work": f"/works/{work}"}
    return json_answer({"links": links, "size": len(entries), "entries": entries})


def _stored(book: Book, holdings: Holdings) -> Json:
    return said(
        key=f"/books/{edition_id(book)}",
        type={"key": "/type/edition"},
        title=book.title,
        subtitle=book.subtitle,
        works=[{"key": f"/works/{work_id(book, holdings)}"}],
        isbn_13=_one(book.isbn13),
        publishers=_one(book.publisher),
        publish_date=book.published,
        number_of_pages=page_count(book),
    )


def _links(book: Book) -> Json:
    url = f"https://openlibrary.org/books/{edition_id(book)}"
    return {"bib_key": f"ISBN:{book.isbn13}", "info_url": url, "preview": "noview"}


def _data(book: Book) -> Json:
    olid = edition_id(book)
    ids = said(openlibrary=[olid], isbn_13=_one(book.isbn13), isbn_10=_one(isbn10_of(book.isbn13)))
    return said(
        url=f"https://openlibrary.org/books/{olid}/{book.title.replace(' ', '_')}",
        key=f"/books/{olid}",
        title=book.title,
        subtitle=book.subtitle,
        authors=[_named("authors", name) for name in book.authors],
        identifiers=ids,
        publishers=[{"name": name} for name in _one(book.publisher)],
        publish_date=book.published,
        number_of_pages=page_count(book),
        subjects=[_named("subjects", name) for name in book.subjects],
        cover=_cover(book),
    )


def _one(word: str) -> list[str]:
    return [word] if word else []


def _named(kind: str, name: str) -> Json:
    return {"url": f"https://openlibrary.org/{kind}/{name.replace(' ', '_')}", "name": name}


def _cover(book: Book) -> Json:
    number = cover_number(book)
    return {name: f"{COVERS}/{number}-{size}.jpg" for name, size in SIZES.items() if number}
