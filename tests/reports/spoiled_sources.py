"""Five invented sources that know the right authors and each spoil them in a way of their own.

Nothing here is chance: the same book is spoiled in the same way on every run.
"""

from collections.abc import Callable, Mapping
from random import Random

from app.books.record import Record
from tests.reports.evidence import Authors, Evidence

Spoil = Callable[[Authors, Authors, Random], Authors]
"""From the authors, those of another book, and chance, to what the source says."""


def _forgetful(authors: Authors, _: Authors, chance: Random) -> Authors:
    """Names the first of several authors only, and is silent of one book in eight."""
    return authors[: 0 if chance.random() < 1 / 8 else 1]


def _a_bookshop(authors: Authors, _: Authors, chance: Random) -> Authors:
    """Writes in capitals, and takes the illustrator of one book in four for an author."""
    loud = tuple(name.upper() for name in authors)
    return (*loud, "PAT PAINTER") if chance.random() < 1 / 4 else loud


def _a_library(authors: Authors, others: Authors, chance: Random) -> Authors:
    """Writes headings, lacks three books in ten, and of one in ten names the editor alone."""
    if chance.random() < 3 / 10:
        return ()
    if chance.random() < 1 / 10:
        return (f"{others[0]} (Editor)",)
    return tuple(_heading(name) for name in authors)


def _a_form(authors: Authors, _: Authors, chance: Random) -> Authors:
    """Shortens given names to initials, and says "Various" of one book in five."""
    return ("Various",) if chance.random() < 1 / 5 else tuple(map(_shortened, authors))


def _a_web_page(authors: Authors, others: Authors, chance: Random) -> Authors:
    """Names the authors of another book in one case of five, and the last author first."""
    return others if chance.random() < 1 / 5 else authors[::-1]


SPOILED: Mapping[str, Spoil] = {
    "forgetful": _forgetful,
    "bookshop": _a_bookshop,
    "library": _a_library,
    "form": _a_form,
    "web page": _a_web_page,
}


def spoiled(truth: Mapping[str, Authors]) -> Evidence:
    """Give what the five say of these books."""
    books = list(truth.items())
    following = [*books[1:], *books[:1]]
    records = [
        Record(name, isbn13, "A book", (isbn13,), authors=said)
        for (isbn13, authors), (_, others) in zip(books, following, strict=True)
        for name, spoil in SPOILED.items()
        if (said := spoil(authors, others, Random(f"{name} {isbn13}")))  # noqa: S311 - no secret
    ]
    return Evidence(truth, records)


def _heading(name: str) -> str:
    *given, family = name.split()
    return f"{family}, {' '.join(given)}" if given else family


def _shortened(name: str) -> str:
    *given, family = name.split()
    return " ".join([*(f"{word[0]}." for word in given), family])
