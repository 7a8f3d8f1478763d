"""The other editions of a book's work: those we hold, and those that the sources name.

A source is asked by the id that it gave the work itself, in what it said of any edition that we
hold; so nobody is asked about a work that nobody has named.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from app.books.answer import KeptAnswer, SourceAnswer
from app.books.book import Book
from app.books.query import WorkQuery
from app.books.record import Record
from app.catalogue.asking import Asking, standing_in
from app.catalogue.desk import SHELF, Desk, as_answers
from app.catalogue.freshness import young
from app.catalogue.merge import merge, one_each
from app.catalogue.question import question_of
from app.shelf.shelf import Harvest
from app.spider.upstream import Upstream

MOST_HELD = 300
"""Books of ours that are compared with one; of no work do we hold more that are told apart."""


MOST_READ = 50
"""Editions of ours in whose records a name of the work is looked for."""


@dataclass(frozen=True, slots=True)
class Editions:
    """The other editions of a book's work, newest first, and what each source answered."""

    books: Sequence[Book] = ()
    answers: Sequence[SourceAnswer] = ()


class EditionsOf(Asking[Editions]):
    """Finds the other editions of a book that we hold."""

    def __init__(
        self, desk: Desk, query: WorkQuery, only: Collection[str] = (), *, at_once: bool = True
    ) -> None:
        super().__init__(desk, query, only, at_once=at_once)
        self._isbn13 = query.isbn.isbn13
        self._question = question_of(query)
        self._held: Sequence[Book] = ()

    def _from_shelf(self) -> list[SourceAnswer]:
        self._held = self._on_shelf()
        count = len(self._held)
        return [SourceAnswer(SHELF, "ok" if count else "empty", total=count)]

    def _answers(self) -> Sequence[KeptAnswer]:
        return self.desk.believed(self.desk.shelf.answers_to(self._question, [1]), self.only)

    def _fresh(self, kept: Sequence[KeptAnswer]) -> Sequence[KeptAnswer]:
        return [one for one in kept if young(one, self.desk.lifetimes.book, self.came)]

    def _as_answers(self, kept: Sequence[KeptAnswer]) -> list[SourceAnswer]:
        isbns = {isbn13 for answer in kept for isbn13 in answer.isbns}
        return as_answers(kept, self.desk.shelf.records_of(isbns))

    def _old(self, at_hand: Sequence[SourceAnswer], due: Sequence[Upstream]) -> list[SourceAnswer]:
        del at_hand
        before = self._as_answers(self.kept or ())
        return standing_in(before, due) if before else []

    def _outcome(self, heard: Sequence[SourceAnswer], asked: Sequence[SourceAnswer]) -> Editions:
        """Keep what was named, and give it with what we hold."""
        if asked:
            self._keep(asked)
            self._held = self._on_shelf()
        answers = self.desk.in_order([*heard, *asked])
        named = {isbn13 for answer in answers for isbn13 in answer.isbns} - {self._isbn13}
        books = self.desk.shelf.books(named) | {book.isbn13: book for book in self._held}
        return Editions(sorted(books.values(), key=_newest_first), answers)

    def _on_shelf(self) -> Sequence[Book]:
        book = self.desk.shelf.books([self._isbn13]).get(self._isbn13)
        return self.desk.shelf.editions_of(book, MOST_HELD) if book else ()

    def _keep(self, asked: Sequence[SourceAnswer]) -> None:
        """Merge what is said now with what was said before; a record without ISBN is no book."""
        shelf = self.desk.shelf
        said = [record for answer in asked for record in answer.records if record.isbn13]
        isbns = {record.isbn13 for record in said if record.isbn13}
        records = one_each([*shelf.records_of(isbns), *said])
        harvest = Harvest(
            records=records,
            books=merge(records, self.desk.trust),
            answers=self.desk.to_remember(self._question, 1, asked),
        )
        shelf.keep(harvest, self.desk.now())


class EditionsAtHand(EditionsOf):
    """Finds the editions that can be told at once; who must be asked is asked behind the reader."""

    def _old(self, at_hand: Sequence[SourceAnswer], due: Sequence[Upstream]) -> list[SourceAnswer]:
        del at_hand
        return standing_in(self._as_answers(self.kept or ()), due)


def question_about(book: Book, desk: Desk) -> WorkQuery:
    """Ask for the editions of a book's work by all names that sources have given it."""
    held = desk.shelf.editions_of(book, MOST_HELD)
    isbns = [one.isbn13 for one in (book, *held)][:MOST_READ]
    return WorkQuery(book.isbn, _names(desk.shelf.records_of(isbns)))


def _names(records: Iterable[Record]) -> tuple[tuple[str, str], ...]:
    """Give the first name that each source has for the work."""
    said = sorted((record.source, record.work) for record in records if record.work)
    return tuple(sorted(dict(reversed(said)).items()))


def _newest_first(book: Book) -> tuple[int, str]:
    year = (book.published or "")[:4]
    return -int(year) if year.isdigit() else 1, book.isbn13
