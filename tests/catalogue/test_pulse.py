from collections.abc import Generator
from threading import Event

import pytest

from app.catalogue.pulse import with_pulse

LONG = 60.0
"""Seconds that no test lasts."""


def numbers() -> Generator[int, None, None]:
    yield from (1, 2, 3)


def test_all_is_given_in_its_order_and_then_comes_the_end() -> None:
    assert list(with_pulse(numbers, every=LONG)) == [1, 2, 3]


def test_while_nothing_comes_there_is_a_sign_of_life() -> None:
    word = Event()

    def late() -> Generator[int, None, None]:
        word.wait()
        yield 1

    given = with_pulse(late, every=0.001)
    assert [next(given), next(given)] == [None, None]
    word.set()

    assert [item for item in given if item is not None] == [1]


def test_an_error_of_the_work_is_raised_to_whom_it_is_done_for() -> None:
    def broken() -> Generator[int, None, None]:
        yield 1
        raise ValueError("It broke.")

    given = with_pulse(broken, every=LONG)

    assert next(given) == 1
    with pytest.raises(ValueError, match="It broke"):
        next(given)


def test_work_that_nobody_waits_for_any_more_is_closed_at_its_next_item() -> None:
    left, closed, done = Event(), Event(), []

    def endless() -> Generator[int, None, None]:
        try:
            yield 1
            left.wait()
            yield 2
            done.append("more")
        finally:
            closed.set()

    given = with_pulse(endless, every=LONG)
    assert next(given) == 1
    given.close()
    left.set()

    assert closed.wait(LONG)
    assert not done


def test_work_that_breaks_down_with_nobody_waiting_is_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    left, closed = Event(), Event()

    def broken() -> Generator[int, None, None]:
        yield 1
        left.wait()
        try:
            raise ValueError("It broke.")
        finally:
            closed.set()

    given = with_pulse(broken, every=LONG)
    next(given)
    given.close()
    left.set()

    assert closed.wait(LONG)
    for _ in range(1000):
        if "nobody waited" in caplog.text:
            break
        Event().wait(0.001)
    assert "nobody waited" in caplog.text


def test_nothing_is_begun_for_a_reader_who_never_asks() -> None:
    begun = Event()

    def work() -> Generator[int, None, None]:
        begun.set()
        yield 1

    with_pulse(work, every=LONG).close()

    assert not begun.is_set()
