"""The reference desk: what we hold, whom we may ask, how long we wait, whom we believe."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.books.answer import KeptAnswer, SourceAnswer, Why
from app.books.query import Question
from app.books.record import Record
from app.catalogue.freshness import Lifetimes
from app.catalogue.refresh import Behind
from app.catalogue.tower import OneProcess, Tower
from app.catalogue.trust import Trust
from app.shelf.shelf import Shelf
from app.spider.deadline import Clock, Deadline
from app.spider.upstream import Upstream

SHELF = "shelf"
"""The name under which what we hold takes part as a source."""

OFFLINE = Why("offline", "Fisher is set to ask nobody (FISHER_OFFLINE).")


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a search needs, handed in."""

    shelf: Shelf
    sources: Sequence[Upstream]
    trust: Trust
    lifetimes: Lifetimes
    patience: float
    """Seconds a reader waits for all sources together."""
    clock: Clock
    now: Callable[[], datetime]
    offline: bool = False
    tower: Tower = field(default_factory=OneProcess)
    """Who else is asked the same questions."""
    behind: Behind | None = None
    """Asks again about what is old; without it that is done in front of the reader."""

    def deadline(self) -> Deadline:
        """Give the moment by which a question asked now is answered."""
        return Deadline.after(self.patience, self.clock)

    def asked(self, query: Question, only: Collection[str] = ()) -> list[Upstream]:
        """Give the sources that this question is for; `only` names a choice, none means all."""
        return [source for source in self._chosen(only) if not self._why_not(source, query)]

    def skipped(self, query: Question, only: Collection[str]) -> list[SourceAnswer]:
        """Answer for the sources that are not asked this question, saying why."""
        whys = [(source, self._why_not(source, query)) for source in self._chosen(only)]
        return [SourceAnswer(source.name, "skipped", why=why) for source, why in whys if why]

    def believed(self, kept: Iterable[KeptAnswer], only: Collection[str]) -> list[KeptAnswer]:
        """Give the remembered answers of sources that would still be asked."""
        names = {source.name for source in self._chosen(only)}
        return [answer for answer in kept if answer.source in names]

    def in_order(self, answers: Iterable[SourceAnswer]) -> list[SourceAnswer]:
        """Put answers in the order of the sources, what we hold first."""
        order = [SHELF, *(source.name for source in self.sources)]
        return sorted(answers, key=lambda answer: order.index(answer.source))

    def to_remember(
        self, question: str, page: int, answers: Iterable[SourceAnswer]
    ) -> list[KeptAnswer]:
        """Give what is to be remembered of fresh answers; a failure is not."""
        now = self.now()
        return [
            KeptAnswer(question, page, answer.source, answer.isbns, answer.total, now)
            for answer in answers
            if answer.answered
        ]

    def _chosen(self, only: Collection[str]) -> list[Upstream]:
        return [source for source in self.sources if not only or source.name in only]

    def _why_not(self, source: Upstream, query: Question) -> Why | None:
        return OFFLINE if self.offline else source.why_not(query)


def as_answers(kept: Iterable[KeptAnswer], held: Sequence[Record]) -> list[SourceAnswer]:
    """Give remembered answers as answers, with what the source said then."""
    return [
        SourceAnswer(
            answer.source,
            status="ok" if answer.isbns else "empty",
            records=in_that_order(answer.isbns, (r for r in held if r.source == answer.source)),
            total=answer.total,
            cached=True,
        )
        for answer in kept
    ]


def in_that_order(isbns: Sequence[str], records: Iterable[Record]) -> tuple[Record, ...]:
    """Give the records about these ISBN-13s, in their order."""
    place = {isbn13: number for number, isbn13 in enumerate(isbns)}
    about = [record for record in records if record.isbn13 in place]
    return tuple(sorted(about, key=lambda record: place[record.isbn13 or ""]))
