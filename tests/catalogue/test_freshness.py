from datetime import timedelta

from app.books.answer import KeptAnswer
from app.catalogue.freshness import Lifetimes, fresh_about_book, just_confirmed
from tests.catalogue.statements import DUNE, NOON

LIVES = Lifetimes()


def answer(source: str, *isbns: str, age: timedelta) -> KeptAnswer:
    return KeptAnswer("q", 1, source, isbns, len(isbns), NOON - age)


def test_where_someone_knows_the_book_those_who_do_not_are_believed_as_long() -> None:
    known = answer("a", DUNE, age=timedelta(days=29))
    unknown = answer("b", age=timedelta(days=29))

    assert fresh_about_book([known, unknown], LIVES, NOON) == [known, unknown]


def test_where_nobody_knows_it_that_is_believed_for_a_day() -> None:
    assert fresh_about_book([answer("b", age=timedelta(hours=25))], LIVES, NOON) == []


def test_what_was_known_too_long_ago_counts_for_nothing() -> None:
    old = answer("a", DUNE, age=timedelta(days=31))
    unknown = answer("b", age=timedelta(days=2))

    assert fresh_about_book([old, unknown], LIVES, NOON) == []


def test_a_book_is_just_confirmed_only_when_it_was_found_a_moment_ago() -> None:
    assert just_confirmed(NOON - timedelta(minutes=9), NOON, known=True)
    assert not just_confirmed(NOON - timedelta(minutes=11), NOON, known=True)
    assert not just_confirmed(NOON, NOON, known=False)
    assert not just_confirmed(None, NOON, known=True)
