"""One field of a book as a row: its value, who says it, who says otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.books.book import Book

ROWS = (
    ("isbn", None),
    ("isbn10", None),
    ("title", "title"),
    ("subtitle", "subtitle"),
    ("original_title", "original_title"),
    ("authors", "authors"),
    ("translators", "translators"),
    ("series", "series"),
    ("publisher", "publisher"),
    ("published", "published"),
    ("language", "language"),
    ("pages", "pages"),
    ("binding", "binding"),
    ("price", "price"),
)
"""The rows of a book's page, and the field whose provenance each shows."""


@dataclass(frozen=True, slots=True)
class Says:
    """What one source says."""

    source: str
    value: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One row; `others` are those who disagree in more than form."""

    field: str
    value: str
    source: str | None
    others: tuple[Says, ...]


def rows_of(book: Book) -> list[FieldRow]:
    """Give a row for each field that has a value, or about which anyone disagrees."""
    rows = (_row(book, name, field) for name, field in ROWS)
    return [row for row in rows if row.value]


def _row(book: Book, name: str, field: str | None) -> FieldRow:
    source = book.provenance.get(field) if field else None
    return FieldRow(name, _value(book, name), source, _others(book, name, source))


def _value(book: Book, name: str) -> str:
    match name:
        case "isbn":
            return book.isbn.hyphenated
        case "isbn10":
            return book.isbn.isbn10 or ""
        case "published":
            return book.published or book.published_text or ""
        case "pages":
            return str(book.pages or book.pages_text or "")
        case "price":
            return " ".join(part for part in (book.price, book.currency) if part)
        case _:
            return spelled(getattr(book, name))


def _others(book: Book, name: str, source: str | None) -> tuple[Says, ...]:
    """Give those whose word is not the one that is shown."""
    said = book.conflicts.get(name, {})
    shown = spelled(getattr(book, name)) if said else ""
    return tuple(
        Says(who, spelled(value))
        for who, value in said.items()
        if who != source and spelled(value) != shown
    )


def spelled(value: object) -> str:
    """Give a value as text; a list of names as names."""
    if isinstance(value, str | int):
        return str(value)
    return ", ".join(map(str, value)) if isinstance(value, Iterable) else ""
