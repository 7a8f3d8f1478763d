"""Where brackets open and close; what stands inside is an aside."""

import re
from collections.abc import Mapping

_OPENING, _CLOSING = "([{（［〔【《〈「『“«", ")]}）］〕】》〉」』”»"

PAIRS: Mapping[str, str] = dict(zip(_OPENING, _CLOSING, strict=True))
"""Every opening bracket or quotation mark with the one that closes it."""

_ANY = re.compile(f"[{re.escape(_OPENING)}]")


def outermost(text: str) -> list[tuple[int, int]]:
    """Give start and end of every outermost bracketed piece, its brackets included.

    A bracket that nobody closes, or that closes nothing, is no bracket.

    >>> outermost("a (b [c]) d) (e")
    [(2, 9)]
    """
    found: list[tuple[int, int]] = []
    for start, last in sorted(_matches(text).items()):
        if not found or start >= found[-1][1]:
            found.append((start, last + 1))
    return found


def unwrapped(text: str, opening: str) -> str:
    """Take off brackets of the given kinds as long as they hold the whole text.

    >>> unwrapped("《【三体】》", "《【"), unwrapped("(a) b (c)", "(")
    ('三体', '(a) b (c)')
    """
    matches = _matches(text)
    first, last = 0, len(text) - 1
    while first < last and text[first] in opening and matches.get(first) == last:
        first, last = first + 1, last - 1
        while first <= last and text[first].isspace():
            first += 1
        while first <= last and text[last].isspace():
            last -= 1
    return text[first : last + 1]


def _matches(text: str) -> dict[int, int]:
    """Give the place of the closing bracket for that of each opening one."""
    if not _ANY.search(text):
        return {}
    opened: list[tuple[str, int]] = []
    matches: dict[int, int] = {}
    for place, sign in enumerate(text):
        if sign in PAIRS:
            opened.append((PAIRS[sign], place))
        elif sign in _CLOSING and opened and opened[-1][0] == sign:
            matches[opened.pop()[1]] = place
    return matches
