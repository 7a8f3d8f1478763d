"""How often a source may be asked: each request takes the next free turn.

A rate of three a second lets three requests through at once and the fourth when the first is a
second old, so that no second ever holds more than three.
"""

from collections import deque
from dataclasses import dataclass
from math import floor

MOST_AT_ONCE = 1_000
"""Turns that are remembered of one source; a higher rate is spread over parts of a second."""


@dataclass(frozen=True, slots=True)
class Pace:
    """At most `at_once` requests in any `per` seconds."""

    at_once: int
    per: float

    def __str__(self) -> str:
        rate = self.at_once / self.per
        return "once a second" if rate == 1 else f"{rate:g} times a second"


def pace_of(rate: float) -> Pace:
    """Say what a rate means: whole numbers hold in every second, others on average."""
    at_once = min(max(1, floor(rate)), MOST_AT_ONCE)
    return Pace(at_once, at_once / rate)


class Turns:
    """The latest moments at which a source is asked, in this process; times in seconds."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._taken: deque[float] = deque(maxlen=pace.at_once)

    def wait(self, now: float) -> float:
        """Say how long the next free turn is away."""
        if len(self._taken) < self._pace.at_once:
            return 0.0
        return max(0.0, self._taken[0] + self._pace.per - now)

    def take(self, moment: float) -> None:
        """Take the turn at that moment."""
        self._taken.append(moment)
