from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from app.books.query import KeywordQuery
from app.spider.ask import ask_all
from app.spider.deadline import Deadline
from app.spider.door import Door
from app.spider.errors import SourceFailed
from tests.fakes import failing, source

DUNE = KeywordQuery("dune")
LONG = 30.0


def test_as_many_as_there_are_places_are_let_out_at_once() -> None:
    door = Door(at_once=2, held=LONG)

    with door.place(LONG) as first, door.place(LONG) as second, door.place(0.0) as third:
        assert (first, second, third) == (True, True, False)


def test_whoever_is_answered_gives_the_place_to_the_next() -> None:
    door = Door(at_once=1, held=LONG)

    with door.place(LONG):
        pass
    with door.place(LONG) as placed:
        assert placed


def test_whoever_waits_long_for_an_answer_stands_in_nobodys_way() -> None:
    door = Door(at_once=1, held=0.0)

    with ExitStack() as still_waiting:
        still_waiting.enter_context(door.place(LONG))
        with door.place(LONG) as placed:
            assert placed


def test_a_question_that_finds_no_place_in_time_is_answered_for_and_nobody_is_asked() -> None:
    door = Door(at_once=1, held=LONG)
    never = source("a", failing(SourceFailed("It was asked.")))

    with door.place(LONG):
        [answer] = ask_all([never], DUNE, Deadline.after(0.01), door)

    assert (answer.status, answer.detail) == (
        "paused",
        "Too many readers wait: it was not asked.",
    )


def test_a_stream_that_is_left_gives_its_place_back() -> None:
    door = Door(at_once=1, held=LONG)
    answers = ask_all([source("a"), source("b")], DUNE, Deadline.after(LONG), door)
    next(answers)

    answers.close()  # type: ignore[attr-defined]  # A generator, as iterators that end early are.

    with door.place(LONG) as placed:
        assert placed


def test_a_question_for_nobody_needs_no_place() -> None:
    door = Door(at_once=0)

    assert list(ask_all([], DUNE, Deadline.after(LONG), door)) == []


def test_whoever_waits_for_a_place_leaves_the_sources_their_time() -> None:
    class Watched(Door):
        @contextmanager
        def place(self, patience: float) -> Iterator[bool]:
            waits.append(patience)
            yield True

    waits: list[float] = []

    list(ask_all([source("a")], DUNE, Deadline(10.0, lambda: 4.0), Watched()))

    assert waits == [3.0]
