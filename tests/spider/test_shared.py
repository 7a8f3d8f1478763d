"""What all who ask a source agree on: the same in one process and through Redis."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from threading import Barrier

import pytest
from redis.exceptions import ConnectionError as RedisGone

from app.spider.breaker import FAILURES, LONGEST_PAUSE, Blame, pause_after
from app.spider.pace import pace_of
from app.spider.redis_presence import TRY_AGAIN_AFTER, Presence
from app.spider.shared import InProcess, Pause, Shared, Turn
from app.spider.shared_fallback import Fallback
from app.spider.shared_redis import InRedis, connect
from tests.clocks import HandClock
from tests.redis_server import URL, Relay, own_corner

AHEAD, LEASE = 6.0, 7.0
ONCE, OFTEN = pace_of(1), pace_of(1_000)
DOWN = Blame("HTTP 503")

Two = tuple[Shared, Shared]


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def corner() -> Iterator[str]:
    with own_corner() as prefix:
        yield prefix


@pytest.fixture(params=["in process", "through Redis"])
def two(request: pytest.FixtureRequest, clock: HandClock) -> Two:
    """Give two who must agree: two threads of one process, or two processes."""
    if request.param == "in process":
        shared = InProcess(clock)
        return shared, shared
    prefix = request.getfixturevalue("corner")
    one, other = (InRedis(connect(URL), prefix, clock) for _ in range(2))
    return one, other


def turn(shared: Shared, name: str = "a") -> Turn:
    said = shared.enter(name, OFTEN, AHEAD, LEASE)
    assert isinstance(said, Turn)
    return said


def fail(shared: Shared, blame: Blame = DOWN, times: int = FAILURES) -> None:
    for given in [turn(shared) for _ in range(times)]:
        shared.failed("a", given, blame)


def left(shared: Shared) -> float:
    pause = shared.pause("a")
    return pause.seconds if pause else 0.0


def test_two_keep_one_rate_together(two: Two) -> None:
    said = [shared.enter("a", ONCE, AHEAD, LEASE) for shared in (*two, *two)]

    assert said == [Turn(0), Turn(1), Turn(2), Turn(3)]


def test_a_burst_of_a_seconds_worth_goes_through_at_once(two: Two) -> None:
    said = [shared.enter("a", pace_of(3), AHEAD, LEASE) for shared in (*two, *two)]

    assert said == [Turn(0), Turn(0), Turn(0), Turn(1)]


def test_turns_come_back_as_time_passes(two: Two, clock: HandClock) -> None:
    waits = []
    for shared, seconds in zip(cycle(two), (0, 0.25, 2, 0.5), strict=False):
        clock.sleep(seconds)
        said = shared.enter("a", ONCE, AHEAD, LEASE)
        waits.append(said.wait if isinstance(said, Turn) else None)

    assert waits == pytest.approx([0, 0.75, 0, 0.5])


def test_a_turn_too_far_away_is_refused_and_not_taken(two: Two) -> None:
    one, other = two
    one.enter("a", ONCE, AHEAD, LEASE)

    assert other.enter("a", ONCE, 1.0, LEASE) == Pause(1.0)
    assert one.enter("a", ONCE, 1.5, LEASE) == Turn(1.0)


def test_sources_do_not_share_their_turns(two: Two) -> None:
    one, other = two

    assert one.enter("a", ONCE, AHEAD, LEASE) == other.enter("b", ONCE, AHEAD, LEASE) == Turn(0)


def test_what_one_suffers_pauses_the_source_for_the_other(two: Two) -> None:
    one, other = two
    fail(one)

    assert other.enter("a", OFTEN, AHEAD, LEASE) == Pause(pause_after(1), DOWN.why)
    assert other.pause("a") == Pause(pause_after(1), DOWN.why)
    assert other.pause("b") is None


def test_failures_of_both_count_together(two: Two) -> None:
    for shared, _ in zip(cycle(two), range(FAILURES), strict=False):
        assert left(shared) == 0
        fail(shared, times=1)

    assert left(two[0]) == left(two[1]) == pause_after(1)


def test_a_success_between_failures_ends_the_row(two: Two) -> None:
    one, other = two
    for _ in range(FAILURES):
        fail(one, times=1)
        other.succeeded("a", turn(other))

    assert left(one) == 0


def test_a_success_begun_before_the_failures_counts_where_they_were_seen(two: Two) -> None:
    one, _ = two
    early = turn(one)
    fail(one, times=FAILURES - 1)
    one.succeeded("a", early)
    fail(one, times=1)

    assert left(one) == 0


def test_one_tries_when_the_pause_is_over_and_the_other_waits(two: Two, clock: HandClock) -> None:
    one, other = two
    fail(one)
    clock.sleep(pause_after(1))

    assert turn(one) == Turn(0, trial=True, clean=False)
    assert other.enter("a", OFTEN, AHEAD, LEASE) == Pause(LEASE, DOWN.why)


def test_a_trial_that_succeeds_opens_the_source_to_all(two: Two, clock: HandClock) -> None:
    one, other = two
    fail(one)
    clock.sleep(pause_after(1))
    other.succeeded("a", turn(other))

    assert turn(one) == Turn(0)


def test_each_trial_that_fails_begins_a_longer_pause(two: Two, clock: HandClock) -> None:
    fail(two[0])
    pauses = [left(two[1])]
    for shared, _ in zip(cycle(two), range(8), strict=False):
        clock.sleep(left(shared))
        shared.failed("a", turn(shared), DOWN)
        pauses.append(left(shared))

    assert pauses == pytest.approx([pause_after(number) for number in range(1, 10)])


def test_another_tries_when_the_one_who_did_never_came_back(two: Two, clock: HandClock) -> None:
    one, other = two
    fail(one)
    clock.sleep(pause_after(1))
    turn(one)
    clock.sleep(LEASE)

    assert turn(other).trial


def test_a_trial_whose_turn_is_too_far_away_is_left_to_another(two: Two, clock: HandClock) -> None:
    one, other = two
    slow = pace_of(0.01)
    first = one.enter("a", slow, AHEAD, LEASE)
    assert isinstance(first, Turn)
    for _ in range(FAILURES):
        one.failed("a", first, DOWN)
    clock.sleep(pause_after(1))

    wait = 100 - pause_after(1)
    assert one.enter("a", slow, AHEAD, LEASE) == Pause(wait)
    assert other.enter("a", slow, 100, LEASE) == Turn(wait, trial=True, clean=False)


def test_what_a_source_asks_for_holds_for_all(two: Two) -> None:
    one, other = two
    asked = Blame("HTTP 429", asked_for=90)
    fail(one, asked, times=1)

    assert other.pause("a") == Pause(90, asked.why)


def test_a_pause_is_made_longer_by_who_began_before_it_and_never_shorter(two: Two) -> None:
    one, other = two
    early = [turn(one) for _ in range(2)]
    fail(other)
    one.failed("a", early[0], DOWN)
    assert left(one) == pause_after(1)
    one.failed("a", early[1], Blame("HTTP 429", asked_for=90))

    assert left(other) == 90
    other.succeeded("a", early[0])
    assert left(other) == 90


def test_who_turns_us_away_is_left_alone_for_long(two: Two) -> None:
    fail(two[0], Blame("HTTP 401", least=LONGEST_PAUSE))

    assert left(two[1]) == LONGEST_PAUSE


def at_once(two: Two, visitors: int, visit: Callable[[Shared], Turn | Pause]) -> list[Turn | Pause]:
    """Let many enter at one moment, half of them through each."""
    start = Barrier(visitors, timeout=10)

    def enter(shared: Shared) -> Turn | Pause:
        start.wait()
        return visit(shared)

    with ThreadPoolExecutor(visitors) as pool:
        return list(pool.map(enter, [two[number % 2] for number in range(visitors)]))


def test_of_fifty_at_once_one_tries(two: Two, clock: HandClock) -> None:
    fail(two[0])
    clock.sleep(pause_after(1))

    said = at_once(two, 50, lambda shared: shared.enter("a", OFTEN, AHEAD, LEASE))

    assert [isinstance(each, Turn) for each in said].count(True) == 1


def test_fifty_at_once_get_fifty_different_turns(two: Two) -> None:
    said = at_once(two, 50, lambda shared: shared.enter("a", ONCE, 100, LEASE))

    assert sorted(said) == [Turn(wait) for wait in range(50)]


def test_without_a_clock_redis_own_time_counts(corner: str) -> None:
    one, other = (InRedis(connect(URL), corner) for _ in range(2))
    one.enter("a", ONCE, AHEAD, LEASE)

    said = other.enter("a", ONCE, AHEAD, LEASE)

    assert isinstance(said, Turn)
    assert 0.5 < said.wait <= 1


def test_a_reason_in_any_script_comes_back_as_it_was(corner: str) -> None:
    shared = InRedis(connect(URL), corner)
    blame = Blame("連不上", asked_for=90)
    shared.failed("a", turn(shared), blame)

    pause = shared.pause("a")

    assert pause
    assert pause.why == blame.why


def test_redis_forgets_what_is_long_over(corner: str) -> None:
    shared, redis = InRedis(connect(URL), corner), connect(URL)
    shared.failed("a", turn(shared), DOWN)

    assert [redis.ttl(key) > 0 for key in redis.scan_iter(f"{corner}*")] == [True, True]


@pytest.fixture
def relay(corner: str) -> Iterator[Relay]:
    del corner
    with Relay() as relay:
        yield relay


def news(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name.startswith("app")]


def test_who_loses_redis_in_the_middle_goes_on_alone_and_says_so_once(
    relay: Relay, corner: str, clock: HandClock, caplog: pytest.LogCaptureFixture
) -> None:
    shared = Fallback(InRedis(connect(relay.url), corner, clock), Presence(clock), clock)
    assert turn(shared) == Turn(0)
    assert shared.healthy()

    relay.cut()
    said = [shared.enter("a", ONCE, AHEAD, LEASE) for _ in range(3)]

    assert said == [Turn(0), Turn(1), Turn(2)]
    assert not shared.healthy()
    assert news(caplog) == ["Redis is lost (ConnectionError): this process goes on alone."]


def test_pauses_are_kept_while_redis_is_lost(relay: Relay, corner: str, clock: HandClock) -> None:
    shared = Fallback(InRedis(connect(relay.url), corner, clock), Presence(clock), clock)
    relay.cut()
    fail(shared)

    assert shared.pause("a") == Pause(pause_after(1), DOWN.why)


def test_all_agree_again_when_redis_is_back(
    relay: Relay, corner: str, clock: HandClock, caplog: pytest.LogCaptureFixture
) -> None:
    shared = Fallback(InRedis(connect(relay.url), corner, clock), Presence(clock), clock)
    relay.cut()
    turn(shared)
    relay.join()
    clock.sleep(TRY_AGAIN_AFTER)
    turn(shared)

    assert shared.healthy()
    assert news(caplog)[1:] == ["Redis is back: the processes agree again."]


class Gone(InProcess):
    """A Redis that is not there, and counts how often it was tried."""

    tried = 0

    def enter(self, *_: object) -> Turn | Pause:
        self.tried += 1
        raise RedisGone


def test_a_lost_redis_costs_one_reader_in_a_while_the_wait_and_nobody_else(
    clock: HandClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    redis = Gone(clock)
    shared = Fallback(redis, Presence(clock), clock)
    for _ in range(100):
        turn(shared)
    assert redis.tried == 1

    clock.sleep(TRY_AGAIN_AFTER)
    for _ in range(100):
        turn(shared)

    assert redis.tried == 2
