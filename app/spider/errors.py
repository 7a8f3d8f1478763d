"""Why an upstream did not answer usefully.

    FisherError
    └── SourceFailed
        ├── TimedOut         it did not answer, or not to its end, before the deadline
        ├── Unreachable      no connection: refused, unresolvable, reset, bad certificate
        ├── BadStatus        it answered with an HTTP error
        ├── TooLarge         it sent more than a book catalogue ever should
        ├── LedAway          it redirected in circles, or to another host
        ├── Unreadable       its body is not the JSON or XML it promises
        └── Complaint        it says in a well-formed answer that it failed

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


class BadStatus(SourceFailed):
    """The source answered with an HTTP error status."""

    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status


class TooLarge(SourceFailed):
    """The source sent more bytes than the limit."""


class LedAway(SourceFailed):
    """The source redirected too often or to another host."""


class Unreadable(SourceFailed):
    """The body is not what the source promises."""


class Complaint(SourceFailed):
    """The source reports an error inside a well-formed answer."""
