"""What fake sources say to a catalogue, and a catalogue over them with a shelf that is real."""

import time
from collections.abc import Callable
from threading import Lock
from typing import Any

from app.books.isbn import Isbn
from app.books.record import Record
from app.catalogue.desk import Desk
from app.catalogue.freshness import Lifetimes
from app.catalogue.search import Catalogue
from app.catalogue.trust import Trust
from app.extensions import db
from app.shelf.shelf import Shelf
from app.spider.reply import Reply
from app.spider.source import Request, SourcePage
from tests.clocks import TestClocks
from tests.fakes import source

DUNE = Isbn("9780441013593")
SANTI = Isbn("9787536692930")


class Told:
    """What one fake source says to each question, and what it was asked."""

    def __init__(
        self,
        *records: Record,
        total: int | None = None,
        first: Callable[[], object] = lambda: None,
    ) -> None:
        self.records = records
        self.total = len(records) if total is None else total
        self.asked: list[Request] = []
        self.error: Exception | None = None
        self.first = first
        """What it does before it answers: it may wait for a word."""
        self._lock = Lock()

    def answer(self, request: Request) -> Reply:
        with self._lock:
            self.asked.append(request)
        self.first()
        if self.error:
            raise self.error
        return Reply(b"")

    def read(self, reply: Reply) -> SourcePage:
        del reply
        return SourcePage(self.records, self.total)


def said(source_name: str, isbn: Isbn = DUNE, title: str = "Dune", **facts: Any) -> Record:
    return Record(
        source=source_name,
        id=f"{source_name}-{isbn.isbn13}",
        title=title,
        isbns=(isbn.isbn13,),
        **facts,
    )


def desk_of(clocks: TestClocks, *, batch: int = 1, told: dict[str, Told], **more: Any) -> Desk:
    """Give a desk over fake sources; `more` are fields of the desk that differ."""
    plain: dict[str, Any] = {
        "shelf": Shelf(db),
        "trust": Trust(tuple(told)),
        "lifetimes": Lifetimes(),
        "patience": 2,
        "clock": time.monotonic,
    }
    sources = [
        source(name, one.answer, read=one.read, batch=batch, now=clocks.now)
        for name, one in told.items()
    ]
    return Desk(sources=sources, now=clocks.now, **plain | more)


def catalogue_over(clocks: TestClocks, told: dict[str, Told], **more: Any) -> Catalogue:
    """Give a catalogue over fake sources."""
    return Catalogue(desk_of(clocks, told=told, **more))
