"""The declared table: how each field of a book is merged, and when sources disagree about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.books.fold import fold
from app.books.titles import title_key
from app.catalogue.differences import (
    Differ,
    dates_differ,
    languages_differ,
    numbers_differ,
    people_differ,
    primary,
    publisher_key,
    publishers_differ,
    titles_differ,
)
from app.catalogue.rules import (
    Rule,
    agreed,
    fullest_people,
    longest,
    most_believed,
    most_precise,
    most_votes,
)
from app.catalogue.statement import Statement

LONGEST_SUMMARY = 5_000
"""Characters; what is longer is a sample chapter or a press kit, not a summary."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what a statement says of it, which is believed, what counts as disagreeing."""

    name: str
    says: Callable[[Statement], Any]
    rule: Rule
    differ: Differ | None = None


def in_language(said: str | None, asked: str | None) -> bool:
    """Whether a book is in the language asked for, as far as anyone says."""
    return not asked or not said or primary(said) == primary(asked)


FIELDS: tuple[Field, ...] = (
    Field("title", lambda s: s.title, agreed(title_key), titles_differ),
    Field("subtitle", lambda s: s.subtitle, agreed(title_key), titles_differ),
    Field("original_title", lambda s: s.original_title, agreed(title_key), titles_differ),
    Field("series", lambda s: s.record.series, agreed(title_key), titles_differ),
    Field("authors", lambda s: s.authors, fullest_people, people_differ),
    Field("translators", lambda s: s.translators, fullest_people, people_differ),
    Field("publisher", lambda s: s.record.publisher, agreed(publisher_key), publishers_differ),
    Field("published", lambda s: s.published, most_precise, dates_differ),
    Field("published_text", lambda s: s.record.published, most_believed),
    Field("language", lambda s: s.language, agreed(str), languages_differ),
    Field("pages", lambda s: s.pages, agreed(int), numbers_differ),
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
