from app.view_models.ready import MOST, Ready, Spelled
from tests.clocks import TestClocks

DUNE = Spelled(b'{"title": "Dune"}', "tag", 300)


def test_an_answer_is_given_again_within_the_moment_and_not_later(clocks: TestClocks) -> None:
    ready = Ready(clocks.now)
    ready.keep("9780441013593", DUNE)

    clocks.pass_by(seconds=0.9)
    assert ready.answer_to("9780441013593") == DUNE

    clocks.pass_by(seconds=0.1)
    assert ready.answer_to("9780441013593") is None


def test_an_answer_from_the_future_is_none_where_the_clock_was_set_back(clocks: TestClocks) -> None:
    ready = Ready(clocks.now)
    ready.keep("9780441013593", DUNE)

    clocks.pass_by(hours=-1)

    assert ready.answer_to("9780441013593") is None


def test_what_nobody_asked_has_no_answer(clocks: TestClocks) -> None:
    assert Ready(clocks.now).answer_to("9780441013593") is None


def test_the_answers_that_are_kept_are_bounded(clocks: TestClocks) -> None:
    ready = Ready(clocks.now)
    for number in range(MOST + 1):
        ready.keep(str(number), DUNE)

    assert ready.answer_to("0") is None
    assert ready.answer_to(str(MOST)) == DUNE
