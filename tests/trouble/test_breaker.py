"""A source that keeps failing is left alone, costs the next reader nothing, and is tried again."""

import pytest

from app.spider.breaker import FAILURES, FIRST_PAUSE, LONGEST_PAUSE
from app.spider.source import Source
from tests.clocks import HandClock
from tests.standin import StandIn, faults
from tests.standin.faults import Fault
from tests.trouble.conftest import Open
from tests.trouble.fisher import STOOD_IN_FOR, Fisher, question_for, row

ONE = STOOD_IN_FOR[0]

every_source = pytest.mark.parametrize("source", STOOD_IN_FOR, ids=lambda source: source.name)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


def status(fisher: Fisher, source: Source) -> str:
    """Ask one source alone, and give the status of its answer."""
    answer = fisher.search(question_for(source), source.name)
    return str(row(answer, source.name)["status"])


@every_source
def test_a_source_that_keeps_failing_is_not_asked_until_one_trial_heals_it(
    fisher: Open, upstream: StandIn, clock: HandClock, source: Source
) -> None:
    reader = fisher(clock=clock)
    upstream.fault(source.name, faults.status(500))
    assert [status(reader, source) for _ in range(FAILURES)] == ["error"] * FAILURES
    upstream.forget()
    upstream.heal()

    answer = reader.search(question_for(source), source.name)
    assert row(answer, source.name)["status"] == "paused"
    assert "paused until" in row(answer, source.name)["detail"]
    assert "HTTP 500" in row(answer, source.name)["detail"]
    assert answer["partial"]
    assert upstream.asked() == []

    clock.sleep(FIRST_PAUSE)
    assert status(reader, source) == "ok"
    targets = [asked.target for asked in upstream.asked(source.name)]
    assert len(set(targets)) == len(targets) > 0


def test_a_trial_that_fails_begins_a_longer_pause(
    fisher: Open, upstream: StandIn, clock: HandClock
) -> None:
    reader = fisher(clock=clock)
    upstream.fault(ONE.name, faults.status(500))
    for _ in range(FAILURES):
        status(reader, ONE)
    clock.sleep(FIRST_PAUSE)

    told = [status(reader, ONE)]
    clock.sleep(FIRST_PAUSE)
    told.append(status(reader, ONE))
    clock.sleep(FIRST_PAUSE)
    told.append(status(reader, ONE))

    assert told == ["error", "paused", "error"]


@pytest.mark.parametrize(
    "fault",
    [
        faults.reset,
        faults.hang_before(),
        faults.hang_inside_body,
        faults.html_for_json,
        faults.truncated,
        faults.redirect_loop,
        faults.huge(50_000_000),
        faults.status(429),
        faults.status(502),
    ],
    ids=[
        *("reset", "hang_before", "hang_inside_body", "html", "truncated", "redirects", "huge"),
        *("429", "502"),
    ],
)
def test_breakdowns_of_every_kind_pause_a_source(
    fisher: Open, upstream: StandIn, clock: HandClock, fault: Fault
) -> None:
    reader = fisher(clock=clock, SEARCH_DEADLINE=0.2)
    upstream.fault(ONE.name, fault)
    # Who asks just after a late answer was given up may still share the flight that it failed in.
    for _ in range(2 * FAILURES):
        status(reader, ONE)
    upstream.forget()

    assert status(reader, ONE) == "paused"
    assert upstream.asked() == []


@pytest.mark.parametrize("code", [401, 403, 418])
def test_who_turns_us_away_is_left_alone_for_long(
    fisher: Open, upstream: StandIn, clock: HandClock, code: int
) -> None:
    reader = fisher(clock=clock)
    upstream.fault(ONE.name, faults.status(code))
    for _ in range(FAILURES):
        status(reader, ONE)

    clock.sleep(LONGEST_PAUSE - 1)
    assert status(reader, ONE) == "paused"
    clock.sleep(1)
    assert status(reader, ONE) == "error"


def test_a_source_that_asks_for_time_gets_it_at_once(
    fisher: Open, upstream: StandIn, clock: HandClock
) -> None:
    reader = fisher(clock=clock)
    upstream.fault(ONE.name, faults.status(429, {"Retry-After": "20"}), times=1)
    told = [status(reader, ONE)]
    clock.sleep(19)
    told.append(status(reader, ONE))
    clock.sleep(1)
    told.append(status(reader, ONE))

    assert told == ["error", "paused", "ok"]
    assert len(upstream.asked(ONE.name)) == 2


@pytest.mark.parametrize("code", [400, 404])
def test_a_refusal_of_one_question_pauses_nobody(
    fisher: Open, upstream: StandIn, clock: HandClock, code: int
) -> None:
    reader = fisher(clock=clock)
    upstream.fault(ONE.name, faults.status(code))

    assert {status(reader, ONE) for _ in range(2 * FAILURES)} == {"error"}
