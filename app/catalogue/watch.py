"""How each source does now, and how it did in the last hour and day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from app.books.answer import SourceAnswer, Why
from app.books.traffic import (
    DAY,
    HOUR,
    STEP,
    Counts,
    Figures,
    by_source,
    course,
    figures,
    newest,
    within,
)
from app.catalogue.desk import OFFLINE, Desk
from app.shelf.traffic import Traffic
from app.spider.ask import ask_each
from app.spider.known import known_to
from app.spider.upstream import Upstream

State = Literal["up", "failing", "paused", "unasked", "skipped"]
"""`unasked` is who was not asked in the last hour, `skipped` who is never asked."""

PART, PARTS = timedelta(minutes=30), 48
"""How long each part of the day's course is, and how many there are."""


QUIET = Why("quiet", "It was not asked in the last hour.")
UNLISTED = Why("unlisted", "It is not among the sources to ask.")


@dataclass(frozen=True, slots=True)
class Standing:
    """One source of this installation, and how it does."""

    upstream: Upstream
    state: State
    why: Why | None
    """Why it is not up, as a sentence."""
    hour: Figures
    day: Figures
    course: Sequence[Figures]
    """The last day in half hours, oldest first."""
    until: datetime
    """When the course ends."""


class Watch:
    """Keeps an eye on every source, those that are not asked among them."""

    def __init__(self, desk: Desk, sources: Sequence[Upstream], traffic: Traffic) -> None:
        self._desk = desk
        self._sources = sources
        self._traffic = traffic

    def standings(self) -> list[Standing]:
        """Say of every source how it does."""
        now = self._desk.now()
        counts = by_source(self._traffic.since(now - DAY - STEP))
        return [
            self._standing(source, counts.get(source.name, {}), now) for source in self._sources
        ]

    def roll_call(self) -> Iterator[SourceAnswer]:
        """Ask each source what it surely knows, all at once; their answers as they come.

        Those that are not asked are answered for first, saying why.
        """
        whys = {source.name: self._why_skipped(source) for source in self._sources}
        yield from (SourceAnswer(name, "skipped", why=why) for name, why in whys.items() if why)
        asking = [(one, known_to(one.source)) for one in self._sources if not whys[one.name]]
        yield from ask_each(asking, self._desk.deadline())

    def forget(self) -> None:
        """Forget what was counted before the last day."""
        self._traffic.forget(self._desk.now() - DAY - PART)

    def _standing(self, source: Upstream, counts: Counts, now: datetime) -> Standing:
        hour, day = within(counts, HOUR, now), within(counts, DAY, now)
        state, why = self._state(source, hour)
        parts = course(day, PART, PARTS, now)
        return Standing(source, state, why, figures(hour), figures(day), parts, now)

    def _state(self, source: Upstream, hour: Counts) -> tuple[State, Why | None]:
        lately = figures(newest(hour))
        if why := self._why_skipped(source):
            return "skipped", why
        if pause := source.gate.closed():
            return "paused", pause
        if not lately.requests:
            return "unasked", QUIET
        if lately.errors == lately.requests:
            asked = str(lately.errors)
            return "failing", Why(
                "failing", f"It answered none of the last questions ({asked}).", asked
            )
        return "up", None

    def _why_skipped(self, source: Upstream) -> Why | None:
        if self._desk.offline:
            return OFFLINE
        if source.asleep or source in self._desk.sources:
            return source.asleep
        if not source.source.public:
            name = f"FISHER_SOURCE__{source.name.upper()}__URL"
            return Why(
                "closed_server", f"Its public server is closed: set {name} to another.", name
            )
        return UNLISTED
