"""Small plots of a day, as rectangles in a picture of fixed size."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.books.traffic import Figures

HEIGHT, PITCH, BAR = 40, 6, 4
"""Units of the picture: its height, from bar to bar, the width of a bar."""

LEAST = 2.0
"""The height of the smallest thing that is still seen."""

Kind = Literal["answered", "failed", "usual", "median"]


@dataclass(frozen=True, slots=True)
class Bar:
    """One rectangle, from its upper left corner."""

    kind: Kind
    x: int
    y: float
    height: float
    width: int = BAR


@dataclass(frozen=True, slots=True)
class Plot:
    """A row of bars, the last one is now; `most` is what the highest stands for."""

    bars: Sequence[Bar]
    most: int
    width: int
    height: int = HEIGHT


def requests_plot(course: Sequence[Figures]) -> Plot:
    """Draw how often a source was asked: what it answered, and what failed on top of that."""
    most = max((part.requests for part in course), default=0)
    bars: list[Bar] = []
    for place, part in enumerate(course):
        bars += _bar("answered", place, 0, part.requests - part.errors, most)
        bars += _bar("failed", place, part.requests - part.errors, part.requests, most)
    return Plot(bars, most, len(course) * PITCH)


def latency_plot(course: Sequence[Figures]) -> Plot:
    """Draw how long a source took: half of its answers up to the median, nearly all up to p95."""
    most = max((part.p95_ms or 0 for part in course), default=0)
    bars: list[Bar] = []
    for place, part in enumerate(course):
        bars += _bar("median", place, 0, part.p50_ms or 0, most)
        bars += _bar("usual", place, part.p50_ms or 0, part.p95_ms or 0, most)
    return Plot(bars, most, len(course) * PITCH)


def _bar(kind: Kind, place: int, low: int, high: int, most: int) -> list[Bar]:
    """Give the bar between two values, or none where there is nothing between them."""
    if high <= low:
        return []
    height = max(LEAST, round((high - low) / most * HEIGHT, 1))
    return [
        Bar(kind, place * PITCH, max(0.0, round(HEIGHT - low / most * HEIGHT - height, 1)), height)
    ]
