"""The shelf: everything Fisher holds, found by ISBN or by words, kept in one change at a time."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.books.answer import KeptAnswer
from app.books.book import Book
from app.books.isbn import Isbn
from app.books.record import Record
from app.books.search import Search
from app.extensions import Database
from app.shelf import answers, books, finding, records, works
from app.shelf.answers import Shown
from app.shelf.finding import Hits
from app.shelf.text import index


@dataclass(frozen=True, slots=True)
class HeldBook:
    """A book of ours, and when the sources were last asked about its ISBN."""

    book: Book
    asked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Harvest:
    """What one round of asking brought, to be kept whole or not at all."""

    records: Sequence[Record] = ()
    books: Sequence[Book] = ()
    answers: Sequence[KeptAnswer] = ()
    asked_about: Isbn | None = None
    shown: Sequence[str] | None = None
    shown_for: tuple[str, int] = field(default=("", 0))


MOST_AT_ONCE = 500
"""Books that are indexed anew in one transaction."""


class Shelf:
    """What we hold. Every method is one short transaction of its own.

    Its statements are built once and run without the ORM: a search runs a dozen of them, and
    objects that watch their own changes would cost more than all else that a search does.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def book(self, isbn: Isbn) -> HeldBook | None:
        """Give the book with this ISBN, if we hold it."""
        with self._db.looking() as connection:
            held = (HeldBook(*row) for row in books.of(connection, [isbn.isbn13]))
            return next(held, None)

    def books(self, isbns: Collection[str]) -> dict[str, Book]:
        """Give the books we hold of these ISBN-13s."""
        if not isbns:
            return {}
        with self._db.looking() as connection:
            return {book.isbn13: book for book, _ in books.of(connection, isbns)}

    def find(self, search: Search, most: int) -> Hits:
        """Give the books that fit a search, at most so many, best first."""
        with self._db.looking() as connection:
            return finding.find(connection, search, most)

    def editions_of(self, book: Book, most: int) -> list[Book]:
        """Give the other editions of the book's work that we hold, comparing at most so many."""
        with self._db.looking() as connection:
            return works.editions_of(connection, book, most)

    def records_of(self, isbns: Collection[str]) -> list[Record]:
        """Give everything any source ever said about these ISBN-13s."""
        if not isbns:
            return []
        with self._db.looking() as connection:
            return records.of(connection, isbns)

    def answers_to(self, question: str, pages: Iterable[int]) -> list[KeptAnswer]:
        """Give what sources have answered to these pages of a question, however long ago."""
        asked = list(pages)
        if not asked:
            return []
        with self._db.looking() as connection:
            return answers.to(connection, [question], asked)

    def answers_about(self, questions: Iterable[str]) -> list[KeptAnswer]:
        """Give what sources have answered to the first page of many questions, however long ago."""
        with self._db.looking() as connection:
            return answers.to(connection, list(questions), [1])

    def shown(self, question: str, page: int) -> Shown | None:
        """Give the ISBN-13s that this page of results showed last, and when."""
        with self._db.looking() as connection:
            return next(iter(answers.shown(connection, question, (page, page))), None)

    def counts_shown(self, question: str) -> dict[int, int]:
        """Give how many books each page of results showed last; pages nobody saw are left out."""
        with self._db.looking() as connection:
            return answers.counts_shown(connection, question)

    def shown_before(self, question: str, page: int) -> frozenset[str]:
        """Give the ISBN-13s that the pages before this one showed last."""
        if page == 1:
            return frozenset()
        with self._db.looking() as connection:
            pages = answers.shown(connection, question, (1, page - 1))
            return frozenset(isbn for one in pages for isbn in one.isbns)

    def keep(self, harvest: Harvest, now: datetime) -> None:
        """Keep what a round of asking brought, in one transaction."""
        with self._db.changing() as connection:
            records.keep(connection, harvest.records)
            books.keep(connection, harvest.books)
            answers.keep(connection, harvest.answers)
            if harvest.asked_about:
                books.mark_asked(connection, harvest.asked_about.isbn13, now)
            if harvest.shown is not None:
                answers.keep_shown(connection, *harvest.shown_for, harvest.shown, now)

    def said_before(self, source: str, before: datetime, most: int) -> list[str]:
        """Give ISBN-13s, at most so many, of which the source spoke before that moment.

        The empty one stands for its records without ISBN.
        """
        with self._db.looking() as connection:
            return records.said_before(connection, source, before, most)

    def forget(
        self, source: str, before: datetime, isbns: Collection[str], left: Sequence[Book]
    ) -> None:
        """Remove what the source said of these ISBN-13s before that moment, in one transaction.

        `left` are the books without it; what nobody else knows is no longer held.
        """
        with self._db.changing() as connection:
            records.forget(connection, source, before, isbns)
            books.remove(connection, set(isbns) - {book.isbn13 for book in left})
            books.keep(connection, left)

    def forget_answers(self, source: str, before: datetime) -> None:
        """Forget which questions the source answered before that moment, so that it is asked."""
        with self._db.changing() as connection:
            answers.forget(connection, source, before)

    def index_missing(self) -> int:
        """Index the books that no index knows yet, as after an upgrade, and give their number."""
        done = 0
        while isbns := self._not_indexed():
            with self._db.changing() as connection:
                books.make_findable(connection, [book for book, _ in books.of(connection, isbns)])
            done += len(isbns)
        return done

    def _not_indexed(self) -> list[str]:
        with self._db.looking() as connection:
            return index.missing(connection, MOST_AT_ONCE)

    def is_empty(self) -> bool:
        """Whether no book is held yet."""
        with self._db.looking() as connection:
            return books.none_held(connection)
