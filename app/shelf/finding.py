"""How words find books on the shelf: exact titles first, and other words when these find none."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from app.books.fold import fold
from app.books.search import Search, Wanted, read_search
from app.shelf.text import index
from app.shelf.text.meant import meant
from app.shelf.text.tokens import sound_of


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
    words = meant(connection, search)
    return replace(_find(connection, read_search(words), most), instead=words) if words else hits


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
