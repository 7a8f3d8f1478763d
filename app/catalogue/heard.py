"""What one source adds to a search: the books that its own records make."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.books.answer import SourceAnswer
from app.books.book import Book
from app.books.query import IsbnQuery, KeywordQuery, Query
from app.catalogue.desk import SHELF, Desk
from app.catalogue.fields import in_language
from app.catalogue.merge import merge


@dataclass(frozen=True, slots=True)
class Heard:
    """One source's answer, and the books merged from that answer alone, in the source's order."""

    answer: SourceAnswer
    books: Sequence[Book]


def heard_from(desk: Desk, query: Query, answer: SourceAnswer) -> Heard:
    """Make books of one answer; what we hold is held as books already."""
    isbns = _on_this_page(query, answer)
    if answer.source == SHELF:
        books = desk.shelf.books(isbns) if isbns else {}
    else:
        books = {book.isbn13: book for book in merge(answer.records, desk.trust)}
    named = [books[isbn13] for isbn13 in isbns if isbn13 in books]
    return Heard(answer, [book for book in named if _asked_for(book, query)])


def _on_this_page(query: Query, answer: SourceAnswer) -> Sequence[str]:
    """Give the editions the answer names; the shelf names those of all pages up to this one."""
    match query:
        case IsbnQuery(isbn):
            return [isbn.isbn13] if answer.status == "ok" else []
        case KeywordQuery(_, page, per_page) if answer.source == SHELF:
            return answer.isbns[(page - 1) * per_page : page * per_page]
        case _:
            return answer.isbns


def _asked_for(book: Book, query: Query) -> bool:
    return isinstance(query, IsbnQuery) or in_language(book.language, query.language)
