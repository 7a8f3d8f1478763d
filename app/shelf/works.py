"""Which editions are of one work: the names they meet under, kept and asked for."""

from collections.abc import Collection, Mapping
from hashlib import blake2b

from sqlalchemy import Connection, bindparam, delete, select

from app.books.book import Book
from app.books.grouping import editions_among
from app.books.work import work_keys
from app.models import BookRow, WorkKey
from app.shelf import documents
from app.shelf.upsert import Row, add

ROUNDS = 3
"""How often the editions that were found are asked whom they meet in turn: a translation leads to
its original, which leads to those who have it in another spelling."""

KEYS = select(WorkKey.key, WorkKey.book_id).where(
    WorkKey.book_id.in_(bindparam("ids", expanding=True))
)
GONE = delete(WorkKey).where(
    WorkKey.key == bindparam("gone_key"), WorkKey.book_id == bindparam("gone_id")
)
MEETING = (
    select(BookRow.document)
    .where(
        BookRow.id.in_(
            select(WorkKey.book_id).where(WorkKey.key.in_(bindparam("keys", expanding=True)))
        )
    )
    .order_by(BookRow.id)
    .limit(bindparam("most"))
)


def keep(connection: Connection, books: Mapping[int, Book]) -> None:
    """Keep the names of these books, by their ids; what is as it was is not written again."""
    if not books:
        return
    held = {(key, book_id) for key, book_id in connection.execute(KEYS, {"ids": list(books)})}
    now = {(key, book_id) for book_id, book in books.items() for key in _numbers(book)}
    if gone := held - now:
        connection.execute(GONE, [{"gone_key": key, "gone_id": id_} for key, id_ in sorted(gone)])
    add(connection, WorkKey, [_row(key, book_id) for key, book_id in sorted(now - held)])


def editions_of(connection: Connection, book: Book, most: int) -> list[Book]:
    """Give the other editions of the book's work, oldest on the shelf first.

    At most so many are compared: a name such as "Poems" by a Smith may be met by thousands.
    """
    asked, known = set[int](), dict[str, Book]()
    editions: list[Book] = []
    for _ in range(ROUNDS):
        keys = {key for one in (book, *editions) for key in _numbers(one)} - asked
        if not keys or len(known) >= most:
            break
        asked |= keys
        known |= _meeting(connection, keys, most - len(known))
        editions = editions_among(book, known.values())
    return editions


def _meeting(connection: Connection, keys: Collection[int], most: int) -> dict[str, Book]:
    met = connection.scalars(MEETING, {"keys": sorted(keys), "most": most})
    return {book.isbn13: book for book in map(documents.read_book, met)}


def _numbers(book: Book) -> set[int]:
    return {_number(key) for key in work_keys(book)}


def _number(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), signed=True)


def _row(key: int, book_id: int) -> Row:
    return {"key": key, "book_id": book_id}
