"""The catalogue: one question, and the plot of its answer.

What we hold answers first, everyone who must be asked is asked at once, their answers are merged,
ranked and kept. Each entrance calls one of these verbs and does nothing else.
"""

from collections.abc import Collection, Generator, Sequence
from dataclasses import replace

from app.books.answer import SourceAnswer
from app.books.book import Book
from app.books.isbn import Isbn
from app.books.query import IsbnQuery, KeywordQuery, Query
from app.books.record import Record
from app.books.search import begun, read_search
from app.books.titles import title_key
from app.catalogue.asking import outcome_of
from app.catalogue.batch import BatchLookUp
from app.catalogue.desk import SHELF, Desk
from app.catalogue.editions import Editions, EditionsAtHand, EditionsOf, question_about
from app.catalogue.flight import Flights
from app.catalogue.heard import Heard, heard_from
from app.catalogue.keywords import KeywordSearch
from app.catalogue.look_up import LookUp
from app.catalogue.merge import merge
from app.catalogue.result import Batch, Finding, SearchResult
from app.catalogue.stretch import Stretch
from app.shelf.shelf import Harvest

MOST_ALIKE = 4
"""Editions of one title that are looked through for each book suggested."""


class Catalogue:
    """The whole catalogue, ours and everyone else's; who asks the same at once is answered once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._flights = Flights()

    def search(self, query: Query, only: Collection[str] = ()) -> SearchResult:
        """Give one page of the books that answer the question; `only` names the sources to ask."""
        return outcome_of(self._search(query, only))

    def search_from(self, query: Query, start: int, count: int) -> SearchResult:
        """Give `count` books from the place `start` on, of the list that answers the question.

        Places count from 0; the page and the size of a page that the query names say nothing here.
        """
        if isinstance(query, KeywordQuery):
            return Stretch(self._desk, self._page, query, start).of(count)
        result = self.search(query)
        return replace(result, books=result.books[start : start + count])

    def search_as_it_comes(
        self, query: Query, only: Collection[str] = ()
    ) -> Generator[SourceAnswer | SearchResult, None, None]:
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
        return outcome_of(self._look_up(IsbnQuery(isbn), ()))

    def editions_of(self, book: Book) -> Editions:
        """Give the other editions of a book's work, asking the sources that name editions."""
        asking = EditionsOf(self._desk, question_about(book, self._desk))
        return outcome_of(self._flights.fly(asking.name, asking.as_it_comes))

    def editions_at_hand(self, book: Book) -> Editions:
        """Give the other editions that need no waiting for; the sources are asked behind."""
        asking = EditionsAtHand(self._desk, question_about(book, self._desk))
        return outcome_of(asking.as_it_comes())

    def look_up_many(self, isbns: Sequence[Isbn]) -> Batch:
        """Give many editions at once, asking the sources in batches about what we do not hold."""
        batch = BatchLookUp(self._desk, isbns)
        return outcome_of(self._flights.fly(batch.name, batch.as_it_comes))

    def suggest(self, typed: str, most: int) -> list[Book]:
        """Give books of ours for someone who is still typing; one of each title and author."""
        shelf = self._desk.shelf
        hits = shelf.find(begun(read_search(typed)), MOST_ALIKE * most)
        books = shelf.books(hits.isbns)
        alike: dict[tuple[str, tuple[str, ...]], Book] = {}
        for book in (books[isbn13] for isbn13 in hits.isbns if isbn13 in books):
            alike.setdefault((title_key(book.title), book.authors[:1]), book)
        return list(alike.values())[:most]

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
                return _as_result(query, (yield from self._look_up(query, only)))
            case KeywordQuery():
                return (yield from self._by_words(query, only))

    def _look_up(
        self, query: IsbnQuery, only: Collection[str]
    ) -> Generator[SourceAnswer, None, Finding]:
        asking = LookUp(self._desk, query, only)
        return (yield from self._flights.fly(asking.name, asking.as_it_comes))

    def _page(self, query: KeywordQuery, patience: float) -> SearchResult:
        """Give one page, for which no source is waited for longer than so many seconds."""
        desk = replace(self._desk, patience=patience)
        return outcome_of(self._by_words(query, (), desk))

    def _by_words(
        self, query: KeywordQuery, only: Collection[str], desk: Desk | None = None
    ) -> Generator[SourceAnswer, None, SearchResult]:
        """Share the answer with all who spell the same question; each gets it under his own."""
        asking = KeywordSearch(desk or self._desk, query, only)
        result = yield from self._flights.fly(asking.name, asking.as_it_comes)
        return replace(result, query=query)


def _as_result(query: IsbnQuery, finding: Finding) -> SearchResult:
    books = [finding.book] if finding.book else []
    return SearchResult(query, books, finding.answers, stale=finding.stale)
