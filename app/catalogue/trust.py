"""Whom to believe first, of which book and in which of its fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.books.isbn import Isbn

Place = tuple[bool, bool, bool, int, str]
"""A sort key: lower is believed first."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What one source declares of itself: its home groups, and the fields it knows well or ill."""

    home: frozenset[str] = frozenset()
    strong: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    weight: float = 1.0


NOBODY = Standing()


@dataclass(frozen=True, slots=True)
class Trust:
    """The sources, most trusted first, and how each stands.

    The home library of a book is believed first, then whoever is strong in the field, then the
    others in their order. Who is weak in a field comes last, even at home. A name that is not
    listed (the starter catalogue, a source that was switched off) is believed after those that are.
    """

    order: Sequence[str] = ()
    standing: Mapping[str, Standing] = field(default_factory=dict)

    def place(self, source: str, isbn: Isbn, name: str | None = None) -> Place:
        """Give the place of a source about this book, in the field of this name or in general."""
        stands = self._standing(source)
        away = isbn.group not in stands.home
        return name in stands.weak, away, name not in stands.strong, self._turn(source), source

    def weight(self, source: str) -> float:
        """Give what a source's own order of hits counts for, 0..1: less for the less trusted."""
        later = self._turn(source) / max(1, len(self.order))
        return self._standing(source).weight * (1.0 - 0.5 * later)

    def _standing(self, source: str) -> Standing:
        return self.standing.get(source, NOBODY)

    def _turn(self, source: str) -> int:
        return self.order.index(source) if source in self.order else len(self.order)
