"""When a source is left alone: after repeated failures, and when it asks for it.

Three failures in a row pause a source. When the pause is over one caller may try: his success ends
it all, his failure begins a longer pause. Nothing is held while a source is being asked.
"""

from dataclasses import dataclass
from http import HTTPStatus

from app.spider.errors import BadStatus, Complaint, SourceFailed

FAILURES = 3
"""Failures in a row that pause a source."""

FIRST_PAUSE, GROWTH, LONGEST_PAUSE = 5.0, 2.0, 600.0
"""Seconds of the first pause, how many times longer each next one is, seconds of the longest."""

TURNED_AWAY = frozenset(
    {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.IM_A_TEAPOT}
)  # fmt: skip
"""Statuses that mean us and not the question (a wrong key, a ban; Douban bans with 418): they do
not pass by waiting a little, so the first pause is the longest."""

OVERBURDENED = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})
"""Statuses below 500 that count like a breakdown."""


@dataclass(frozen=True, slots=True)
class Blame:
    """What is held against a source; times in seconds."""

    reason: str
    least: float = 0.0
    """The shortest pause that is of any use."""
    asked_for: float = 0.0
    """How long the source itself asks to be left alone."""

    @property
    def why(self) -> str:
        """Say why the source is paused, as the end of a sentence."""
        said = self.reason.rstrip(".")
        told = said if said.startswith("HTTP") else said[:1].lower() + said[1:]
        return f"as it asked ({told})" if self.asked_for else f"after repeated failures ({told})"


def blame_for(failure: SourceFailed) -> Blame | None:
    """Say what a failure holds against the source, or None where it shows that the source is well.

    A refusal of one odd question (400, 404, 422, a complaint in a well-formed answer) is no
    failure: else a reader could have a source paused for all others.
    """
    match failure:
        case Complaint():
            return None
        case BadStatus(status=status) if status in TURNED_AWAY:
            return Blame(str(failure), least=LONGEST_PAUSE)
        case BadStatus(status=status) if status < 500 and status not in OVERBURDENED:
            return None
        case BadStatus(retry_after=seconds):
            return Blame(str(failure), asked_for=seconds or 0.0)
        case _:
            return Blame(str(failure))


def pause_after(pauses: int) -> float:
    """Say how long a pause is, after so many in a row, itself included."""
    return min(FIRST_PAUSE * GROWTH ** min(pauses - 1, 100), LONGEST_PAUSE)


@dataclass(slots=True)
class Breaker:
    """What is held against one source in this process; moments on the clock of the caller."""

    failures: int = 0
    """In a row."""
    pauses: int = 0
    """In a row."""
    until: float = 0.0
    """The end of the pause, 0 where there is none."""
    why: str = ""

    @property
    def clean(self) -> bool:
        """Whether nothing is held against the source."""
        return not (self.failures or self.until)

    def left(self, now: float) -> float:
        """Say how many seconds of a pause are left."""
        return max(0.0, self.until - now)

    def try_again(self, now: float, lease: float) -> bool:
        """Say whether the caller, who is let through, is the one that tries a paused source.

        The pause goes on for all others while he tries: for `lease` seconds, lest a caller who
        never comes back keep the source shut for ever.
        """
        if not self.until:
            return False
        self.until = now + lease
        return True

    def failed(self, blame: Blame, now: float, *, trial: bool) -> None:
        """Hold a failure against the source; one that began before a pause changes little."""
        pause = blame.asked_for
        if trial or not self.until:
            self.failures += 1
            if trial or self.failures >= FAILURES:
                self.pauses += 1
                pause = max(pause, blame.least, pause_after(self.pauses))
        if pause:
            end = now + pause
            self.until = end if trial else max(self.until, end)
            self.why = blame.why

    def succeeded(self, *, trial: bool) -> None:
        """Forget everything, unless the answer is to a question from before the pause."""
        if trial or not self.until:
            self.failures, self.pauses, self.until, self.why = 0, 0, 0.0, ""
