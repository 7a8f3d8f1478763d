import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.spider.pace import MOST_AT_ONCE, Turns, pace_of


def taken(rate: float, times: int, now: float = 0.0) -> list[float]:
    """Take turns one after another at one moment, and give their moments."""
    turns = Turns(pace_of(rate))
    moments = []
    for _ in range(times):
        moments.append(now + turns.wait(now))
        turns.take(moments[-1])
    return moments


def test_one_a_second_gives_the_next_turn_a_second_later() -> None:
    assert taken(1, 4) == [0, 1, 2, 3]


def test_three_a_second_lets_three_through_at_once() -> None:
    assert taken(3, 7) == [0, 0, 0, 1, 1, 1, 2]


def test_less_than_one_a_second_is_one_in_several() -> None:
    assert taken(0.25, 3) == [0, 4, 8]


def test_a_broken_rate_holds_on_average() -> None:
    assert taken(2.5, 6) == pytest.approx([0, 0, 0.8, 0.8, 1.6, 1.6])


@given(st.integers(1, 20), st.lists(st.integers(0, 90), max_size=120))
def test_no_second_holds_more_than_the_rate_however_they_come(rate: int, gaps: list[int]) -> None:
    """The gaps are in 64ths of a second, which floats hold exactly."""
    turns, now = Turns(pace_of(rate)), 0.0
    moments: list[float] = []
    for gap in gaps:
        now += gap / 64
        moments.append(now + turns.wait(now))
        turns.take(moments[-1])

    assert moments == sorted(moments)
    assert all(late - early >= 1 for early, late in zip(moments, moments[rate:], strict=False))


def test_a_source_that_was_not_asked_for_long_saves_up_no_turns() -> None:
    turns = Turns(pace_of(2))
    for moment in (0.0, 0.0):
        turns.take(moment)

    waits = []
    for _ in range(3):
        waits.append(turns.wait(100.0))
        turns.take(100.0 + waits[-1])

    assert waits == [0, 0, 1]


def test_a_very_high_rate_remembers_few_turns() -> None:
    pace = pace_of(1e9)

    assert pace.at_once == MOST_AT_ONCE
    assert pace.at_once / pace.per == pytest.approx(1e9)


def test_a_pace_is_told_in_words() -> None:
    assert [str(pace_of(1)), str(pace_of(2.5))] == ["once a second", "2.5 times a second"]
