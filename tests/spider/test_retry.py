"""When a question is asked once more, and what Retry-After says."""

from datetime import UTC, datetime

import pytest

from app.spider import errors
from app.spider.errors import BadStatus, NotConnected, SourceFailed
from app.spider.retry import LONGEST, SHORTEST, TYPICAL, pause_before_retry, read_retry_after

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def now() -> datetime:
    return NOW


@pytest.mark.parametrize(
    "failure",
    [NotConnected("x"), BadStatus(502), BadStatus(503), BadStatus(504), BadStatus(503, 0.0)],
)
def test_what_may_pass_is_asked_again(failure: SourceFailed) -> None:
    assert pause_before_retry(failure, 5, 0.0) == SHORTEST
    assert pause_before_retry(failure, 5, 1.0) == pytest.approx(LONGEST)


@pytest.mark.parametrize(
    "failure",
    [
        *(BadStatus(status) for status in (400, 401, 403, 404, 418, 429, 500, 501)),
        BadStatus(503, retry_after=2.0),
        BadStatus(503, retry_after=3_600.0),
        errors.TimedOut("x"),
        errors.Unreachable("x"),
        errors.TooLarge("x"),
        errors.LedAway("x"),
        errors.Unreadable("x"),
        errors.Complaint("x"),
    ],
    ids=repr,
)
def test_what_will_not_pass_is_not(failure: SourceFailed) -> None:
    assert pause_before_retry(failure, 600, 0.5) is None


def test_nothing_is_asked_again_that_could_not_be_answered_in_time() -> None:
    assert pause_before_retry(NotConnected("x"), SHORTEST + TYPICAL, 0.0) is not None
    assert pause_before_retry(NotConnected("x"), SHORTEST + TYPICAL, 0.1) is None


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("0", 0),
        (" 120 ", 120),
        ("3600", 3_600),
        ("86400", 3_600),
        ("9" * 20, 3_600),
        ("Fri, 20 Nov 2026 12:00:30 GMT", 30),
        ("Friday, 20-Nov-26 12:00:30 GMT", 30),
        ("Fri Nov 20 12:00:30 2026", 30),
        ("Sat, 20 Nov 2027 12:00:00 GMT", 3_600),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_seconds_and_dates_are_understood_up_to_an_hour(
    status: int, said: str, seconds: float
) -> None:
    assert read_retry_after(status, said, now) == seconds


@pytest.mark.parametrize(
    "said",
    [
        *("", "-1", "1e9", "nan", "inf", "0x10", "soon", "1,2", "²", "٣", "1" * 5_000),
        "Fri, 20 Nov 2026 11:59:59 GMT",
        "Fri, 99 Nov 2026 11:59:59 GMT",
        "Fri, 31 Dec 99999 23:59:59 GMT",
        "Mon, 01 Jan 0001 00:00:00 +2359",
        "Fri, 20 Nov 2026 12:00:30 +999999999",
        ", " * 40_000,
        None,
    ],
)
def test_nonsense_and_the_past_say_nothing(said: str | None) -> None:
    assert read_retry_after(429, said, now) is None


@pytest.mark.parametrize("status", [403, 500, 502, 504])
def test_other_statuses_do_not_ask_to_wait(status: int) -> None:
    assert read_retry_after(status, "120", now) is None
