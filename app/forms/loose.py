"""What old programs send, read as loosely as the servers did for which they were written."""

import re

from app.books.isbn import NotAnIsbn, read_isbn
from app.books.query import (
    LONGEST,
    LONGEST_PASTE,
    EmptyQuestion,
    IsbnQuery,
    Query,
    read_query,
)

_CALLBACK = re.compile(r"[A-Za-z0-9_.]{1,50}")

_FARTHEST = 1_000_000
"""No list is longer; a larger number is cut to this."""


def read_loosely(text: str) -> Query | None:
    """Read a question; a mistyped ISBN is words, too many words are cut, None holds no word."""
    try:
        return IsbnQuery(read_isbn(text[:LONGEST_PASTE]))
    except NotAnIsbn:
        pass
    try:
        return read_query(_shortened(text), as_words=True)
    except EmptyQuestion:
        return None


def _shortened(text: str) -> str:
    """Cut a question to the length that catalogues answer, between two words where there are."""
    words = " ".join(text[:LONGEST_PASTE].split())
    if len(words) <= LONGEST:
        return words
    return words[: LONGEST + 1].rsplit(" ", 1)[0][:LONGEST]


def read_number(typed: str | None, default: int) -> int:
    """Give the whole number from 0 on that was typed, else the default."""
    text = (typed or "").strip()
    if not (text.isascii() and text.isdigit()):
        return default
    return min(int(text[:20]), _FARTHEST)


def is_callback(name: str) -> bool:
    """Whether a script may call a function so: letters, digits, "_" and ".", up to fifty."""
    return bool(_CALLBACK.fullmatch(name))
