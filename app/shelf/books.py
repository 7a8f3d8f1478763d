"""The merged editions."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, exists, select, update

from app.books.book import Book
from app.models import BookRow
from app.shelf import documents, works
from app.shelf.text import index
from app.shelf.upsert import Row, upsert

BOOKS = select(BookRow.document, BookRow.asked_at).where(
    BookRow.isbn13.in_(bindparam("isbns", expanding=True))
)
IDS = select(BookRow.isbn13, BookRow.id).where(
    BookRow.isbn13.in_(bindparam("isbns", expanding=True))
)
ANY = select(exists().select_from(BookRow))
ASKED = (
    update(BookRow)
    .where(BookRow.isbn13 == bindparam("asked_about"))
    .values(asked_at=bindparam("at"))
)


def of(connection: Connection, isbns: Collection[str]) -> Iterator[tuple[Book, datetime | None]]:
    """Give these editions in no order, each with when the sources were asked about its ISBN."""
    for document, asked_at in connection.execute(BOOKS, {"isbns": list(isbns)}):
        yield documents.read_book(document), asked_at


def none_held(connection: Connection) -> bool:
    """Whether the table is empty."""
    return not connection.scalar(ANY)


def keep(connection: Connection, books: Sequence[Book]) -> None:
    """Keep the books as they are now, the words they are found by, the names of their works."""
    upsert(connection, BookRow, [_row(book) for book in books], ("isbn13",))
    make_findable(connection, books)


def make_findable(connection: Connection, books: Sequence[Book]) -> None:
    """Keep what books that we hold are found by."""
    numbered = _numbered(connection, books)
    index.keep(connection, numbered)
    works.keep(connection, numbered)


def remove(connection: Connection, isbns: Collection[str]) -> None:
    """Remove these editions; what they are found by goes with them."""
    connection.execute(delete(BookRow).where(BookRow.isbn13.in_(isbns)))


def mark_asked(connection: Connection, isbn13: str, now: datetime) -> None:
    """Note that the sources were asked about this ISBN."""
    connection.execute(ASKED, {"asked_about": isbn13, "at": now})


def _numbered(connection: Connection, books: Sequence[Book]) -> dict[int, Book]:
    """Give the books by the ids that the database has given them."""
    by_isbn = {book.isbn13: book for book in books}
    ids = connection.execute(IDS, {"isbns": list(by_isbn)}) if by_isbn else ()
    return {book_id: by_isbn[isbn13] for isbn13, book_id in ids}


def _row(book: Book) -> Row:
    return {
        "isbn13": book.isbn13,
        "document": documents.write(book),
    }
