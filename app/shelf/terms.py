"""Books by the words they hold: a plain index of terms, the same in every database."""

from collections.abc import Mapping

from sqlalchemy import Connection, Integer, bindparam, delete, func, insert, select

from app.books.book import Book
from app.books.words import index_terms, query_terms
from app.models import BookRow, BookTerm

LONGEST_TERM = 64
"""Characters kept of a term; what is longer is no word anyone types whole."""


_HOLDING_ALL = (
    select(BookTerm.book_id)
    .where(BookTerm.term.in_(bindparam("terms", expanding=True)))
    .group_by(BookTerm.book_id)
    .having(func.count() == bindparam("all", type_=Integer))
).subquery()

COUNT = select(func.count()).select_from(_HOLDING_ALL)

FIND = (
    select(BookRow.isbn13)
    .join(_HOLDING_ALL, _HOLDING_ALL.c.book_id == BookRow.id)
    .order_by(BookRow.title_length, BookRow.id)
    .limit(bindparam("most", type_=Integer))
)

IDS = select(BookRow.isbn13, BookRow.id).where(
    BookRow.isbn13.in_(bindparam("isbns", expanding=True))
)

FORGET = delete(BookTerm).where(BookTerm.book_id.in_(bindparam("ids", expanding=True)))

INDEX = insert(BookTerm)


def find(connection: Connection, words: str, most: int) -> tuple[tuple[str, ...], int]:
    """Give the ISBN-13s of the books that hold all words, shortest title first; and how many."""
    asked = {term[:LONGEST_TERM] for term in query_terms(words)}
    if not asked:
        return (), 0
    holding = {"terms": sorted(asked), "all": len(asked)}
    found = tuple(connection.scalars(FIND, {**holding, "most": most}))
    if len(found) < most:
        return found, len(found)
    return found, connection.scalar(COUNT, holding) or 0


def keep(connection: Connection, books: Mapping[str, Book]) -> None:
    """Index the books anew."""
    if not books:
        return
    ids = dict(connection.execute(IDS, {"isbns": list(books)}).all())
    connection.execute(FORGET, {"ids": list(ids.values())})
    rows = [
        {"term": term, "book_id": ids[isbn13]}
        for isbn13, book in books.items()
        for term in sorted(terms_of(book))
    ]
    if rows:
        connection.execute(INDEX, rows)


def terms_of(book: Book) -> set[str]:
    """Give every term a book is found by."""
    said = (book.title, book.subtitle, book.original_title, book.series, book.publisher)
    texts = [*said, *book.authors, *book.translators]
    return {term[:LONGEST_TERM] for text in texts if text for term in index_terms(text)}
