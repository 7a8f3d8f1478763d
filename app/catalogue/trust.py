"""Whom to believe first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.books.isbn import Isbn


@dataclass(frozen=True, slots=True)
class Trust:
    """The sources, most trusted first, and the ISBN groups each is the home library of.

    The home library of a book is believed first. A name that is not listed (the starter
    catalogue, a source that was switched off) is believed last.
    """

    order: Sequence[str] = ()
    homes: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def place(self, source: str, isbn: Isbn) -> tuple[bool, int, str]:
        """Give a sort key for what a source says of this book: lower is believed first."""
        away = isbn.group not in self.homes.get(source, frozenset())
        known = source in self.order
        return away, self.order.index(source) if known else len(self.order), source

    def weight(self, source: str) -> float:
        """Give what a source's own order of hits counts for, between 0.5 and 1."""
        place = self.order.index(source) if source in self.order else len(self.order)
        return 1.0 - 0.5 * place / max(1, len(self.order))
