import pytest

from app.spider.breaker import FAILURES, LONGEST_PAUSE, Blame, Breaker, blame_for, pause_after
from app.spider.errors import (
    BadStatus,
    Complaint,
    LedAway,
    NotConnected,
    SourceFailed,
    TimedOut,
    TooLarge,
    Unreachable,
    Unreadable,
)

DOWN = Blame("HTTP 503")


def opened(now: float = 0.0) -> Breaker:
    breaker = Breaker()
    for _ in range(FAILURES):
        breaker.failed(DOWN, now, trial=False)
    return breaker


@pytest.mark.parametrize(
    "failure",
    [
        TimedOut("It did not answer in time."),
        Unreachable("The connection broke off."),
        NotConnected("No connection could be made."),
        TooLarge("It sent more than 8 MB."),
        LedAway("It redirected to another host."),
        Unreadable("The answer is no JSON."),
        *map(BadStatus, (408, 429, 500, 502, 503, 504)),
    ],
)
def test_a_source_that_is_down_or_talks_nonsense_is_to_blame(failure: SourceFailed) -> None:
    assert blame_for(failure) == Blame(str(failure))


@pytest.mark.parametrize(
    "failure", [Complaint("It refused the question."), *map(BadStatus, (400, 404, 410, 414, 422))]
)
def test_an_odd_question_is_not_held_against_a_source(failure: SourceFailed) -> None:
    assert blame_for(failure) is None


@pytest.mark.parametrize("status", [401, 403, 418])
def test_a_source_that_turns_us_away_is_left_alone_for_long(status: int) -> None:
    assert blame_for(BadStatus(status)) == Blame(f"HTTP {status}", least=LONGEST_PAUSE)


def test_what_a_source_asks_for_is_heard() -> None:
    blame = blame_for(BadStatus(429, retry_after=90))

    assert blame == Blame("HTTP 429", asked_for=90)
    assert blame.why == "as it asked (HTTP 429)"


def test_the_reason_is_told_as_the_end_of_a_sentence() -> None:
    blame = Blame("It did not answer in time.")

    assert blame.why == "after repeated failures (it did not answer in time)"


def test_failures_in_a_row_pause_a_source() -> None:
    breaker = Breaker()
    lefts = []
    for _ in range(FAILURES):
        lefts.append(breaker.left(0))
        breaker.failed(DOWN, 0, trial=False)

    assert lefts == [0] * FAILURES
    assert breaker.left(0) == pause_after(1)


def test_a_success_in_between_ends_the_row() -> None:
    breaker = Breaker()
    for _ in range(FAILURES * 2):
        breaker.failed(DOWN, 0, trial=False)
        breaker.succeeded(trial=False)

    assert breaker.left(0) == 0


def test_each_pause_is_longer_than_the_last_until_the_longest() -> None:
    pauses = [pause_after(number) for number in range(1, 10)]

    assert pauses == [5, 10, 20, 40, 80, 160, 320, LONGEST_PAUSE, LONGEST_PAUSE]
    assert pause_after(10**6) == LONGEST_PAUSE


def test_a_trial_that_fails_begins_a_longer_pause() -> None:
    breaker = opened()

    assert breaker.try_again(5, lease=7)
    breaker.failed(DOWN, 6, trial=True)

    assert breaker.left(6) == pause_after(2)


def test_a_trial_that_succeeds_ends_it_all() -> None:
    breaker = opened()
    breaker.try_again(5, lease=7)
    breaker.succeeded(trial=True)

    assert (breaker.left(5), breaker.clean) == (0, True)


def test_a_trial_that_never_comes_back_keeps_nobody_out_for_ever() -> None:
    breaker = opened()
    breaker.try_again(5, lease=7)

    assert breaker.left(6) == 6
    assert breaker.left(12) == 0


def test_an_answer_from_before_the_pause_changes_nothing() -> None:
    breaker = opened()
    breaker.succeeded(trial=False)
    breaker.failed(DOWN, 4, trial=False)

    assert breaker.left(4) == 1


def test_a_source_that_asks_to_be_left_alone_is_at_once() -> None:
    breaker = Breaker()
    breaker.failed(Blame("HTTP 429", asked_for=90), 0, trial=False)

    assert breaker.left(0) == 90


def test_it_is_left_alone_longer_when_it_asks_again_meanwhile_and_never_shorter() -> None:
    breaker = opened()
    breaker.failed(Blame("HTTP 429", asked_for=90), 1, trial=False)
    breaker.failed(Blame("HTTP 429", asked_for=1), 2, trial=False)

    assert breaker.left(1) == 90


def test_who_turns_us_away_again_and_again_is_left_alone_for_long() -> None:
    breaker = Breaker()
    for _ in range(FAILURES):
        breaker.failed(Blame("HTTP 401", least=LONGEST_PAUSE), 0, trial=False)

    assert breaker.left(0) == LONGEST_PAUSE
