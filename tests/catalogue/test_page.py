"""How long a page of results stays as a reader has seen it."""

from datetime import timedelta

import pytest

from app.books.book import Book
from app.catalogue.page import HOLDS, arranged, holds, shown_at, worth_noting
from app.shelf.answers import Shown
from tests.catalogue.statements import NOON

A, B, C = (Book(number, "Dune") for number in ("9780441013593", "9787536692930", "9780765377067"))
SHOWN = Shown((B.isbn13, A.isbn13), NOON)
MINUTE = timedelta(minutes=1)


def test_a_page_holds_while_nothing_is_learnt() -> None:
    late = NOON + timedelta(days=20)

    assert holds(SHOWN, None, late)
    assert holds(SHOWN, NOON, late)


def test_a_page_holds_for_an_hour_though_more_is_learnt() -> None:
    assert holds(SHOWN, NOON + MINUTE, NOON + HOLDS - MINUTE)
    assert not holds(SHOWN, NOON + MINUTE, NOON + HOLDS)


def test_a_page_that_holds_has_its_books_in_their_order_and_what_is_new_in_its_room() -> None:
    assert arranged([C, A, B], SHOWN, 2) == [B, A]
    assert arranged([C, A, B], SHOWN, 3) == [B, A, C]


def test_a_book_that_an_earlier_page_has_taken_makes_room() -> None:
    assert arranged([C, A], SHOWN, 2) == [A, C]


@pytest.mark.parametrize(
    ("shown", "age", "stale", "worth"),
    [
        ([B, A], HOLDS, False, False),
        ([A, B], MINUTE, False, True),
        ([B, A], HOLDS, True, True),
        ([B, A], MINUTE, True, False),
    ],
)
def test_a_page_is_noted_when_it_changed_or_an_old_one_is_read(
    shown: list[Book], age: timedelta, *, stale: bool, worth: bool
) -> None:
    assert worth_noting(shown, SHOWN, NOON + age, stale=stale) is worth


def test_what_is_old_was_shown_before_what_is_asked_behind_it() -> None:
    assert shown_at(NOON, stale=False) == NOON
    assert shown_at(NOON, stale=True).replace(microsecond=0) < NOON
