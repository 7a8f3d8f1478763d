from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.books.answer import SourceAnswer, Status
from app.books.traffic import (
    BOUNDS,
    DAY,
    HOUR,
    STEP,
    Counts,
    Figures,
    Kind,
    by_source,
    course,
    figures,
    kind_of,
    newest,
    start_of,
    within,
)

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def counted(*times: int, status: Status = "ok", at: datetime = NOON) -> dict[Kind, int]:
    """Count answers of one source that took so many milliseconds each."""
    kinds = [kind_of(SourceAnswer("a", status, elapsed_ms=took), at) for took in times]
    return {kind: kinds.count(kind) for kind in kinds}


def test_nothing_counted_says_nothing() -> None:
    assert figures({}) == Figures(0, 0, None, None, None)


def test_requests_are_what_was_answered_and_what_failed() -> None:
    counts = counted(100, 100, 100) | counted(90, status="empty") | counted(5, status="error")
    said = figures(counts | counted(6_000, status="timeout"))

    assert (said.requests, said.errors, said.hit_rate) == (6, 2, 0.75)


def test_what_failed_has_no_latency_and_no_hits() -> None:
    said = figures(counted(6_000, status="timeout"))

    assert (said.p50_ms, said.p95_ms, said.hit_rate) == (None, None, None)


def test_a_few_slow_answers_move_the_95th_percentile_and_not_the_median() -> None:
    said = figures(counted(*[90] * 90, *[2_800] * 10))

    assert said.p50_ms is not None
    assert said.p95_ms is not None
    assert 75 < said.p50_ms <= 100
    assert 2_000 < said.p95_ms <= 3_000


@given(st.lists(st.integers(0, 60_000), min_size=1, max_size=60))
def test_a_percentile_is_in_the_class_that_the_true_one_is_in(times: list[int]) -> None:
    middle = sorted(times)[(len(times) + 1) // 2 - 1]
    upper = next(bound for bound in BOUNDS if middle <= bound)
    lower = max((bound for bound in BOUNDS if bound < upper), default=0)
    said = figures(counted(*times)).p50_ms

    assert said is not None
    assert lower <= said <= upper


def test_what_takes_for_ever_counts_as_the_longest_time() -> None:
    assert kind_of(SourceAnswer("a", "ok", elapsed_ms=10**9), NOON).within_ms == BOUNDS[-1]


def test_a_step_begins_at_a_round_time_in_any_zone() -> None:
    there = datetime.fromisoformat("2026-11-20T05:39:59+05:30")

    assert start_of(there, STEP) == datetime(2026, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize(("ago", "span", "still"), [
    (timedelta(minutes=59), HOUR, True),
    (timedelta(minutes=71), HOUR, False),
    (timedelta(hours=23, minutes=59), DAY, True),
    (timedelta(hours=24, minutes=11), DAY, False),
])  # fmt: skip
def test_the_last_hour_and_day_forget_what_is_older(
    ago: timedelta,
    span: timedelta,
    still: bool,  # noqa: FBT001 -- A case of the table.
) -> None:
    now = NOON + timedelta(minutes=4)

    assert bool(within(counted(100, at=now - ago), span, now)) == still


def test_the_course_has_every_part_of_the_day_the_last_one_now() -> None:
    counts = counted(100, 100) | counted(100, at=NOON - timedelta(hours=1))
    parts = [part.requests for part in course(counts, timedelta(minutes=30), 4, NOON)]

    assert parts == [0, 1, 0, 2]


def test_the_newest_counts_are_those_of_the_last_step_in_which_it_was_asked() -> None:
    old, new = counted(100, at=NOON - HOUR), counted(200)

    assert newest(old | new) == new
    assert newest({}) == {}


def test_each_source_has_its_own_counts() -> None:
    other: Counts = {Kind(NOON, "b", "ok", 100): 3}

    assert by_source({**counted(50), **other}) == {"a": counted(50), "b": other}
