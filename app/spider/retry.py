"""When a question is asked once more, and how long a source wishes to be left alone."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from app.spider.errors import BadStatus, NotConnected, SourceFailed

PASSING = frozenset(
    {HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT}
)
"""Statuses that may be gone a moment later."""

ASKS_TO_WAIT = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
"""Statuses whose Retry-After is heeded."""

SHORTEST, LONGEST = 0.1, 0.4
"""Seconds before a question is asked again; chance picks between them, lest all ask at once."""

TYPICAL = 1.0
"""Seconds that a catalogue needs for an answer; with less than that left, it is not asked again."""

MOST_WAIT = 3_600.0
"""Seconds of the longest Retry-After that is believed."""

Again = Callable[[], bool]
"""Waits until one more request may be sent for the same question; False where there is no time."""

_SECONDS = re.compile(r"[0-9]{1,20}")
_LONGEST_DATE = 64


def pause_before_retry(failure: SourceFailed, left: float, chance: float) -> float | None:
    """Give the seconds to wait before asking again, or None where it would be of no use.

    `left` is what remains of the deadline, `chance` a random number of 0..1.
    """
    pause = SHORTEST + (LONGEST - SHORTEST) * chance
    may_pass = _may_pass(failure, pause)
    return pause if may_pass and left >= pause + TYPICAL else None


def _may_pass(failure: SourceFailed, pause: float) -> bool:
    if isinstance(failure, BadStatus):
        return failure.status in PASSING and (failure.retry_after or 0.0) <= pause
    return isinstance(failure, NotConnected)


def read_retry_after(status: int, said: str | None, now: Callable[[], datetime]) -> float | None:
    """Give the seconds for which a source asks to be left alone; nonsense counts as not said.

    Seconds and dates are read as https://www.rfc-editor.org/rfc/rfc9110#field.retry-after has it.
    """
    text = (said or "").strip()
    if status not in ASKS_TO_WAIT or not text:
        return None
    seconds = float(text) if _SECONDS.fullmatch(text) else _until(text, now)
    return None if seconds is None or seconds < 0 else min(seconds, MOST_WAIT)


def _until(text: str, now: Callable[[], datetime]) -> float | None:
    try:
        moment = parsedate_to_datetime(text[:_LONGEST_DATE])
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return (aware - now()).total_seconds()
    except (ValueError, TypeError, OverflowError, IndexError):
        # What is not a date says nothing.
        return None
