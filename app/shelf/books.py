"""The merged editions."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from app.books.book import Book
from app.models import BookRow
from app.shelf import documents, terms
from app.shelf.upsert import Row, upsert


def row_of(session: Session, isbn13: str) -> BookRow | None:
    """Give the row of one edition."""
    return session.scalar(select(BookRow).where(BookRow.isbn13 == isbn13))


def rows_of(session: Session, isbns: Collection[str]) -> Sequence[BookRow]:
    """Give the rows of these editions, in no order."""
    if not isbns:
        return []
    return session.scalars(select(BookRow).where(BookRow.isbn13.in_(isbns))).all()


def read(row: BookRow) -> Book:
    """Give the book that a row holds."""
    return documents.read_book(row.document)


def none_held(session: Session) -> bool:
    """Whether the table is empty."""
    return not session.scalar(select(exists().select_from(BookRow)))


def keep(session: Session, books: Sequence[Book]) -> None:
    """Keep the books as they are now, and the words they are found by."""
    upsert(session, BookRow, [_row(book) for book in books], ("isbn13",))
    terms.keep(session, {book.isbn13: book for book in books})


def remove(session: Session, isbns: Collection[str]) -> None:
    """Remove these editions; the words they are found by go with them."""
    session.execute(delete(BookRow).where(BookRow.isbn13.in_(isbns)))


def mark_asked(session: Session, isbn13: str, now: datetime) -> None:
    """Note that the sources were asked about this ISBN."""
    session.execute(update(BookRow).where(BookRow.isbn13 == isbn13).values(asked_at=now))


def _row(book: Book) -> Row:
    return {
        "isbn13": book.isbn13,
        "title_length": len(book.title),
        "document": documents.write(book),
    }
