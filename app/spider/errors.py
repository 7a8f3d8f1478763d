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

from app.books.errors import FisherError


class SourceFailed(FisherError):
    """One upstream gave no useful answer; the text says how."""


class TimedOut(SourceFailed):
    """The source did not answer in time."""


class Unreachable(SourceFailed):
    """No connection to the source could be made or kept."""


class NotConnected(Unreachable):
    """No connection was there to ask over, so the question was not heard."""


class BadStatus(SourceFailed):
    """The source answered with an HTTP error status."""

    def __init__(self, status: int, retry_after: float | None = None) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status
        self.retry_after = retry_after
        """Seconds for which the source asks to be left alone, or None where it does not say."""


class TooLarge(SourceFailed):
    """The source sent more bytes than the limit."""


class LedAway(SourceFailed):
    """The source redirected too often or to another host."""


class Unreadable(SourceFailed):
    """The body is not what the source promises."""


class Complaint(SourceFailed):
    """The source reports an error inside a well-formed answer."""


class Paused(SourceFailed):
    """The source is not asked now; the text says until when and why."""
