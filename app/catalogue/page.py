"""A page of results in the hands of a reader: how long it stays as it was shown."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.books.book import Book
from app.shelf.answers import Shown

HOLDS = timedelta(hours=1)
"""So long a page stays as a reader has seen it, whatever is learnt behind him: he reads on, and
the next page must not repeat it."""


def holds(before: Shown, learnt: datetime | None, now: datetime) -> bool:
    """Whether a reader may have the page before him still, or nothing was learnt since."""
    return learnt is None or learnt <= before.at or now - before.at < HOLDS


def arranged(waiting: Sequence[Book], before: Shown, size: int) -> Sequence[Book]:
    """Give a page as it was shown before, and for its room the best of those that wait."""
    place = {isbn13: number for number, isbn13 in enumerate(before.isbns)}
    shown = sorted(
        (book for book in waiting if book.isbn13 in place), key=lambda book: place[book.isbn13]
    )
    return [*shown, *(book for book in waiting if book.isbn13 not in place)][:size]


def worth_noting(shown: Sequence[Book], before: Shown, now: datetime, *, stale: bool) -> bool:
    """Whether the page has changed, or is old and has a reader, for whom it is to hold."""
    changed = tuple(book.isbn13 for book in shown) != before.isbns
    return changed or (stale and now - before.at >= HOLDS / 2)


def shown_at(now: datetime, *, stale: bool) -> datetime:
    """Say when a page was shown: what is old, before all that is asked behind it.

    It is a whole second before, because MariaDB keeps no smaller ones.
    """
    return now - timedelta(seconds=1) if stale else now
