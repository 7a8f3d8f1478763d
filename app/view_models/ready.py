"""Answers that are ready: what was spelled a moment ago is given again as it is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

MOMENT = timedelta(seconds=1)
"""So long an answer is given again: a small part of what every program may keep it for anyhow."""

MOST = 1_000
"""Answers that are kept; a long one has some 20 kB."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """One answer as it leaves: its body, its tag, and the seconds for which it may be kept."""

    body: bytes
    tag: str
    fresh_for: int


@dataclass(slots=True)
class Ready:
    """The answers of the last moment, by what was asked; each process has its own.

    A book that many programs ask for at once is looked up and spelled once a second.
    """

    now: Callable[[], datetime]
    _answers: dict[str, tuple[datetime, Spelled]] = field(default_factory=dict)

    def answer_to(self, question: str) -> Spelled | None:
        """Give the answer, if it was given a moment ago."""
        kept = self._answers.get(question)
        if kept is None:
            return None
        made, spelled = kept
        return spelled if timedelta() <= self.now() - made < MOMENT else None

    def keep(self, question: str, spelled: Spelled) -> Spelled:
        """Keep an answer for a moment, and give it."""
        if len(self._answers) >= MOST:
            self._answers.clear()
        self._answers[question] = self.now(), spelled
        return spelled
