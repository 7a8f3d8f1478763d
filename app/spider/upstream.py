"""A source as this installation reaches it: where it is, with which key, through which client."""

import logging
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from typing import Literal, NamedTuple
from urllib.parse import quote, quote_plus

from app.books.answer import SourceAnswer, Status, Why
from app.books.isbn import Isbn
from app.books.query import IsbnQuery, KeywordQuery, Question
from app.books.record import Record
from app.spider.client import OK, Client
from app.spider.deadline import Clock, Deadline
from app.spider.errors import BadStatus, Paused, SourceFailed, TimedOut, Unreadable
from app.spider.gate import Gate
from app.spider.reply import Reply
from app.spider.source import Request, Source, SourcePage, Step
from app.spider.why_not import why_not

log = logging.getLogger(__name__)

Now = Callable[[], datetime]

MOST_STEPS = 4
"""Further requests that one answer may lead to."""

Note = Callable[[SourceAnswer], None]

BESIDE = frozenset({"isbns", "work"})
"""What stands back for readers who wait for a book or a search."""

Kind = Literal["isbn", "isbns", "words", "work"]
"""What is asked for: one edition, many at once, whatever some words find, a work's editions."""


def unnoted(_: SourceAnswer) -> None:
    """Take no note of an answer."""


class BatchAnswer(NamedTuple):
    """What a source answered about these ISBNs, asked of it in one call."""

    isbns: tuple[Isbn, ...]
    answer: SourceAnswer


@dataclass(frozen=True, slots=True)
class Upstream:
    """One source that can be asked; every failure of it becomes an answer that names it."""

    source: Source
    client: Client
    url: str
    key: str | None
    clock: Clock
    now: Now
    gate: Gate
    note: Note = unnoted
    """Hears of each answer that the source was asked for; it must neither wait nor fail."""

    @property
    def name(self) -> str:
        """The source's name, as settings and answers spell it."""
        return self.source.name

    @property
    def asleep(self) -> Why | None:
        """Say why this source cannot be asked at all, or None when it can."""
        if self.source.key == "needed" and not self.key:
            setting = f"FISHER_SOURCE__{self.name.upper()}__KEY"
            return Why("no_key", f"It needs a key: set {setting}.", setting)
        return None

    def why_not(self, query: Question) -> Why | None:
        """Say why this source is not asked this question, or None when it is."""
        if self.asleep or self.source.ask(query):
            return self.asleep
        return why_not(self.source, query)

    def search_by_isbn(self, isbn: Isbn, deadline: Deadline) -> SourceAnswer:
        """Ask for one edition; records of any other edition are left out."""
        return self.answer(IsbnQuery(isbn), deadline)

    def search_by_keyword(self, query: KeywordQuery, deadline: Deadline) -> SourceAnswer:
        """Ask for one page of the books that these words find."""
        return self.answer(query, deadline)

    def answer(self, query: Question, deadline: Deadline) -> SourceAnswer:
        """Ask any question and give the source's answer, its failure included."""
        request = self.source.ask(query)
        if self.asleep or request is None:
            return SourceAnswer(self.name, "skipped", why=self.why_not(query))
        if isinstance(query, IsbnQuery):
            answer = _about(self._exchange("isbn", request, deadline), query.isbn)
        else:
            kind: Kind = "words" if isinstance(query, KeywordQuery) else "work"
            answer = self._exchange(kind, request, deadline)
        self.note(answer)
        return answer

    def answer_many(self, isbns: Sequence[Isbn], deadline: Deadline) -> Iterator[BatchAnswer]:
        """Ask about many ISBNs in as few calls as the source allows, until the deadline."""
        for batch in () if self.asleep else self._batches(isbns):
            if deadline.passed:
                return
            answer = self._exchange("isbns", self._request_for(batch), deadline)
            self.note(answer)
            yield BatchAnswer(batch, answer)

    def _batches(self, isbns: Sequence[Isbn]) -> Iterator[tuple[Isbn, ...]]:
        known = [isbn for isbn in isbns if self.source.knows_of(isbn)]
        size = self.source.batch
        return (tuple(known[start : start + size]) for start in range(0, len(known), size))

    def _request_for(self, batch: tuple[Isbn, ...]) -> Request:
        if self.source.search_by_isbns:
            return self.source.search_by_isbns(batch)
        return self.source.about(batch[0])

    def _exchange(self, kind: Kind, request: Request, deadline: Deadline) -> SourceAnswer:
        started = self.clock()
        try:
            return self._answered(self._ask(kind, request, deadline), started)
        except Paused as pause:
            return self._failed("paused", pause, started)
        except TimedOut as failure:
            return self._failed("timeout", failure, started)
        except SourceFailed as failure:
            return self._failed("error", failure, started)
        except Exception as fault:  # noqa: BLE001 -- A fault of our own reading must cost this one source, not the reader's search.
            _log_place_of(fault, self.name)
            return self._failed("error", SourceFailed("Fisher could not read it."), started)

    def _ask(self, kind: Kind, request: Request, deadline: Deadline) -> SourcePage:
        """Ask, and take the further steps that the answer leads to."""
        page = self._step(kind, Step(request, self.source.read), deadline)
        for _ in range(MOST_STEPS):
            if page.then is None:
                return page
            page = self._step(kind, page.then, deadline)
        if page.then:
            raise Unreadable("Its answers lead on and on.")
        return page

    def _step(self, kind: Kind, step: Step, deadline: Deadline) -> SourcePage:
        """Ask in the source's turn, and tell its gate what came of it."""
        sign = self.source.sign
        signed = sign(step.request, self.key) if sign and self.key else step.request
        with self.gate.turn(deadline, bulk=kind in BESIDE) as again:
            absent = self.source.absent
            reply = self.client.exchange(self.url, signed, deadline, absent, again)
            return _read(kind, step, reply)

    def _answered(self, page: SourcePage, started: float) -> SourceAnswer:
        now = self.now()
        records = tuple(replace(record, fetched_at=now) for record in page.records)
        return SourceAnswer(
            self.name,
            status="ok" if records else "empty",
            records=records,
            total=max(page.total, len(records)) if records else 0,
            elapsed_ms=self._elapsed(started),
        )

    def _failed(self, status: Status, failure: SourceFailed, started: float) -> SourceAnswer:
        return SourceAnswer(
            self.name,
            status=status,
            elapsed_ms=self._elapsed(started),
            why=failure.why._replace(sentence=self._without_key(str(failure))),
        )

    def _without_key(self, told: str) -> str:
        """Blank the key out of what a source says in reply to it."""
        spellings = (self.key, quote(self.key, safe=""), quote_plus(self.key)) if self.key else ()
        return reduce(lambda text, key: text.replace(key, "…"), spellings, told)

    def _elapsed(self, started: float) -> int:
        return round((self.clock() - started) * 1000)


def _read(kind: Kind, step: Step, reply: Reply) -> SourcePage:
    """Read an answer; an error status may mean that there is no such edition, but no search."""
    try:
        page = step.read(reply)
    except Unreadable as cause:
        if reply.status not in OK:
            raise BadStatus(reply.status) from cause
        raise
    if kind == "words" and reply.status not in OK:
        raise BadStatus(reply.status)
    return page


def _log_place_of(fault: Exception, name: str) -> None:
    """Log where our reading broke down, and nothing that was said: texts may hold a key."""
    kind, place = type(fault).__name__, "".join(traceback.format_tb(fault.__traceback__))
    log.error("Reading the answer of %s broke down: %s at\n%s", name, kind, place)


def _about(answer: SourceAnswer, isbn: Isbn) -> SourceAnswer:
    """Keep only what is said about the ISBN that was asked for: hits may carry others."""
    if not answer.answered:
        return answer
    records = said_of(isbn, answer.records)
    if not records:
        return replace(answer, status="empty", records=(), total=0)
    return replace(answer, records=records, total=len(records))


def said_of(isbn: Isbn, records: Sequence[Record]) -> tuple[Record, ...]:
    """Give the records that name this ISBN as their own, the ISBN put first in each."""
    return tuple(rec.about(isbn.isbn13) for rec in records if isbn.isbn13 in rec.isbns)
