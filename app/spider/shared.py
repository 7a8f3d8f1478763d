"""What all who ask a source must agree on: whose turn it is, and whether it is paused.

`InProcess` agrees within one process; `shared_redis.py` over all processes and machines;
`shared_fallback.py` takes the one while the other is lost.
"""

from collections import defaultdict
from threading import Lock
from typing import NamedTuple, Protocol

from app.spider.breaker import Blame, Breaker
from app.spider.deadline import Clock
from app.spider.pace import Pace, Turns


class Turn(NamedTuple):
    """Leave to ask a source in `wait` seconds."""

    wait: float = 0.0
    trial: bool = False
    """Whether the caller tries, for all, a source that was paused."""
    clean: bool = True
    """Whether nothing was held against the source when the turn was given."""


class Pause(NamedTuple):
    """No leave to ask: the source is paused, or its next turn is too far away."""

    seconds: float
    """How long that lasts."""
    why: str = ""
    """Why it is paused, as the end of a sentence; nothing where all turns are taken."""


class Shared(Protocol):
    """What is agreed on about each source, by its name; times in seconds."""

    def enter(self, name: str, pace: Pace, ahead: float, lease: float) -> Turn | Pause:
        """Take the next turn, unless it is `ahead` seconds away or more, or the source paused.

        When a pause is over, exactly one caller gets a turn, as the trial; the others wait until
        it has ended, or until its `lease` has run out.
        """

    def pause(self, name: str) -> Pause | None:
        """Say whether the source is paused now; turns are no matter."""

    def succeeded(self, name: str, turn: Turn) -> None:
        """Tell that the source answered in this turn."""

    def failed(self, name: str, turn: Turn, blame: Blame) -> None:
        """Tell that the source failed in this turn."""

    def healthy(self) -> bool:
        """Say whether all who should agree do."""


class InProcess:
    """Agreement within this process; the lock is held for a few lines, never while asking."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = Lock()
        self._turns: dict[str, Turns] = {}
        self._breakers: defaultdict[str, Breaker] = defaultdict(Breaker)

    def enter(self, name: str, pace: Pace, ahead: float, lease: float) -> Turn | Pause:
        """Take the next turn, if it is near enough and the source is not paused."""
        with self._lock:
            now, breaker = self._clock(), self._breakers[name]
            if left := breaker.left(now):
                return Pause(left, breaker.why)
            turns = self._turns.get(name) or self._turns.setdefault(name, Turns(pace))
            wait = turns.wait(now)
            if wait and wait >= ahead:
                return Pause(wait)
            turns.take(now + wait)
            clean = breaker.clean
            return Turn(wait, breaker.try_again(now, lease), clean)

    def pause(self, name: str) -> Pause | None:
        """Say whether the source is paused now."""
        with self._lock:
            breaker = self._breakers[name]
            left = breaker.left(self._clock())
            return Pause(left, breaker.why) if left else None

    def succeeded(self, name: str, turn: Turn) -> None:
        """Forget what was held against the source."""
        with self._lock:
            self._breakers[name].succeeded(trial=turn.trial)

    def failed(self, name: str, turn: Turn, blame: Blame) -> None:
        """Hold a failure against the source."""
        with self._lock:
            self._breakers[name].failed(blame, self._clock(), trial=turn.trial)

    def healthy(self) -> bool:
        """Say yes: a process always agrees with itself."""
        return True
