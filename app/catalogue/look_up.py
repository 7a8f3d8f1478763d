"""One edition by its ISBN: what we hold, who must be asked, what they say, what is kept."""

from collections.abc import Collection, Sequence

from app.books.answer import KeptAnswer, SourceAnswer
from app.books.book import Book
from app.books.query import IsbnQuery
from app.catalogue.asking import Asking, standing_in
from app.catalogue.desk import SHELF, Desk, as_answers
from app.catalogue.freshness import fresh_about_book, just_confirmed
from app.catalogue.merge import merge, one_each
from app.catalogue.question import question_of
from app.catalogue.result import Finding
from app.shelf.shelf import Harvest, HeldBook
from app.spider.upstream import Upstream


class LookUp(Asking[Finding]):
    """Finds one edition."""

    def __init__(
        self, desk: Desk, query: IsbnQuery, only: Collection[str] = (), *, at_once: bool = True
    ) -> None:
        super().__init__(desk, query, only, at_once=at_once)
        self._isbn = query.isbn
        self._question = question_of(query)
        self._held: HeldBook | None = None

    def _from_shelf(self) -> list[SourceAnswer]:
        self._held = self.desk.shelf.book(self._isbn)
        count = 1 if self._held else 0
        return [SourceAnswer(SHELF, "ok" if self._held else "empty", total=count)]

    def _answers(self) -> Sequence[KeptAnswer]:
        return self.desk.believed(self.desk.shelf.answers_to(self._question, [1]), self.only)

    def _fresh(self, kept: Sequence[KeptAnswer]) -> Sequence[KeptAnswer]:
        return fresh_about_book(kept, self.desk.lifetimes, self.came)

    def _as_answers(self, kept: Sequence[KeptAnswer]) -> list[SourceAnswer]:
        return as_answers(kept, self.desk.shelf.records_of([self._isbn.isbn13]) if kept else ())

    def _due(self, at_hand: Sequence[SourceAnswer]) -> list[Upstream]:
        asked_at = self._held.asked_at if self._held else None
        if just_confirmed(asked_at, self.came, known=_known(at_hand)):
            return []
        return super()._due(at_hand)

    def _old(self, at_hand: Sequence[SourceAnswer], due: Sequence[Upstream]) -> list[SourceAnswer]:
        """Let what was said before stand in for a book that was asked for by its number once.

        Where someone has lately confirmed the book, who has not spoken of it is asked now.
        """
        asked_before = self._held and self._held.asked_at
        if not asked_before or not self.desk.lifetimes.book or _known(at_hand):
            return []
        return standing_in(self._as_answers(self.kept or ()), due)

    def _outcome(self, heard: Sequence[SourceAnswer], asked: Sequence[SourceAnswer]) -> Finding:
        answers = self.desk.in_order([*heard, *asked])
        book = self._held.book if self._held else None
        if any(answer.answered for answer in asked):
            return Finding(self._isbn, self._keep(asked) or book, answers)
        return Finding(self._isbn, book, answers, stale=self._stale(answers))

    def _stale(self, answers: Sequence[SourceAnswer]) -> bool:
        """Whether what we hold is older than it should be, as nobody has lately confirmed it."""
        if _known(answers):
            return False
        if any(answer.silent for answer in answers):
            return True
        asked_at = self._held.asked_at if self._held else None
        return asked_at is not None and self.came - asked_at >= self.desk.lifetimes.book

    def _keep(self, asked: Sequence[SourceAnswer]) -> Book | None:
        """Merge what is said now with what was said before, keep it, and give the book."""
        desk = self.desk
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


def _known(answers: Sequence[SourceAnswer]) -> bool:
    """Whether a source has said lately that it knows the book."""
    return any(answer.cached and answer.answered and answer.records for answer in answers)
