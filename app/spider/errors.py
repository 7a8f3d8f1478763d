"""Why an upstream did not answer usefully.

    FisherError
    └── SourceFailed
        ├── TimedOut         it did not answer, or not to its end, before the deadline
        ├── Unreachable      no connection: broken off, reset, bad certificate
        │   └── NotConnected     none was made: refused, unresolvable; nothing was asked
        ├── BadStatus        it answered with an HTTP error
        ├── TooLarge         it sent more than a book catalogue ever should
        ├── LedAway          it redirected in circles, or to another host
        ├── Unreadable       its body is not the JSON or XML it promises
        ├── Complaint        it says in a well-formed answer that it failed
        └── Paused           it was not asked: it is paused, or all its turns are taken

Every error of requests, urllib3 and the parsers becomes one of these at the border, `from` its
cause; their texts name no URL, because a URL may hold a key.
"""

from typing import ClassVar

from app.books.answer import Failure, Why
from app.books.errors import FisherError


class SourceFailed(FisherError):
    """One upstream gave no useful answer; the text says how."""

    reason: ClassVar[Failure] = "fault"
    fact = ""
    """What the reason needs to be told without the text."""

    @property
    def why(self) -> Why:
        """The failure as an answer tells it."""
        return Why(self.reason, str(self), self.fact)


class TimedOut(SourceFailed):
    """The source did not answer in time."""

    reason = "late"


class Unreachable(SourceFailed):
    """No connection to the source could be made or kept."""

    reason: ClassVar[Failure] = "unreachable"


class NotConnected(Unreachable):
    """No connection was there to ask over, so the question was not heard."""

    reason = "not_connected"


class BadStatus(SourceFailed):
    """The source answered with an HTTP error status."""

    reason = "bad_status"

    def __init__(self, status: int, retry_after: float | None = None) -> None:
        super().__init__(f"HTTP {status}")
        self.fact = str(self)
        self.status = status
        self.retry_after = retry_after
        """Seconds for which the source asks to be left alone, or None where it does not say."""


class TooLarge(SourceFailed):
    """The source sent more bytes than the limit."""

    reason = "too_large"


class LedAway(SourceFailed):
    """The source redirected too often or to another host."""

    reason = "led_away"


class Unreadable(SourceFailed):
    """The body is not what the source promises."""

    reason = "unreadable"


class Complaint(SourceFailed):
    """The source reports an error inside a well-formed answer."""

    reason = "complaint"


class Paused(SourceFailed):
    """The source is not asked now: until `end`, a moment in words, and for the reason it has."""

    reason = "paused"

    def __init__(self, end: str, why: str) -> None:
        super().__init__(f"It is paused until {end} {why}.")
        self.fact = end
