"""The declared table: how each field of a book is merged, and when sources disagree about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.books.fold import fold
from app.books.published import compatible
from app.books.titles import title_key
from app.catalogue.rules import (
    Rule,
    agreed,
    fullest_people,
    holds,
    longest,
    most_believed,
    most_precise,
    most_votes,
)
from app.catalogue.statement import Statement

LONGEST_SUMMARY = 5_000
"""Characters; what is longer is a sample chapter or a press kit, not a summary."""

COMPANY_FORMS = frozenset(
    {"verlag", "press", "publishing", "publishers", "publisher", "books", "edition", "editions"}
    | {"editorial", "ediciones", "inc", "ltd", "llc", "co", "corp", "company", "gmbh", "ag"}
    | {"kg", "sa", "the", "and", "und", "et", "出版社", "出版", "有限公司"}
)
"""Words that one catalogue adds to a publisher's name and another leaves out."""

Differ = Callable[[Any, Any], bool]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what a statement says of it, which is believed, what counts as disagreeing."""

    name: str
    says: Callable[[Statement], Any]
    rule: Rule
    differ: Differ | None = None


def publisher_key(name: str) -> str:
    """Give the form in which two spellings of one publisher are equal."""
    words = fold(name).split()
    return " ".join(word for word in words if word not in COMPANY_FORMS) or fold(name)


def _titles_differ(one: str, other: str) -> bool:
    return title_key(one) != title_key(other)


def _publishers_differ(one: str, other: str) -> bool:
    ours, theirs = publisher_key(one), publisher_key(other)
    return ours not in theirs and theirs not in ours


def _people_differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not holds(one, other) and not holds(other, one)


def _dates_differ(one: str, other: str) -> bool:
    return not compatible(one, other)


def _languages_differ(one: str, other: str) -> bool:
    return primary(one) != primary(other)


def primary(language: str) -> str:
    """Give a tag's language alone: zh-Hant is zh."""
    return language.partition("-")[0]


def in_language(said: str | None, asked: str | None) -> bool:
    """Whether a book is in the language asked for, as far as anyone says."""
    return not asked or not said or primary(said) == primary(asked)


def _numbers_differ(one: int, other: int) -> bool:
    return one != other


FIELDS: tuple[Field, ...] = (
    Field("title", lambda s: s.title, agreed(title_key), _titles_differ),
    Field("subtitle", lambda s: s.subtitle, agreed(title_key), _titles_differ),
    Field("original_title", lambda s: s.original_title, agreed(title_key), _titles_differ),
    Field("series", lambda s: s.record.series, agreed(title_key), _titles_differ),
    Field("authors", lambda s: s.authors, fullest_people, _people_differ),
    Field("translators", lambda s: s.translators, fullest_people, _people_differ),
    Field("publisher", lambda s: s.record.publisher, agreed(publisher_key), _publishers_differ),
    Field("published", lambda s: s.published, most_precise, _dates_differ),
    Field("published_text", lambda s: s.record.published, most_believed),
    Field("language", lambda s: s.language, agreed(str), _languages_differ),
    Field("pages", lambda s: s.pages, agreed(int), _numbers_differ),
    Field("pages_text", lambda s: s.record.pages, most_believed),
    Field("binding", lambda s: s.record.binding, agreed(fold)),
    Field("price", lambda s: s.price, most_believed),
    Field("summary", lambda s: s.record.summary, longest(LONGEST_SUMMARY)),
    Field("contents", lambda s: s.record.contents, longest(60_000)),
    Field("rating", lambda s: s.record.rating, most_votes),
    Field("work", lambda s: s.record.work, most_believed),
)
"""Fields of which one value is believed."""

UNITED = ("subjects", "identifiers", "cover")
"""Fields in which everyone is heard, the most believed first."""

WITH_ITS_SOURCE = {"published_text": "published", "pages_text": "pages"}
"""Texts that come from whoever is believed about the value read from them."""

NAMES = frozenset({field.name for field in FIELDS} - WITH_ITS_SOURCE.keys()) | set(UNITED)
"""The fields that a source may be strong or weak in."""
