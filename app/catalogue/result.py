"""What the catalogue gives back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.books.answer import SourceAnswer
from app.books.book import Book
from app.books.isbn import Isbn
from app.books.query import Query
from app.catalogue.desk import SHELF


@dataclass(frozen=True, slots=True)
class Finding:
    """One edition that was looked up, or that it was not found, and by whom."""

    isbn: Isbn
    book: Book | None
    answers: Sequence[SourceAnswer] = ()
    stale: bool = False
    """True when the sources ought to have been asked again and none of them answered."""

    @property
    def silent(self) -> list[SourceAnswer]:
        """The sources that were asked and did not answer."""
        return [answer for answer in self.answers if answer.silent]

    @property
    def unanswered(self) -> bool:
        """Whether the book was not found while someone who might know it was silent."""
        return self.book is None and bool(self.silent)

    @property
    def unasked(self) -> bool:
        """Whether nobody but our own shelf was asked."""
        return _unasked(self.answers)


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One page of books, best first, and what each source answered."""

    query: Query
    books: Sequence[Book]
    answers: Sequence[SourceAnswer]
    more: bool = False
    stale: bool = False
    instead: str | None = None
    """The words that what we hold was searched for, because nothing of ours holds those typed."""

    @property
    def total(self) -> int:
        """The largest count that any one source reports; sources overlap, a sum would lie."""
        return max((answer.total for answer in self.answers), default=0)

    def total_from(self, start: int) -> int:
        """Give the total to who reads on by it, where these books begin at the place `start`.

        It never says that nothing is left where something is, as the largest count may.
        """
        beyond = start + len(self.books) + self.more if self.books else 0
        return max(self.total, beyond)

    @property
    def silent(self) -> list[SourceAnswer]:
        """The sources that were asked and did not answer."""
        return [answer for answer in self.answers if answer.silent]

    @property
    def partial(self) -> bool:
        """Whether a source is missing from what is shown."""
        return bool(self.silent)

    @property
    def unasked(self) -> bool:
        """Whether nobody but our own shelf was asked."""
        return _unasked(self.answers)


@dataclass(frozen=True, slots=True)
class Batch:
    """Many editions looked up at once; each ISBN is in exactly one of the three."""

    books: Sequence[Book]
    not_found: Sequence[Isbn]
    unanswered: Sequence[Isbn]


def _unasked(answers: Iterable[SourceAnswer]) -> bool:
    return all(answer.status == "skipped" for answer in answers if answer.source != SHELF)
