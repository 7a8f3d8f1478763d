"""The catalogue: one question, and the plot of its answer.

What we hold answers first, everyone who must be asked is asked at once, their answers are merged,
ranked and kept. Each entrance calls one of these verbs and does nothing else.
"""

from collections.abc import Collection, Generator, Iterator, Sequence
from typing import TypeVar

from app.books.answer import SourceAnswer
from app.books.isbn import Isbn
from app.books.query import IsbnQuery, KeywordQuery, Query
from app.books.record import Record
from app.catalogue.batch import BatchLookUp
from app.catalogue.desk import SHELF, Desk
from app.catalogue.heard import Heard, heard_from
from app.catalogue.keywords import KeywordSearch
from app.catalogue.look_up import LookUp
from app.catalogue.merge import merge
from app.catalogue.result import Batch, Finding, SearchResult
from app.shelf.shelf import Harvest

Outcome = TypeVar("Outcome")


class Catalogue:
    """The whole catalogue, ours and everyone else's."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def search(self, query: Query, only: Collection[str] = ()) -> SearchResult:
        """Give one page of the books that answer the question; `only` names the sources to ask."""
        return _outcome(self._search(query, only))

    def search_as_it_comes(
        self, query: Query, only: Collection[str] = ()
    ) -> Iterator[SourceAnswer | SearchResult]:
        """Give each source's answer as it comes, and as the last element the whole result."""
        result = yield from self._search(query, only)
        yield result

    def hear(
        self, query: Query, only: Collection[str] = ()
    ) -> Generator[Heard | SearchResult, None, None]:
        """Give each source's answer and its own books as it comes, and at last the result."""
        for each in self.search_as_it_comes(query, only):
            if isinstance(each, SearchResult):
                yield each
            else:
                yield heard_from(self._desk, query, each)

    def waited_for(self, query: Query, only: Collection[str] = ()) -> list[str]:
        """Give the names of those who will say something to the question, what we hold first."""
        ours = [] if only and SHELF not in only else [SHELF]
        return [*ours, *(source.name for source in self._desk.asked(query, only))]

    def look_up(self, isbn: Isbn) -> Finding:
        """Give one edition, from what we hold or from those who know it."""
        return _outcome(LookUp(self._desk, IsbnQuery(isbn)).as_it_comes())

    def look_up_many(self, isbns: Sequence[Isbn]) -> Batch:
        """Give many editions at once, asking the sources in batches about what we do not hold."""
        return BatchLookUp(self._desk).look_up(isbns)

    def hold(self, records: Sequence[Record]) -> int:
        """Keep records that no search brought, and give the number of books they make."""
        books = merge(records, self._desk.trust)
        self._desk.shelf.keep(Harvest(records=records, books=books), self._desk.now())
        return len(books)

    def _search(
        self, query: Query, only: Collection[str]
    ) -> Generator[SourceAnswer, None, SearchResult]:
        match query:
            case IsbnQuery():
                finding = yield from LookUp(self._desk, query, only).as_it_comes()
                return _as_result(query, finding)
            case KeywordQuery():
                return (yield from KeywordSearch(self._desk, query, only).as_it_comes())


def _as_result(query: IsbnQuery, finding: Finding) -> SearchResult:
    books = [finding.book] if finding.book else []
    return SearchResult(query, books, finding.answers, stale=finding.stale)


def _outcome(answers: Generator[SourceAnswer, None, Outcome]) -> Outcome:
    """Wait for all answers and give what they come to."""
    while True:
        try:
            next(answers)
        except StopIteration as end:
            outcome: Outcome = end.value
            return outcome
