"""Books by words: everyone's page of hits becomes one page that repeats nothing."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from app.books.answer import KeptAnswer, SourceAnswer, Why
from app.books.book import Book
from app.books.query import KeywordQuery
from app.books.record import Record
from app.catalogue.asking import Asking, standing_in
from app.catalogue.desk import SHELF, Desk, as_answers, in_that_order
from app.catalogue.fields import in_language
from app.catalogue.fits import fits
from app.catalogue.freshness import young
from app.catalogue.merge import adopted, merge, one_each
from app.catalogue.page import arranged, holds, shown_at, worth_noting
from app.catalogue.question import list_of, question_of
from app.catalogue.rank import Places, places_in, rank
from app.catalogue.result import SearchResult
from app.shelf.answers import Shown
from app.shelf.shelf import Harvest
from app.spider.upstream import Upstream

MOST_FROM_SHELF = 1_000
"""Books of ours that take part in one page of results."""


class KeywordSearch(Asking[SearchResult]):
    """Finds one page of books.

    The books that one page had no room for stand in line for the next, so that nothing a source
    said is lost; what a page showed is remembered, so that no later page repeats it.
    """

    def __init__(
        self, desk: Desk, query: KeywordQuery, only: Collection[str] = (), *, at_once: bool = True
    ) -> None:
        super().__init__(desk, query, only, at_once=at_once)
        self._query = query
        self._question = question_of(query)
        self._list = list_of(query, only)
        self._instead: str | None = None

    def _from_shelf(self) -> list[SourceAnswer]:
        """Let what we hold answer, with all its hits up to this page: they cost next to nothing."""
        if self.only and SHELF not in self.only:
            return []
        started, shelf = self.desk.clock(), self.desk.shelf
        most = min(MOST_FROM_SHELF, self._query.page * self._query.per_page)
        hits = shelf.find(self._query.search, most)
        self._instead = hits.instead
        records = in_that_order(hits.isbns, shelf.records_of(hits.isbns))
        elapsed = round((self.desk.clock() - started) * 1000)
        answer = SourceAnswer(SHELF, "empty", elapsed_ms=elapsed)
        if records:
            why = _told_instead(hits.instead) if hits.instead else None
            answer = replace(answer, status="ok", records=records, total=hits.total, why=why)
        return [answer]

    def _answers(self) -> Sequence[KeptAnswer]:
        return self._answers_to([self._query.page])

    def _fresh(self, kept: Sequence[KeptAnswer]) -> Sequence[KeptAnswer]:
        return [one for one in kept if young(one, self.desk.lifetimes.search, self.came)]

    def _as_answers(self, kept: Sequence[KeptAnswer]) -> list[SourceAnswer]:
        isbns = {isbn13 for answer in kept for isbn13 in answer.isbns}
        return as_answers(kept, self.desk.shelf.records_of(isbns))

    def _old(self, at_hand: Sequence[SourceAnswer], due: Sequence[Upstream]) -> list[SourceAnswer]:
        """Let a page stand in that one of those who are due has answered before."""
        del at_hand
        names = {source.name for source in due}
        before = [answer for answer in self.kept or () if answer.source in names]
        if not before or not self.desk.lifetimes.search:
            return []
        return standing_in(self._as_answers(before), due)

    def _answers_to(self, pages: Iterable[int]) -> list[KeptAnswer]:
        kept = self.desk.shelf.answers_to(self._question, pages)
        return self.desk.believed(kept, self.only)

    def _outcome(
        self, heard: Sequence[SourceAnswer], asked: Sequence[SourceAnswer]
    ) -> SearchResult:
        """Merge, rank, keep, and show what no earlier page has shown."""
        answers = self.desk.in_order([*heard, *asked])
        said_now = [record for answer in asked for record in answer.records]
        places = self._places(answers)
        news, books = self._books(places, said_now)
        waiting = self._not_yet_shown(books, places)
        before = self.desk.shelf.shown(self._list, self._query.page)
        anew = bool(said_now) and self.at_once
        shown = self._arranged(waiting, before, anew=anew)
        stale = _stale(answers)
        noted = self._noted(shown, before, stale=stale)
        if asked or noted is not None:
            self._keep(news, books, asked, noted, shown_at(self.desk.now(), stale=stale))
        return SearchResult(
            self._query,
            shown,
            answers,
            more=len(waiting) > len(shown) or self._more_elsewhere(answers),
            stale=stale,
            instead=self._instead,
        )

    def _places(self, answers: Iterable[SourceAnswer]) -> Places:
        """Say where each source put each edition, on this page and on those before it."""
        size, page = self._query.per_page, self._query.page
        here = [
            (answer.source, answer.isbns, 0 if answer.source == SHELF else (page - 1) * size)
            for answer in answers
        ]
        line = self._answers_to(range(1, page))
        return places_in([*here, *((old.source, old.isbns, (old.page - 1) * size) for old in line)])

    def _books(
        self, places: Places, said_now: Sequence[Record]
    ) -> tuple[list[Record], dict[str, Book]]:
        """Give the records that are new or changed, and every edition that anyone named.

        What was said before stays part of the merge, so a poor answer never makes a book poorer.
        """
        shelf = self.desk.shelf
        if not said_now:
            return [], shelf.books(places.keys())
        said = adopted(one_each([*shelf.records_of(places.keys()), *said_now]))
        spoken_of = {(record.source, record.id) for record in said_now}
        news = [record for record in said if (record.source, record.id) in spoken_of]
        changed = {record.isbn13 for record in news}
        merged = merge([rec for rec in said if rec.isbn13 in changed], self.desk.trust)
        held = shelf.books([isbn13 for isbn13 in places if isbn13 not in changed])
        return news, held | {book.isbn13: book for book in merged}

    def _not_yet_shown(self, books: dict[str, Book], places: Places) -> list[Book]:
        """Give the books that no earlier page has shown, best first."""
        shown = self.desk.shelf.shown_before(self._list, self._query.page)
        asked = self._query.language
        search = self._query.search
        right = (book for book in books.values() if in_language(book.language, asked))
        fitting = [book for book in right if fits(book, search)]
        ranked = rank(fitting, self._instead or search.plain, places, self.desk.trust)
        return [book for book in ranked if book.isbn13 not in shown]

    def _arranged(
        self, waiting: Sequence[Book], before: Shown | None, *, anew: bool
    ) -> Sequence[Book]:
        """Give this page as it was shown before, where that holds, else the best that wait."""
        size = self._query.per_page
        learnt = max((answer.answered_at for answer in self.kept or ()), default=None)
        if anew or before is None or not holds(before, learnt, self.came):
            return waiting[:size]
        return arranged(waiting, before, size)

    def _noted(
        self, shown: Sequence[Book], before: Shown | None, *, stale: bool
    ) -> Sequence[Book] | None:
        """Give what is to be noted as shown; who asks behind a reader shows nobody anything."""
        if before is None:
            return shown
        if self.at_once and worth_noting(shown, before, self.came, stale=stale):
            return shown
        return None

    def _more_elsewhere(self, answers: Iterable[SourceAnswer]) -> bool:
        """Whether someone has more hits; hits without ISBN are no books that a page could show."""
        seen = self._query.page * self._query.per_page
        return any(answer.isbns and answer.total > seen for answer in answers)

    def _keep(
        self,
        news: Sequence[Record],
        books: dict[str, Book],
        asked: Sequence[SourceAnswer],
        shown: Sequence[Book] | None,
        now: datetime,
    ) -> None:
        changed = {record.isbn13 for record in news}
        harvest = Harvest(
            records=news,
            books=[book for book in books.values() if book.isbn13 in changed],
            answers=self.desk.to_remember(self._question, self._query.page, asked),
            shown=None if shown is None else [book.isbn13 for book in shown],
            shown_for=(self._list, self._query.page),
        )
        self.desk.shelf.keep(harvest, now)


def _told_instead(words: str) -> Why:
    sentence = f"We hold nothing with these words; showing results for “{words}”."
    return Why("instead", sentence, words)


def _stale(answers: Sequence[SourceAnswer]) -> bool:
    """Whether all who ought to have been asked are silent, and nobody else has lately answered."""
    silent = any(answer.silent for answer in answers)
    return silent and not any(one.answered for one in answers if one.source != SHELF)
