"""Recorded bodies as a pattern: which keys there are, in which order, and of which kind."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from app.books.book import Book
from app.catalogue.merge import merge
from app.catalogue.trust import Trust
from app.spider.reply import Reply
from app.spider.source import Source

Json = dict[str, Any]


def books_in(folder: Path) -> Iterator[tuple[str, Json]]:
    """Give every recorded book, whole or shortened, with the name of its file."""
    for path in sorted(folder.glob("*.json")):
        body = json.loads(path.read_text(encoding="utf-8"))
        for book in _books(body):
            if "title" in book:
                yield path.name, book


def _books(body: Any) -> list[Json]:
    if isinstance(body, list):
        return body
    return list(body.get("books", [body]))


def read_again(source: Source, body: Json) -> Book | None:
    """Read a recorded book as the source's, and give what Fisher makes of it alone."""
    page = source.read(Reply(json.dumps(body).encode()))
    return next(iter(merge(page.records, Trust((source.name,)))), None)


def kinds(value: object) -> object:
    """Give the shape of a value: keys in their order, and the kind of everything in it."""
    if isinstance(value, Mapping):
        return [(key, kinds(inner)) for key, inner in value.items()]
    if isinstance(value, list):
        return [kinds(value[0])] if value else []
    return type(value).__name__


def alike(one: object, other: object) -> bool:
    """Whether two shapes are one; an empty list may stand for any."""
    return one == other or [] in (one, other)


SAYS_NOTHING: tuple[object, ...] = ("0.00", ["Multiple Contributors"])
"""What Fisher reads as nothing: a price of nothing, and nobody's name."""


def tells_as_much(key: str, ours: object, theirs: object) -> bool:
    """Whether something is told where something was, and else nothing.

    A subtitle may have stood in the title.
    """
    said = theirs.strip() if isinstance(theirs, str) else theirs
    known = bool(said) and said not in SAYS_NOTHING
    return bool(ours) == known or (key == "subtitle" and not known)
