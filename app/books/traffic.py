"""How a source has been doing: its answers counted in steps of time, and what they come to.

Times are counted in classes and not one by one, so that a day of a busy source takes no more room
than a few hundred counts; a percentile is read off the classes, at most one class beside the truth.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from app.books.answer import SourceAnswer, Status

STEP = timedelta(minutes=10)
"""The time whose answers are counted together."""

HOUR, DAY = timedelta(hours=1), timedelta(days=1)

FAILED: frozenset[Status] = frozenset({"timeout", "error"})
ANSWERED: frozenset[Status] = frozenset({"ok", "empty"})
COUNTED = ANSWERED | FAILED
"""The statuses of a question that was put to the source; while it is paused, none is."""

BOUNDS = (
    *(10, 20, 30, 50, 75, 100, 150, 200, 300, 400, 500, 750),
    *(1_000, 1_500, 2_000, 3_000, 4_000, 5_000, 7_500, 10_000, 15_000, 20_000, 30_000, 60_000),
)
"""The upper ends of the classes of times, in milliseconds; what took longer is in the last."""


class Kind(NamedTuple):
    """What is told of an answer: in which step it came, from whom, how it ended, how soon."""

    step: datetime
    source: str
    status: Status
    within_ms: int


Counts = Mapping[Kind, int]
"""How many answers of each kind there were."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the answers of one source come to; None where too little happened to say."""

    requests: int = 0
    """Questions that were put to it."""
    errors: int = 0
    p50_ms: int | None = None
    """Half of what it answered came within so many milliseconds, its waiting in line included."""
    p95_ms: int | None = None
    hit_rate: float | None = None
    """Which part of its answers named a book, 0..1."""


def kind_of(answer: SourceAnswer, now: datetime) -> Kind:
    """Say what kind of answer this is, given now."""
    place = bisect_left(BOUNDS, answer.elapsed_ms)
    within = BOUNDS[min(place, len(BOUNDS) - 1)]
    return Kind(start_of(now, STEP), answer.source, answer.status, within)


def start_of(moment: datetime, step: timedelta) -> datetime:
    """Give when the step began that the moment is in; steps are counted from midnight UTC.

    >>> start_of(datetime(2026, 11, 20, 12, 34, 56, tzinfo=UTC), STEP).isoformat()
    '2026-11-20T12:30:00+00:00'
    """
    midnight = moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + (moment - midnight) // step * step


def by_source(counts: Counts) -> dict[str, dict[Kind, int]]:
    """Part the counts by source."""
    parted: defaultdict[str, dict[Kind, int]] = defaultdict(dict)
    for kind, number in counts.items():
        parted[kind.source][kind] = number
    return dict(parted)


def within(counts: Counts, span: timedelta, now: datetime) -> dict[Kind, int]:
    """Give the counts of every step that reaches into the last hour, or any other span."""
    return {kind: number for kind, number in counts.items() if kind.step > now - span - STEP}


def figures(counts: Counts) -> Figures:
    """Say what the counts of one source come to."""
    hits, misses = _number(counts, {"ok"}), _number(counts, {"empty"})
    errors, answers = _number(counts, FAILED), hits + misses
    return Figures(
        requests=answers + errors,
        errors=errors,
        p50_ms=_percentile(counts, 0.50),
        p95_ms=_percentile(counts, 0.95),
        hit_rate=round(hits / answers, 3) if answers else None,
    )


def newest(counts: Counts) -> dict[Kind, int]:
    """Give the counts of the last step in which the source was asked at all."""
    last = max((kind.step for kind in counts), default=None)
    return {kind: number for kind, number in counts.items() if kind.step == last}


def course(counts: Counts, span: timedelta, parts: int, now: datetime) -> list[Figures]:
    """Give the figures of each of the last parts of time, each as long as `span`, oldest first."""
    last = start_of(now, span)
    parted: defaultdict[datetime, dict[Kind, int]] = defaultdict(dict)
    for kind, number in counts.items():
        parted[start_of(kind.step, span)][kind] = number
    return [figures(parted[last - span * back]) for back in reversed(range(parts))]


def _number(counts: Counts, statuses: AbstractSet[Status]) -> int:
    return sum(number for kind, number in counts.items() if kind.status in statuses)


def _percentile(counts: Counts, part: float) -> int | None:
    """Read off when that part of the answers had come, evenly spread over each class of times."""
    classes: defaultdict[int, int] = defaultdict(int)
    for kind, number in counts.items():
        if kind.status in ANSWERED:
            classes[kind.within_ms] += number
    wanted, shortest = part * sum(classes.values()), 0
    for bound in BOUNDS:
        if wanted and classes[bound] >= wanted:
            return round(shortest + (bound - shortest) * wanted / classes[bound])
        wanted, shortest = wanted - classes[bound], bound
    return None
