"""The statements by which words find books: each is built once, for a database and some facts."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Protocol

from sqlalchemy import (
    ColumnElement,
    Connection,
    Executable,
    Integer,
    Select,
    TextualSelect,
    bindparam,
    func,
    literal,
    select,
    union_all,
)

from app.books.search import FACTS, Field, Wanted
from app.models import BookSpine
from app.shelf.text import mariadb, postgresql, sqlite
from app.shelf.text.tokens import BookText

MOST_RANKED = 3_000
"""Books that are sorted for one answer; to sort all that hold a common word would take too long."""

EVERYTHING = 1_000_000_000

Facts = tuple[Field, ...]
Row = tuple[str, int, int]
"""An ISBN-13, the length of the title, the id of the book."""


class Engine(Protocol):
    """One database's own index of our tokens."""

    FOUND: TextualSelect
    """Gives the `book_id` of at most `:most` books that fit what is `:asked`."""

    def write(self, connection: Connection, texts: Sequence[BookText], /) -> None:
        """Index the books anew."""

    def asked(self, wanted: Sequence[Wanted], field: str, /) -> str:
        """Put what must all be there into the database's own words."""


ENGINES: Mapping[str, Engine] = {"sqlite": sqlite, "postgresql": postgresql, "mysql": mariadb}


@cache
def finding(dialect: str, facts: Facts, *, worded: bool) -> Executable:
    """Give the ISBN-13s of `:best` of the books that fit, shortest title first."""
    some = _fitting(dialect, facts, worded=worded).limit(MOST_RANKED).subquery()
    return select(some.c.isbn13).order_by(some.c.length, some.c.book_id).limit(_number("best"))


@cache
def finding_titled(dialect: str) -> Executable:
    """Give the same for words alone, those whose title is `:key` before all others."""
    titled = _spines(literal(0)).where(BookSpine.title_key == bindparam("key"))
    found = ENGINES[dialect].FOUND.subquery()
    worded = _spines(literal(1)).join(found, found.c.book_id == BookSpine.book_id)
    both = union_all(titled.limit(MOST_RANKED).subquery().select(), worded).subquery()
    in_order = select(both.c.isbn13).group_by(both.c.isbn13, both.c.length, both.c.book_id)
    best_first = (func.min(both.c.tier), both.c.length, both.c.book_id)
    return in_order.order_by(*best_first).limit(_number("best"))


@cache
def counting(dialect: str, facts: Facts, *, worded: bool) -> Executable:
    """Give the number of the books that fit."""
    if facts:
        every = _fitting(dialect, facts, worded=worded).subquery()
        return select(func.count()).select_from(every)
    return select(func.count()).select_from(ENGINES[dialect].FOUND.subquery())


def facts_of(wanted: Sequence[Wanted]) -> tuple[Facts, dict[str, Any]]:
    """Give which facts are asked for, and their values as the statements name them."""
    facts = [one for one in wanted if one.field in FACTS]
    values = {f"fact_{place}": _value(one) for place, one in enumerate(facts)}
    return tuple(one.field for one in facts), values


def _fitting(dialect: str, facts: Facts, *, worded: bool) -> Select[str, int, int]:
    chosen = select(BookSpine.isbn13, BookSpine.length, BookSpine.book_id)
    if worded:
        found = ENGINES[dialect].FOUND.subquery()
        chosen = chosen.join(found, found.c.book_id == BookSpine.book_id)
    return chosen.where(*(_fact(field, f"fact_{place}") for place, field in enumerate(facts)))


def _spines(tier: ColumnElement[int]) -> Select[str, int, int, int]:
    return select(BookSpine.isbn13, BookSpine.length, BookSpine.book_id, tier.label("tier"))


def _fact(field: Field, name: str) -> ColumnElement[bool]:
    match field:
        case "year":
            return BookSpine.year == bindparam(name)
        case "language":
            return BookSpine.language.like(bindparam(name))
        case _:
            return BookSpine.isbn13 == bindparam(name)


def _value(wanted: Wanted) -> int | str:
    said = wanted.terms[0]
    match wanted.field:
        case "year":
            return int(said)
        case "language":
            return f"{said}%"
        case _:
            return said


def _number(name: str) -> ColumnElement[int]:
    return bindparam(name, type_=Integer)
