"""The words our books hold, and which of them a misspelled one may have been meant for."""

from collections.abc import Collection, Sequence
from itertools import groupby

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import Connection, bindparam, select, union

from app.models import KnownWord
from app.shelf.text.tokens import BookText, words_of
from app.shelf.upsert import Row, add

SHORTEST = 4
"""Letters of a word that may be misspelled; a shorter one is near to everything."""

ENDS = 2
"""Letters at one of its ends that a misspelled word has right."""

LONG = 7
"""Letters from which on a word may have two faults instead of one."""

MOST_NEAR = 10
"""Words that are given for a misspelled one."""

_LENGTHS = KnownWord.length.between(bindparam("shortest"), bindparam("longest"))

NEAR = union(
    select(KnownWord.word).where(KnownWord.head == bindparam("head"), _LENGTHS),
    select(KnownWord.word).where(KnownWord.tail == bindparam("tail"), _LENGTHS),
)


def keep(connection: Connection, texts: Sequence[BookText]) -> None:
    """Learn the words of these books."""
    words = sorted({word for text in texts for word in words_of(text)})
    add(connection, KnownWord, list(map(_row, words)))


def near(connection: Connection, word: str) -> list[str]:
    """Give the known words that this one may have been meant for, the nearest first."""
    if len(word) < SHORTEST or not word.isalpha():
        return []
    faults = 2 if len(word) >= LONG else 1
    known = connection.scalars(
        NEAR,
        {
            "head": word[:ENDS],
            "tail": word[-ENDS:],
            "shortest": len(word) - faults,
            "longest": len(word) + faults,
        },
    )
    return _nearest(word, [other for other in known if other != word], faults)


def slips(typed: str, word: str) -> bool:
    """Whether what was typed is a slip of the fingers: a letter once for twice, or two swapped."""
    return sorted(typed) == sorted(word) or _once(typed) == _once(word)


def _once(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def _nearest(word: str, known: Collection[str], faults: int) -> list[str]:
    found = process.extract(word, known, scorer=OSA.distance, score_cutoff=faults, limit=None)
    return [other for other, _, _ in sorted(found, key=lambda hit: (hit[1], hit[0]))][:MOST_NEAR]


def _row(word: str) -> Row:
    return {"word": word, "head": word[:ENDS], "tail": word[-ENDS:], "length": len(word)}
