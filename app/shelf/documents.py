"""Records and books as the JSON documents they are kept as, and back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson

from app.books.book import Book, BookRating, Cover, Location
from app.books.record import Rating, Record


def write(kept: Record | Book) -> str:
    """Spell a record or a book as JSON."""
    return orjson.dumps(kept).decode()


def read_record(document: str, fetched_at: datetime | None) -> Record:
    """Give the record that a document holds, as fetched at that moment."""
    said = _tuples(orjson.loads(document))
    said["rating"] = Rating(**said["rating"]) if said["rating"] else None
    said["fetched_at"] = fetched_at
    return Record(**said)


def read_book(document: str) -> Book:
    """Give the book that a document holds."""
    known = _tuples(orjson.loads(document))
    known["rating"] = BookRating(**known["rating"]) if known["rating"] else None
    known["covers"] = tuple(Cover(**cover) for cover in known["covers"])
    known["sources"] = tuple(_location(place) for place in known["sources"])
    return Book(**known)


def _location(place: Mapping[str, Any]) -> Location:
    fetched = place["fetched_at"]
    moment = datetime.fromisoformat(fetched) if fetched else None
    return Location(place["name"], place["id"], place["url"], moment)


def _tuples(loaded: Mapping[str, Any]) -> dict[str, Any]:
    """JSON knows lists only; what is kept is tuples, which nobody changes by accident."""
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in loaded.items()
    }
