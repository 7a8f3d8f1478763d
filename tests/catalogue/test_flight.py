"""Many who ask the same at the same time, and the one asking that answers them all."""

from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import TypeVar

import pytest

from app.catalogue.flight import Crashed, Flights

LONG = 60.0
"""Seconds that no test lasts."""

Work = Generator[int, None, str]

Heard = TypeVar("Heard")


class Works:
    """Counts how often the work was begun, and lets the test say when it goes on."""

    def __init__(self) -> None:
        self.begun = 0
        self.closed = Event()
        self.word = Event()

    def __call__(self) -> Work:
        self.begun += 1
        return self._work()

    def _work(self) -> Work:
        try:
            yield 1
            assert self.word.wait(LONG)
            yield 2
        finally:
            self.closed.set()
        return "done"


def listen(flights: Flights, begin: Callable[[], Work], name: str = "a") -> tuple[list[int], str]:
    """Hear everything, and the outcome."""
    heard: list[int] = []
    flight = flights.fly(name, begin)
    while True:
        try:
            heard.append(next(flight))
        except StopIteration as end:
            return heard, end.value


def together(many: int, listener: Callable[[], Heard]) -> list[Heard]:
    """Let many listen, all begun at one moment."""
    start = Barrier(many, timeout=LONG)

    def begin() -> Heard:
        start.wait()
        return listener()

    with ThreadPoolExecutor(many) as pool:
        return [one.result(LONG) for one in [pool.submit(begin) for _ in range(many)]]


def test_a_hundred_who_come_at_once_are_answered_by_one_asking() -> None:
    flights, works = Flights(), Works()

    def listener() -> object:
        flight = flights.fly("a", works)
        first = next(flight)
        aboard.wait()
        return first, [*flight]

    aboard = Barrier(100, action=works.word.set, timeout=LONG)
    heard = together(100, listener)

    assert heard == [(1, [2])] * 100
    assert works.begun == 1


def test_who_comes_late_hears_all_from_the_beginning() -> None:
    flights, works = Flights(), Works()
    early = flights.fly("a", works)
    assert next(early) == 1

    works.word.set()
    late = listen(flights, works)

    assert late == ([1, 2], "done")
    assert list(early) == [2]
    assert works.begun == 1


def test_who_comes_when_it_is_over_begins_anew() -> None:
    flights, works = Flights(), Works()
    works.word.set()

    assert listen(flights, works) == listen(flights, works) == ([1, 2], "done")
    assert works.begun == 2


def test_who_comes_when_it_is_over_does_not_join_one_who_still_reads() -> None:
    flights, works = Flights(), Works()
    works.word.set()
    slow = flights.fly("a", works)
    next(slow)
    listen(flights, works)

    assert listen(flights, works) == ([1, 2], "done")
    assert list(slow) == [2]
    assert works.begun == 2


def test_different_questions_do_not_wait_for_each_other() -> None:
    flights, slow, fast = Flights(), Works(), Works()
    waiting = flights.fly("a", slow)
    next(waiting)
    fast.word.set()

    assert listen(flights, fast, "b") == ([1, 2], "done")
    waiting.close()


def test_who_came_first_may_leave_and_the_others_still_hear_everything() -> None:
    flights, works = Flights(), Works()
    first, other = flights.fly("a", works), flights.fly("a", works)
    next(first), next(other)

    first.close()
    works.word.set()

    assert not works.closed.is_set()
    assert list(other) == [2]


def test_one_who_reads_slowly_holds_nobody_up() -> None:
    flights, works = Flights(), Works()
    slow = flights.fly("a", works)
    next(slow)
    works.word.set()

    assert listen(flights, works) == ([1, 2], "done")


def test_when_the_last_one_leaves_the_asking_ends() -> None:
    flights, works = Flights(), Works()
    first, other = flights.fly("a", works), flights.fly("a", works)
    next(first), next(other)

    first.close()
    assert not works.closed.is_set()
    other.close()

    assert works.closed.is_set()
    works.word.set()
    assert listen(flights, works) == ([1, 2], "done")


def all_hear_of(error: BaseException) -> list[BaseException]:
    """Give what five hear whose common work raises this while all of them wait."""
    flights = Flights()

    def broken() -> Work:
        yield 1
        raise error

    def listener() -> BaseException:
        flight = flights.fly("a", broken)
        next(flight)
        aboard.wait()
        with pytest.raises(BaseException) as told:  # noqa: PT011 -- the error is what is tested.
            next(flight)
        return told.value

    aboard = Barrier(5, timeout=LONG)
    return together(5, listener)


def test_an_error_is_told_to_all_and_leaves_nobody_waiting() -> None:
    error = ValueError("It broke.")

    assert all_hear_of(error) == [error] * 5


def test_when_the_thread_that_waits_for_all_is_stopped_the_others_are_told() -> None:
    told = all_hear_of(SystemExit())

    assert sorted(type(one).__name__ for one in told) == [Crashed.__name__] * 4 + ["SystemExit"]


def test_after_an_error_the_next_one_asks_anew() -> None:
    flights, works = Flights(), Works()

    def broken() -> Work:
        yield 1
        raise ValueError("It broke.")

    with pytest.raises(ValueError, match="broke"):
        listen(flights, broken)
    works.word.set()

    assert listen(flights, works) == ([1, 2], "done")


def test_nothing_is_begun_for_one_who_never_listens() -> None:
    works = Works()

    Flights().fly("a", works).close()

    assert works.begun == 0
