"""The full-text index: books put into it, and found in it, whatever the database is."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Integer, bindparam, select

from app.books.book import Book
from app.books.search import FACTS, Wanted
from app.books.titles import title_key
from app.models import BookRow, BookSpine
from app.models.book_text import LONGEST_KEY
from app.shelf.text import vocabulary
from app.shelf.text.statements import (
    ENGINES,
    EVERYTHING,
    MOST_RANKED,
    Engine,
    counting,
    facts_of,
    finding,
    finding_titled,
)
from app.shelf.text.tokens import spine_of, text_of
from app.shelf.upsert import upsert

MISSING = (
    select(BookRow.isbn13)
    .outerjoin(BookSpine, BookSpine.book_id == BookRow.id)
    .where(BookSpine.book_id.is_(None))
    .limit(bindparam("most", type_=Integer))
)


def keep(connection: Connection, books: Mapping[int, Book]) -> None:
    """Index the books, by their ids, anew."""
    if not books:
        return
    texts = [text_of(book, book_id) for book_id, book in books.items()]
    spines = [spine_of(book, book_id) for book_id, book in books.items()]
    upsert(connection, BookSpine, spines, ("book_id",))
    _engine(connection).write(connection, texts)
    vocabulary.keep(connection, texts)


def missing(connection: Connection, most: int) -> list[str]:
    """Give the ISBN-13s of books, at most so many, that are not in the index."""
    return list(connection.scalars(MISSING, {"most": most}))


def find_titled(
    connection: Connection, wanted: Sequence[Wanted], title: str, field: str, most: int
) -> list[str]:
    """Give the ISBN-13s of books that hold all words in `field`, those of this very title first."""
    asked = {
        "asked": _engine(connection).asked(wanted, field),
        "key": title_key(title)[:LONGEST_KEY],
        "most": MOST_RANKED,
        "best": most,
    }
    return list(connection.scalars(finding_titled(connection.dialect.name), asked))


def find(connection: Connection, wanted: Sequence[Wanted], field: str, most: int) -> list[str]:
    """Give the ISBN-13s of books that have everything wanted, shortest title first.

    What is wanted in no field of its own must stand in `field`: "any", or "about" for the title
    and the people.
    """
    facts, values = facts_of(wanted)
    words = _words(wanted)
    statement = finding(connection.dialect.name, facts, worded=bool(words))
    looked_at = EVERYTHING if facts else MOST_RANKED
    asked = {"asked": _engine(connection).asked(words, field), "most": looked_at, "best": most}
    return list(connection.scalars(statement, {**asked, **values}))


def count(connection: Connection, wanted: Sequence[Wanted]) -> int:
    """Say how many books have everything wanted."""
    facts, values = facts_of(wanted)
    words = _words(wanted)
    statement = counting(connection.dialect.name, facts, worded=bool(words))
    asked = {"asked": _engine(connection).asked(words, "any"), "most": EVERYTHING}
    return connection.scalar(statement, {**asked, **values}) or 0


def _words(wanted: Sequence[Wanted]) -> list[Wanted]:
    return [one for one in wanted if one.field not in FACTS]


def _engine(connection: Connection) -> Engine:
    return ENGINES[connection.dialect.name]
