"""What one reader, or one bulk job, meets at the gate of a source."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Semaphore

import pytest

from app.spider.breaker import FAILURES
from app.spider.deadline import Deadline
from app.spider.errors import BadStatus, Paused, SourceFailed, TimedOut
from app.spider.gate import Gate
from app.spider.pace import pace_of
from app.spider.shared import InProcess
from tests.clocks import HandClock

PATIENCE = 6.0


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def gate(clock: HandClock) -> Gate:
    """Give the gate of a source that may be asked once a second."""
    return Gate("a", pace_of(1), InProcess(clock), clock, clock.now, clock.sleep)


def soon(clock: HandClock, seconds: float = PATIENCE) -> Deadline:
    return Deadline.after(seconds, clock)


def ask(gate: Gate, clock: HandClock, failure: Exception | None = None) -> None:
    """Ask as one who has all the time in the world until he comes to his turn."""
    with gate.turn(soon(clock, 1_000)):
        if failure:
            raise failure


def fail(gate: Gate, clock: HandClock, failure: SourceFailed, times: int = FAILURES) -> None:
    for _ in range(times):
        with pytest.raises(type(failure)):
            ask(gate, clock, failure)


def test_the_next_reader_waits_for_the_next_turn(gate: Gate, clock: HandClock) -> None:
    began = clock()
    for _ in range(3):
        ask(gate, clock)

    assert clock() - began == 2


def test_a_reader_whose_turn_would_come_too_late_is_told_at_once(clock: HandClock) -> None:
    """Seven readers come at one moment: the seventh turn is six seconds away."""
    waits: list[float] = []
    gate = Gate("a", pace_of(1), InProcess(clock), clock, clock.now, waits.append)
    for _ in range(6):
        with gate.turn(soon(clock)):
            pass

    with pytest.raises(Paused) as pause, gate.turn(soon(clock)):
        pass

    assert waits == [1, 2, 3, 4, 5]
    assert str(pause.value) == (
        "It is paused until 12:00:06 UTC because it is asked at most once a second."
    )


def test_who_is_refused_takes_nobodys_turn(clock: HandClock) -> None:
    waits: list[float] = []
    gate = Gate("a", pace_of(1), InProcess(clock), clock, clock.now, waits.append)
    with gate.turn(soon(clock)):
        pass
    for _ in range(5):
        with pytest.raises(Paused), gate.turn(soon(clock, 0.5)):
            pass

    with gate.turn(soon(clock)):
        pass

    assert waits == [1]


def test_bulk_work_waits_and_lets_readers_go_first(clock: HandClock) -> None:
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        clock.sleep(seconds)

    shared = InProcess(clock)
    gate = Gate("a", pace_of(1), shared, clock, clock.now, sleep)
    for _ in range(4):
        shared.enter("a", pace_of(1), ahead=PATIENCE, lease=PATIENCE)

    with gate.turn(soon(clock, 60), bulk=True):
        pass

    assert waits == [3.5, 0.5]


def test_bulk_work_whose_turn_would_come_too_late_is_told_at_once(
    gate: Gate, clock: HandClock
) -> None:
    ask(gate, clock)
    began = clock()

    with pytest.raises(Paused), gate.turn(soon(clock, 0.9), bulk=True):
        pass

    assert clock() == began


def test_nobody_is_let_in_after_the_deadline(gate: Gate, clock: HandClock) -> None:
    with pytest.raises(TimedOut), gate.turn(soon(clock, 0)):
        pass


def test_repeated_failures_pause_the_source_and_the_sentence_says_why(
    gate: Gate, clock: HandClock
) -> None:
    fail(gate, clock, BadStatus(503))

    with pytest.raises(Paused) as pause:
        ask(gate, clock)

    assert str(pause.value) == (
        "It is paused until 12:00:07 UTC after repeated failures (HTTP 503)."
    )


def test_a_source_that_asks_to_be_left_alone_is_not_asked_until_then(
    gate: Gate, clock: HandClock
) -> None:
    fail(gate, clock, BadStatus(429, retry_after=90), times=1)

    with pytest.raises(Paused, match=r"12:01:30 UTC as it asked \(HTTP 429\)"):
        ask(gate, clock)
    clock.sleep(90)
    ask(gate, clock)
    ask(gate, clock)


def test_a_fault_of_our_own_reading_is_not_held_against_the_source(
    gate: Gate, clock: HandClock
) -> None:
    for _ in range(FAILURES):
        with pytest.raises(KeyError):
            ask(gate, clock, KeyError("isbn"))

    ask(gate, clock)


def test_who_had_to_wait_so_long_that_no_time_was_left_blames_nobody(clock: HandClock) -> None:
    gate = Gate("a", pace_of(0.2), InProcess(clock), clock, clock.now, clock.sleep)
    ask(gate, clock)

    def be_late() -> None:
        with gate.turn(soon(clock)):
            clock.sleep(1)
            raise TimedOut("It did not answer in time.")

    for _ in range(FAILURES):
        with pytest.raises(TimedOut):
            be_late()

    ask(gate, clock)


def test_who_stands_in_line_when_the_source_is_paused_does_not_ask(clock: HandClock) -> None:
    shared = InProcess(clock)
    quick = Gate("a", pace_of(1), shared, clock, clock.now, clock.sleep)

    def sleep(seconds: float) -> None:
        fail(quick, clock, BadStatus(429, retry_after=90), times=1)
        clock.sleep(seconds)

    slow = Gate("a", pace_of(1), shared, clock, clock.now, sleep)
    ask(quick, clock)

    with pytest.raises(Paused, match="as it asked"):
        ask(slow, clock)


def test_of_fifty_who_come_when_the_pause_is_over_one_tries(clock: HandClock) -> None:
    gate = Gate("a", pace_of(1_000), InProcess(clock), clock, clock.now)
    fail(gate, clock, BadStatus(503))
    clock.sleep(5)
    start, others = Barrier(50, timeout=10), Semaphore(0)

    def come(_: int) -> str:
        start.wait()
        try:
            with gate.turn(soon(clock)):
                return "asked" if all(others.acquire(timeout=10) for _ in range(49)) else "alone"
        except Paused:
            others.release()
            return "paused"

    with ThreadPoolExecutor(50) as readers:
        told = sorted(readers.map(come, range(50)))

    assert told == ["asked"] + ["paused"] * 49
    ask(gate, clock)


def test_nothing_is_held_while_a_source_is_asked(clock: HandClock) -> None:
    """Ten readers meet at a barrier inside: with a lock across the call none could pass it."""
    gate = Gate("a", pace_of(1_000), InProcess(clock), clock, clock.now)
    inside = Barrier(10, timeout=10)

    def visit(_: int) -> int:
        with gate.turn(soon(clock)):
            return inside.wait()

    with ThreadPoolExecutor(10) as readers:
        assert set(readers.map(visit, range(10))) == set(range(10))


def second_try(gate: Gate, deadline: Deadline) -> bool:
    with gate.turn(deadline) as again:
        return again()


def test_a_second_request_of_one_question_takes_a_turn_too(gate: Gate, clock: HandClock) -> None:
    began = clock()

    assert second_try(gate, soon(clock))
    assert clock() - began == 1


def test_a_second_request_is_refused_where_it_would_come_too_late(
    gate: Gate, clock: HandClock
) -> None:
    began = clock()

    assert not second_try(gate, soon(clock, 1.5))
    assert clock() == began


def test_a_trial_is_one_request(gate: Gate, clock: HandClock) -> None:
    fail(gate, clock, BadStatus(503))
    clock.sleep(5)

    assert not second_try(gate, soon(clock))
