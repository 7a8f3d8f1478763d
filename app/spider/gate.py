"""The gate of one source: who asks waits for his turn here, and tells how it went."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from math import ceil

from app.books.answer import Why
from app.spider.breaker import Blame, blame_for
from app.spider.deadline import Clock, Deadline
from app.spider.errors import Paused, SourceFailed, TimedOut
from app.spider.pace import Pace
from app.spider.retry import Again
from app.spider.shared import Pause, Shared, Turn

NEAR = 1.0
"""Seconds that bulk work stands in line at most: a reader who comes meanwhile goes first."""

ROOM = 1.0
"""Seconds that must be left for the answer to a further request of the same question."""

LONGEST_TRIAL = 30.0
"""Seconds until another may try a paused source, when the one who does never comes back."""


@dataclass(frozen=True, slots=True)
class Gate:
    """Lets questions through to one source at its rate, and none while it is paused."""

    name: str
    pace: Pace
    shared: Shared
    clock: Clock
    now: Callable[[], datetime]
    sleep: Callable[[float], None] = time.sleep

    @contextmanager
    def turn(self, deadline: Deadline, *, bulk: bool = False) -> Iterator[Again]:
        """Wait for a turn, and hear from the body of the `with` how the source answered.

        Raises Paused at once where the turn would come too late; `bulk` work stands back for
        readers and waits.
        """
        came = self.clock()
        turns = [self._wait(deadline, bulk=bulk)]
        began = self.clock()
        try:
            yield partial(self._again, turns, deadline)
        except SourceFailed as failure:
            if not _unfair(failure, waited=began - came, given=self.clock() - began):
                self._tell(turns[-1], blame_for(failure))
            raise
        except Exception:
            # The fault is in our reading: the source itself has answered.
            self._tell(turns[-1], None)
            raise
        self._tell(turns[-1], None)

    def closed(self) -> Why | None:
        """Say until when the source is paused, and why, or None while it is not."""
        pause = self.shared.pause(self.name)
        return self._paused(pause).why if pause else None

    def _wait(self, deadline: Deadline, *, bulk: bool) -> Turn:
        while isinstance(said := self._enter(deadline, bulk=bulk), Pause):
            if not bulk or said.why or said.seconds >= deadline.left:
                raise self._paused(said)
            self.sleep(said.seconds - NEAR / 2)
        self._stand_in_line(said)
        return said

    def _enter(self, deadline: Deadline, *, bulk: bool) -> Turn | Pause:
        left = deadline.left
        if not left:
            raise TimedOut("No time was left to ask.")
        return self._take(left, min(left, NEAR) if bulk else left)

    def _take(self, left: float, ahead: float) -> Turn | Pause:
        """Take a turn less than `ahead` seconds away; with `left` seconds to ask and to answer."""
        lease = min(left, LONGEST_TRIAL) + ROOM
        return self.shared.enter(self.name, self.pace, ahead, lease)

    def _stand_in_line(self, turn: Turn) -> None:
        """Wait for the turn; raises Paused where the source was paused meanwhile."""
        if not turn.wait:
            return
        self.sleep(turn.wait)
        if not turn.trial and (pause := self.shared.pause(self.name)):
            raise self._paused(pause)

    def _again(self, turns: list[Turn], deadline: Deadline) -> bool:
        left = deadline.left
        if turns[-1].trial or left <= ROOM:
            return False
        said = self._take(left, left - ROOM)
        if isinstance(said, Pause):
            return False
        turns.append(said)
        self.sleep(said.wait)
        return True

    def _tell(self, turn: Turn, blame: Blame | None) -> None:
        if blame:
            self.shared.failed(self.name, turn, blame)
        else:
            self.shared.succeeded(self.name, turn)

    def _paused(self, pause: Pause) -> Paused:
        """Say until when the source is not asked, and why, to the second."""
        end = self.now() + timedelta(seconds=ceil(pause.seconds))
        why = pause.why or f"because it is asked at most {self.pace}"
        return Paused(f"{end:%H:%M:%S} UTC", why)


def _unfair(failure: SourceFailed, waited: float, given: float) -> bool:
    """Whether a source was late because most of the time had gone by before it was asked."""
    return isinstance(failure, TimedOut) and waited > given
