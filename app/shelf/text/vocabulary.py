"""The words our books hold, and how a misspelled one is mended."""

from collections.abc import Collection, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import Connection, Insert, bindparam, select, union
from sqlalchemy.dialects import mysql, postgresql, sqlite

from app.extensions import Base
from app.models import KnownWord
from app.shelf.text.tokens import BookText, words_of

SHORTEST = 4
"""Letters of a word that may be misspelled; a shorter one is near to everything."""

BEGINNING = 2
"""Letters at one of its ends that a misspelled word has right."""

LONG = 6
"""Letters from which on a word may have two faults instead of one."""

MOST_NEAR = 5_000
"""Words that are looked at from either end."""

_WORDS = Base.metadata.tables["known_word"]
_LAST = "\U0010ffff"

NEAR = union(
    select(KnownWord.word)
    .where(KnownWord.word.between(bindparam("first"), bindparam("first_end")))
    .limit(MOST_NEAR)
    .subquery()
    .select(),
    select(KnownWord.word)
    .where(KnownWord.backwards.between(bindparam("last"), bindparam("last_end")))
    .limit(MOST_NEAR)
    .subquery()
    .select(),
)


def keep(connection: Connection, texts: Sequence[BookText]) -> None:
    """Learn the words of these books."""
    words = sorted({word for text in texts for word in words_of(text)})
    if words:
        rows = [{"word": word, "backwards": word[::-1]} for word in words]
        connection.execute(_learn(connection.dialect.name), rows)


def near(connection: Connection, word: str, most: int = 3) -> list[str]:
    """Give the known words that this one may have been meant for, the nearest first."""
    if len(word) < SHORTEST or not word.isalpha():
        return []
    first, last = word[:BEGINNING], word[: -BEGINNING - 1 : -1]
    known = connection.scalars(
        NEAR, {"first": first, "first_end": first + _LAST, "last": last, "last_end": last + _LAST}
    )
    faults = 2 if len(word) >= LONG else 1
    return _nearest(word, [other for other in known if other != word], faults)[:most]


def _nearest(word: str, known: Collection[str], faults: int) -> list[str]:
    found = process.extract(word, known, scorer=OSA.distance, score_cutoff=faults, limit=10)
    return [other for other, _, _ in sorted(found, key=lambda hit: (hit[1], hit[0]))]


def _learn(dialect: str) -> Insert:
    match dialect:
        case "sqlite":
            return sqlite.insert(_WORDS).on_conflict_do_nothing()
        case "postgresql":
            return postgresql.insert(_WORDS).on_conflict_do_nothing()
        case _:
            return mysql.insert(_WORDS).prefix_with("IGNORE")
