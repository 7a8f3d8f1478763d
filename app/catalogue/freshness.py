"""How long what we hold is served without asking again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.books.answer import KeptAnswer

SILENT_FOR = timedelta(minutes=10)
"""A book that some source has just confirmed is not asked for again so soon, though others were
silent: a source that is down would otherwise cost every reader of the book the whole deadline."""


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """How long a book, a search and a "nobody knows it" stay fresh."""

    book: timedelta = timedelta(days=30)
    search: timedelta = timedelta(days=1)
    miss: timedelta = timedelta(days=1)


def fresh_about_book(
    kept: Iterable[KeptAnswer], lifetimes: Lifetimes, now: datetime
) -> list[KeptAnswer]:
    """Give the answers about one ISBN that need not be asked for again.

    Where any source knows the book, those who do not are believed as long as those who do.
    """
    answers = list(kept)
    known = [answer for answer in answers if answer.isbns and young(answer, lifetimes.book, now)]
    lifetime = lifetimes.book if known else lifetimes.miss
    return [answer for answer in answers if young(answer, lifetime, now)]


def just_confirmed(asked_at: datetime | None, now: datetime, *, known: bool) -> bool:
    """Whether the sources were asked a moment ago; `known` says that one of them knew the book."""
    return known and asked_at is not None and now - asked_at < SILENT_FOR


def young(answer: KeptAnswer, lifetime: timedelta, now: datetime) -> bool:
    """Whether an answer was given less than a lifetime ago."""
    return now - answer.answered_at < lifetime
