"""The full-text index: books put into it, and found in it, whatever the database is."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from sqlalchemy import ColumnElement, Connection, Select, TextualSelect, bindparam, func, select

from app.books.book import Book
from app.books.search import FACTS, Wanted
from app.books.titles import title_key
from app.models import BookSpine
from app.shelf.text import mariadb, postgresql, sqlite, vocabulary
from app.shelf.text.tokens import BookText, spine_of, text_of
from app.shelf.upsert import upsert


class Engine(Protocol):
    """One database's own index of our tokens."""

    FOUND: TextualSelect
    """Gives the `book_id` of at most `:most` books that fit what is `:asked`."""

    def write(self, connection: Connection, texts: Sequence[BookText], /) -> None:
        """Index the books anew."""

    def asked(self, wanted: Sequence[Wanted], field: str, /) -> str:
        """Put what must all be there into the database's own words."""


ENGINES: Mapping[str, Engine] = {"sqlite": sqlite, "postgresql": postgresql, "mysql": mariadb}

MOST_RANKED = 3_000
"""Books that are sorted for one answer; to sort all that hold a common word would take too long."""

EVERYTHING = 1_000_000_000

TITLED = (
    select(BookSpine.isbn13)
    .where(BookSpine.title_key == bindparam("key"))
    .order_by(BookSpine.length, BookSpine.book_id)
    .limit(bindparam("most"))
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


def titled(connection: Connection, title: str, most: int) -> list[str]:
    """Give the ISBN-13s of the books with this title, in whatever form it is written."""
    key = title_key(title)[:190]
    return list(connection.scalars(TITLED, {"key": key, "most": most})) if key else []


def find(connection: Connection, wanted: Sequence[Wanted], field: str, most: int) -> list[str]:
    """Give the ISBN-13s of books that have everything wanted, shortest title first.

    What is wanted in no field of its own must stand in `field`: "any", or "about" for the title
    and the people.
    """
    some = _books(connection, wanted).limit(MOST_RANKED).subquery()
    ordered = select(some.c.isbn13).order_by(some.c.length, some.c.book_id).limit(most)
    looked_at = EVERYTHING if _has_facts(wanted) else MOST_RANKED
    asked = {"asked": _asked(connection, wanted, field), "most": looked_at}
    return list(connection.scalars(ordered, asked))


def count(connection: Connection, wanted: Sequence[Wanted]) -> int:
    """Say how many books have everything wanted."""
    every = _books(connection, wanted) if _has_facts(wanted) else _engine(connection).FOUND
    asked = {"asked": _asked(connection, wanted, "any"), "most": EVERYTHING}
    return connection.scalar(select(func.count()).select_from(every.subquery()), asked) or 0


def _books(connection: Connection, wanted: Sequence[Wanted]) -> Select[str, int, int]:
    chosen = select(BookSpine.isbn13, BookSpine.length, BookSpine.book_id)
    if any(one.field not in FACTS for one in wanted):
        found = _engine(connection).FOUND.subquery()
        chosen = chosen.join(found, found.c.book_id == BookSpine.book_id)
    return chosen.where(*(_fact(one) for one in wanted if one.field in FACTS))


def _asked(connection: Connection, wanted: Sequence[Wanted], field: str) -> str:
    words = [one for one in wanted if one.field not in FACTS]
    return _engine(connection).asked(words, field)


def _engine(connection: Connection) -> Engine:
    return ENGINES[connection.dialect.name]


def _has_facts(wanted: Sequence[Wanted]) -> bool:
    return any(one.field in FACTS for one in wanted)


def _fact(wanted: Wanted) -> ColumnElement[bool]:
    said = wanted.terms[0]
    match wanted.field:
        case "year":
            return BookSpine.year == int(said)
        case "language":
            return BookSpine.language.startswith(said)
        case _:
            return BookSpine.isbn13 == said
