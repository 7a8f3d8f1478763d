"""How words find books on the shelf: exact titles first, and other words when these find none."""

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
    if search.fielded:
        return _fielded(connection, search, most)
    if not search.alternatives:
        return Hits()
    (wanted,) = search.alternatives
    anywhere = index.find_titled(connection, wanted, search.plain, "any", most)
    if len(anywhere) < most:
        heard = _by_sound(connection, search.plain, most)
        found = tuple(dict.fromkeys([*anywhere, *heard]))[:most]
        return Hits(found, len(found))
    about = index.find_titled(connection, wanted, search.plain, "about", most)
    best = tuple(dict.fromkeys([*about, *anywhere]))[:most]
    return Hits(best, max(index.count(connection, wanted), most))


def _fielded(connection: Connection, search: Search, most: int) -> Hits:
    found: dict[str, None] = {}
    for wanted in search.alternatives:
        found.update(dict.fromkeys(index.find(connection, wanted, "any", most)))
    if len(found) < most:
        return Hits(tuple(found), len(found))
    total = sum(index.count(connection, wanted) for wanted in search.alternatives)
    return Hits(tuple(found)[:most], max(total, len(found)))


def _by_sound(connection: Connection, words: str, most: int) -> list[str]:
    sound = sound_of(fold(words))
    return index.find(connection, [Wanted((sound,), "title")], "any", most) if sound else []
