"""One edition by its ISBN: what we hold, who must be asked, what they say, what is kept."""

from collections.abc import Collection, Generator, Sequence

from app.books.answer import SourceAnswer
from app.books.book import Book
from app.books.query import IsbnQuery
from app.catalogue.desk import SHELF, Desk, as_answers
from app.catalogue.freshness import fresh_about_book, just_confirmed
from app.catalogue.merge import merge, one_each
from app.catalogue.question import question_of
from app.catalogue.result import Finding
from app.shelf.shelf import Harvest, HeldBook
from app.spider.ask import ask_all
from app.spider.upstream import Upstream


class LookUp:
    """Finds one edition; `only` names the sources that may be asked, none means all."""

    def __init__(self, desk: Desk, query: IsbnQuery, only: Collection[str] = ()) -> None:
        self._desk = desk
        self._query = query
        self._only = only
        self._isbn = query.isbn
        self._question = question_of(query)

    def as_it_comes(self) -> Generator[SourceAnswer, None, Finding]:
        """Give each source's answer as it comes, and at last the finding."""
        desk, query = self._desk, self._query
        held = desk.shelf.book(self._isbn)
        remembered = self._remembered()
        already = [_from_shelf(held), *desk.skipped(query, self._only), *remembered]
        yield from already
        asked: list[SourceAnswer] = []
        for answer in ask_all(self._due(held, remembered), query, desk.deadline()):
            asked.append(answer)
            yield answer
        return self._found(held, already, asked)

    def _remembered(self) -> list[SourceAnswer]:
        """Give what sources answered so lately that they are not asked again."""
        desk, now = self._desk, self._desk.now()
        since = now - max(desk.lifetimes.book, desk.lifetimes.miss)
        kept = desk.shelf.answers_to(self._question, [1], since)
        fresh = desk.believed(fresh_about_book(kept, desk.lifetimes, now), self._only)
        return as_answers(fresh, desk.shelf.records_of([self._isbn.isbn13]) if fresh else ())

    def _due(self, held: HeldBook | None, remembered: Sequence[SourceAnswer]) -> list[Upstream]:
        """Give the sources that must be asked now."""
        known_to_any = any(answer.records for answer in remembered)
        if held and just_confirmed(held.asked_at, self._desk.now(), known=known_to_any):
            return []
        known = {answer.source for answer in remembered}
        asked = self._desk.asked(self._query, self._only)
        return [source for source in asked if source.name not in known]

    def _found(
        self,
        held: HeldBook | None,
        already: Sequence[SourceAnswer],
        asked: Sequence[SourceAnswer],
    ) -> Finding:
        answers = self._desk.in_order([*already, *asked])
        book = held.book if held else None
        if any(answer.answered for answer in asked):
            return Finding(self._isbn, self._keep(asked) or book, answers)
        return Finding(self._isbn, book, answers, stale=self._stale(held, already, asked))

    def _stale(
        self,
        held: HeldBook | None,
        already: Sequence[SourceAnswer],
        asked: Sequence[SourceAnswer],
    ) -> bool:
        """Whether what we hold is older than it should be, as none of those asked answered."""
        if any(answer.cached and answer.records for answer in already):
            return False
        if asked or not held or not held.asked_at:
            return bool(asked)
        return self._desk.now() - held.asked_at >= self._desk.lifetimes.book

    def _keep(self, asked: Sequence[SourceAnswer]) -> Book | None:
        """Merge what is said now with what was said before, keep it, and give the book."""
        desk = self._desk
        said_now = [record for answer in asked for record in answer.records]
        said = one_each([*desk.shelf.records_of([self._isbn.isbn13]), *said_now])
        books = merge(said, desk.trust) if said_now else []
        fresh = {(record.source, record.id) for record in said_now}
        harvest = Harvest(
            records=[record for record in said if (record.source, record.id) in fresh],
            books=books,
            answers=desk.to_remember(self._question, 1, asked),
            asked_about=self._isbn,
        )
        desk.shelf.keep(harvest, desk.now())
        return books[0] if books else None


def _from_shelf(held: HeldBook | None) -> SourceAnswer:
    return SourceAnswer(SHELF, "ok" if held else "empty", total=1 if held else 0)
