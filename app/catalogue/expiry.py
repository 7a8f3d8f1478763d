"""What sources lend for a time only is given back in time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.books.record import Record
from app.catalogue.merge import merge
from app.catalogue.trust import Trust
from app.shelf.shelf import Shelf

EVERY = timedelta(hours=1)
"""How often what is due goes; it goes as much too early, so that nothing is ever kept too long."""

MOST = 200
"""Books that are merged anew in one go."""


@dataclass(frozen=True, slots=True)
class Expiry:
    """Removes what a source has said when its terms end, and every trace of it in our books."""

    shelf: Shelf
    trust: Trust
    kept_for: Mapping[str, timedelta]
    """For each source that sets a limit, how long its records may be kept."""
    now: Callable[[], datetime]

    def sweep(self) -> int:
        """Forget all that will be due before the next sweep, and give the number of books."""
        ends = {name: self.now() + EVERY - limit for name, limit in self.kept_for.items()}
        return sum(self._forget(source, before) for source, before in ends.items())

    def _forget(self, source: str, before: datetime) -> int:
        """Forget what the source said before that moment; the books are what the others say."""
        forgotten = 0
        while isbns := self.shelf.said_before(source, before, MOST):
            held = self.shelf.records_of([isbn13 for isbn13 in isbns if isbn13])
            left = [record for record in held if not _is_due(record, source, before)]
            self.shelf.forget(source, before, isbns, merge(left, self.trust))
            forgotten += len(isbns)
        self.shelf.forget_answers(source, before)
        return forgotten


def _is_due(record: Record, source: str, before: datetime) -> bool:
    fetched = record.fetched_at
    return record.source == source and fetched is not None and fetched < before
