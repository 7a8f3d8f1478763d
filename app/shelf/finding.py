"""How words find books on the shelf: exact titles first, and mended words when these find none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from sqlalchemy import Connection

from app.books.fold import fold
from app.books.search import Search, Wanted, read_search
from app.shelf.text import index, vocabulary
from app.shelf.text.tokens import sound_of

MOST_TRIES = 8
"""Spellings that are tried before nothing is said to be found."""


@dataclass(frozen=True, slots=True)
class Hits:
    """What words find on the shelf: ISBN-13s, best first, the count of all, and for which words."""

    isbns: tuple[str, ...] = ()
    total: int = 0
    instead: str | None = None
    """The words that were looked for instead, because nothing holds those that were typed."""


def find(connection: Connection, search: Search, most: int) -> Hits:
    """Give the books that fit, at most so many."""
    hits = _find(connection, search, most)
    if hits.isbns or search.fielded:
        return hits
    for words in islice(_spellings(connection, search), MOST_TRIES):
        mended = _find(connection, read_search(words), most)
        if mended.isbns:
            return replace(mended, instead=words)
    return hits


def _find(connection: Connection, search: Search, most: int) -> Hits:
    found: dict[str, None] = {}
    for isbns in _tiers(connection, search, most):
        found.update(dict.fromkeys(isbns))
        if len(found) >= most:
            total = sum(index.count(connection, one) for one in search.alternatives)
            return Hits(tuple(found)[:most], max(total, len(found)))
    return Hits(tuple(found), len(found))


def _tiers(connection: Connection, search: Search, most: int) -> Iterator[list[str]]:
    """Give books by how well they fit: the title itself, title and people, anywhere, by sound."""
    if not search.alternatives:
        return
    if not search.fielded:
        yield index.titled(connection, search.plain, most)
    for field in ("about", "any"):
        for wanted in search.alternatives:
            yield index.find(connection, wanted, field, most)
    sound = None if search.fielded else sound_of(fold(search.plain))
    if sound:
        yield index.find(connection, [Wanted((sound,), "title")], "any", most)


def _spellings(connection: Connection, search: Search) -> Iterator[str]:
    """Give the words as they may have been meant: one of them mended, then two of them."""
    wanted = [one.terms for alternative in search.alternatives for one in alternative]
    words = [terms[0] for terms in wanted if len(terms) == 1]
    if len(words) < len(wanted):
        return
    near = [vocabulary.near(connection, word) for word in words]
    yield from _with_one_mended(words, near)
    best = [others[0] if others else word for word, others in zip(words, near, strict=True)]
    if best != words:
        yield " ".join(best)


def _with_one_mended(words: Sequence[str], near: Sequence[Sequence[str]]) -> Iterator[str]:
    for rank in range(3):
        for place, others in enumerate(near):
            if rank < len(others):
                yield " ".join([*words[:place], others[rank], *words[place + 1 :]])
