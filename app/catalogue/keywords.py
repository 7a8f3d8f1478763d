"""Books by words: everyone's page of hits becomes one page that repeats nothing."""

from collections.abc import Collection, Generator, Iterable, Sequence
from dataclasses import replace

from app.books.answer import KeptAnswer, SourceAnswer
from app.books.book import Book
from app.books.query import KeywordQuery
from app.books.record import Record
from app.catalogue.desk import SHELF, Desk, as_answers, in_that_order
from app.catalogue.fields import in_language
from app.catalogue.merge import adopted, merge, one_each
from app.catalogue.question import list_of, question_of
from app.catalogue.rank import Places, places_in, rank
from app.catalogue.result import SearchResult
from app.shelf.shelf import Harvest
from app.spider.ask import ask_all

MOST_FROM_SHELF = 1_000
"""Books of ours that take part in one page of results."""


class KeywordSearch:
    """Finds one page of books.

    The books that one page had no room for stand in line for the next, so that nothing a source
    said is lost; what a page showed is remembered, so that no later page repeats it.
    """

    def __init__(self, desk: Desk, query: KeywordQuery, only: Collection[str] = ()) -> None:
        self._desk = desk
        self._query = query
        self._only = only
        self._question = question_of(query)
        self._list = list_of(query, only)
        self._since = desk.now() - desk.lifetimes.search

    def as_it_comes(self) -> Generator[SourceAnswer, None, SearchResult]:
        """Give each source's answer as it comes, and at last the page."""
        desk, query = self._desk, self._query
        remembered = self._remembered()
        already = [*self._from_shelf(), *desk.skipped(query, self._only), *remembered]
        yield from already
        known = {answer.source for answer in remembered}
        due = [source for source in desk.asked(query, self._only) if source.name not in known]
        asked: list[SourceAnswer] = []
        for answer in ask_all(due, query, desk.deadline()):
            asked.append(answer)
            yield answer
        return self._page(already, asked)

    def _from_shelf(self) -> list[SourceAnswer]:
        """Let what we hold answer, with all its hits up to this page: they cost next to nothing."""
        if self._only and SHELF not in self._only:
            return []
        started, shelf = self._desk.clock(), self._desk.shelf
        most = min(MOST_FROM_SHELF, self._query.page * self._query.per_page)
        hits = shelf.find(self._query.words, most)
        records = in_that_order(hits.isbns, shelf.records_of(hits.isbns))
        elapsed = round((self._desk.clock() - started) * 1000)
        answer = SourceAnswer(SHELF, "empty", elapsed_ms=elapsed)
        if records:
            answer = replace(answer, status="ok", records=records, total=hits.total)
        return [answer]

    def _remembered(self) -> list[SourceAnswer]:
        """Give what sources answered to this page so lately that they are not asked again."""
        kept = self._kept([self._query.page])
        isbns = {isbn13 for answer in kept for isbn13 in answer.isbns}
        return as_answers(kept, self._desk.shelf.records_of(isbns))

    def _kept(self, pages: Iterable[int]) -> list[KeptAnswer]:
        kept = self._desk.shelf.answers_to(self._question, pages, self._since)
        return self._desk.believed(kept, self._only)

    def _page(self, already: Sequence[SourceAnswer], asked: Sequence[SourceAnswer]) -> SearchResult:
        """Merge, rank, keep, and show what no earlier page has shown."""
        answers = self._desk.in_order([*already, *asked])
        said_now = [record for answer in asked for record in answer.records]
        places = self._places(answers)
        news, books = self._books(places, said_now)
        waiting = self._not_yet_shown(books, places)
        shown = self._as_before(books) if not said_now else None
        if shown is None:
            shown = waiting[: self._query.per_page]
            self._keep(news, books, asked, shown)
        return SearchResult(
            self._query,
            shown,
            answers,
            more=len(waiting) > len(shown) or self._more_elsewhere(answers),
            stale=bool(asked) and not any(one.answered for one in answers if one.source != SHELF),
        )

    def _places(self, answers: Iterable[SourceAnswer]) -> Places:
        """Say where each source put each edition, on this page and on those before it."""
        size, page = self._query.per_page, self._query.page
        here = [
            (answer.source, answer.isbns, 0 if answer.source == SHELF else (page - 1) * size)
            for answer in answers
        ]
        line = self._kept(range(1, page))
        return places_in([*here, *((old.source, old.isbns, (old.page - 1) * size) for old in line)])

    def _books(
        self, places: Places, said_now: Sequence[Record]
    ) -> tuple[list[Record], dict[str, Book]]:
        """Give the records that are new or changed, and every edition that anyone named.

        What was said before stays part of the merge, so a poor answer never makes a book poorer.
        """
        shelf = self._desk.shelf
        if not said_now:
            return [], shelf.books(places.keys())
        said = adopted(one_each([*shelf.records_of(places.keys()), *said_now]))
        spoken_of = {(record.source, record.id) for record in said_now}
        news = [record for record in said if (record.source, record.id) in spoken_of]
        changed = {record.isbn13 for record in news}
        merged = merge([rec for rec in said if rec.isbn13 in changed], self._desk.trust)
        held = shelf.books([isbn13 for isbn13 in places if isbn13 not in changed])
        return news, held | {book.isbn13: book for book in merged}

    def _not_yet_shown(self, books: dict[str, Book], places: Places) -> list[Book]:
        """Give the books that no earlier page has shown, best first."""
        shown = self._desk.shelf.shown_before(self._list, self._query.page, self._since)
        asked = self._query.language
        fitting = [book for book in books.values() if in_language(book.language, asked)]
        ranked = rank(fitting, self._query.words, places, self._desk.trust)
        return [book for book in ranked if book.isbn13 not in shown]

    def _as_before(self, books: dict[str, Book]) -> list[Book] | None:
        """Give this page as it was shown before, where nothing new is known since."""
        isbns = self._desk.shelf.shown(self._list, self._query.page, self._since)
        if isbns is None:
            return None
        return [books[isbn13] for isbn13 in isbns if isbn13 in books]

    def _more_elsewhere(self, answers: Iterable[SourceAnswer]) -> bool:
        """Whether someone has more hits; hits without ISBN are no books that a page could show."""
        seen = self._query.page * self._query.per_page
        return any(answer.isbns and answer.total > seen for answer in answers)

    def _keep(
        self,
        news: Sequence[Record],
        books: dict[str, Book],
        asked: Sequence[SourceAnswer],
        shown: Sequence[Book],
    ) -> None:
        changed = {record.isbn13 for record in news}
        harvest = Harvest(
            records=news,
            books=[book for book in books.values() if book.isbn13 in changed],
            answers=self._desk.to_remember(self._question, self._query.page, asked),
            shown=[book.isbn13 for book in shown],
            shown_for=(self._list, self._query.page),
        )
        self._desk.shelf.keep(harvest, self._desk.now())
