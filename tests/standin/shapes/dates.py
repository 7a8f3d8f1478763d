"""Dates as shops send them, to the day."""

from tests.standin.books import Book


def whole_date(book: Book) -> str:
    """Give the day a book came out, or the first of its month or year where no more is known."""
    known = book.published if book.published[:4].isdecimal() else str(book.year or 1900)
    return "-".join([*known.split("-"), "01", "01"][:3])
