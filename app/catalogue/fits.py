"""Whether a book is what was asked for: catalogues that know no fields answer with more."""

from collections.abc import Sequence

from app.books.book import Book
from app.books.search import Field, Search, Wanted
from app.books.words import tokens
from app.catalogue.differences import primary


def fits(book: Book, search: Search) -> bool:
    """Whether the book has all that was asked for so in any of the alternatives.

    Plain words are left to whoever found the book: it may hold them where we do not look.
    """
    if not search.fielded:
        return True
    return any(
        all(_has(book, wanted) for wanted in alternative if wanted.asked)
        for alternative in search.alternatives
    )


def _has(book: Book, wanted: Wanted) -> bool:
    said = wanted.terms[0]
    match wanted.field:
        case "year":
            return (book.published or "").startswith(said)
        case "language":
            return book.language is not None and primary(book.language) == primary(said)
        case "isbn":
            return book.isbn13 == said
        case _:
            return any(_holds(tokens(text), wanted.terms) for text in _texts(book, wanted.field))


def _texts(book: Book, field: Field) -> list[str]:
    titles = [book.title, book.subtitle, book.original_title]
    people = [*book.authors, *book.translators]
    said: dict[Field, list[str | None]] = {
        "title": titles,
        "people": [*people],
        "series": [book.series],
        "publisher": [book.publisher],
    }
    everything = [*titles, *people, book.series, book.publisher]
    return [text for text in said.get(field, everything) if text]


def _holds(tokens_of_text: Sequence[str], terms: Sequence[str]) -> bool:
    """Whether the terms stand beside each other somewhere in the text."""
    size = len(terms)
    starts = range(len(tokens_of_text) - size + 1)
    return any(list(tokens_of_text[at : at + size]) == list(terms) for at in starts)
