"""Upstreams without a network: they answer with what the test hands in."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from app.books.record import Record
from app.spider.client import Client
from app.spider.deadline import Deadline
from app.spider.gate import Gate
from app.spider.pace import pace_of
from app.spider.reply import Reply
from app.spider.retry import Again
from app.spider.shared import InProcess
from app.spider.source import KeyNeed, Request, Source, SourcePage
from app.spider.upstream import Upstream

DUNE_ISBN = "9780441013593"
NOW = datetime(2026, 11, 20, tzinfo=UTC)


class FakeClient(Client):
    """Answers by calling what the test hands in, instead of the network."""

    def __init__(self, answer: Callable[[Request], Reply]) -> None:
        super().__init__("Fisher/test")
        self._answer = answer

    def exchange(
        self,
        base: str,
        request: Request,
        deadline: Deadline,
        absent: frozenset[int] = frozenset(),
        again: Again = lambda: True,
    ) -> Reply:
        del base, deadline, absent, again
        return self._answer(request)


def record(source: str = "a", *isbns: str) -> Record:
    return Record(source=source, id="1", title="Dune", isbns=isbns or (DUNE_ISBN,))


def source(
    name: str = "a",
    answer: Callable[[Request], Reply] = lambda _: Reply(b""),
    page: SourcePage | None = None,
    key: KeyNeed = "none",
    batch: int = 1,
    read: Callable[[Reply], SourcePage] | None = None,
    now: Callable[[], datetime] = lambda: NOW,
) -> Upstream:
    told = page if page is not None else SourcePage((record(name),), 1)
    kind = Source(
        name=name,
        title=name,
        url="http://127.0.0.1",
        read=read or (lambda _: told),
        search_by_isbn=lambda isbn: Request("/isbn", {"isbn": isbn.isbn13}),
        search_by_keyword=lambda query: Request("/words", {"q": query.words}),
        search_by_isbns=lambda isbns: Request("/many", {"n": len(isbns)}),
        batch=batch,
        editions_of_work=lambda work: Request("/work", {"id": work}),
        key=key,
    )
    clock = time.monotonic
    gate = Gate(name, pace_of(1_000), InProcess(clock), clock, now)
    return Upstream(kind, FakeClient(answer), kind.url, None, clock, now, gate)


def failing(error: Exception) -> Callable[[Request], Reply]:
    def answer(_: Request) -> Reply:
        raise error

    return answer
