"""When two sources disagree about a field in more than form: the tests that fields.py names."""

import re
from collections.abc import Callable
from typing import Any

from app.books.fold import fold
from app.books.published import compatible
from app.books.scripts import CJK, scripts_of
from app.books.titles import title_key
from app.catalogue.rules import holds

Differ = Callable[[Any, Any], bool]

COMPANY_FORMS = frozenset(
    {"verlag", "press", "publishing", "publishers", "publisher", "books", "edition", "editions"}
    | {"editorial", "ediciones", "inc", "ltd", "llc", "co", "corp", "company", "gmbh", "ag"}
    | {"kg", "sa", "the", "and", "und", "et", "出版社", "出版", "有限公司"}
)
"""Words that one catalogue adds to a publisher's name and another leaves out."""


def titles_differ(one: str, other: str) -> bool:
    """Find more in each title than a part of the other: its series, its volume, its subtitle."""
    ours, theirs = title_key(one), title_key(other)
    return ours != theirs and ours not in _parts(other) and theirs not in _parts(one)


def people_differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Find somebody in each list who is not in the other, as far as letters can be compared."""
    return not holds(one, other) and not holds(other, one) and not _transliterated(one, other)


def publisher_key(name: str) -> str:
    """Give the form in which two spellings of one publisher are equal."""
    words = fold(name).split()
    return " ".join(word for word in words if word not in COMPANY_FORMS) or fold(name)


def publishers_differ(one: str, other: str) -> bool:
    """Find neither name within the other, words like Verlag and Inc left out."""
    ours, theirs = publisher_key(one), publisher_key(other)
    return ours not in theirs and theirs not in ours


def dates_differ(one: str, other: str) -> bool:
    """Find neither date to be a more precise form of the other."""
    return not compatible(one, other)


def languages_differ(one: str, other: str) -> bool:
    """Compare the languages alone; their scripts and countries may differ."""
    return primary(one) != primary(other)


def numbers_differ(one: int, other: int) -> bool:
    """Compare the numbers as they are."""
    return one != other


def primary(language: str) -> str:
    """Give a tag's language alone: zh-Hant is zh."""
    return language.partition("-")[0]


def _parts(title: str) -> set[str]:
    return {title_key(part) for part in _MARKS.split(title) if part.strip()}


def _transliterated(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether as many people are named in two scripts that share no letter."""
    ours, theirs = scripts_of(" ".join(one)), scripts_of(" ".join(other))
    return len(one) == len(other) and bool(ours and theirs) and not ours & theirs


_MARKS = re.compile(rf" [-–—] |[.:;] |[/：]|(?<=[{CJK})）])[-－—]+")
"""What parts a title from its series and its subtitle; never a hyphen within a word."""
