"""What is old is given at once, and asked again behind the reader."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from threading import Barrier, Event

import pytest
from flask import Flask

from app.books.isbn import Isbn
from app.books.query import KeywordQuery
from app.catalogue.asking import BEHIND
from app.catalogue.refresh import Behind
from app.catalogue.search import Catalogue
from app.spider.errors import BadStatus
from tests.catalogue.told import DUNE, SANTI, Told, catalogue_over, said
from tests.clocks import TestClocks

LONG = 60.0
"""Seconds that no test lasts."""

OTHER = Isbn("9780765377067")
WORDS = KeywordQuery("dune")

Ask = Callable[..., Catalogue]


@pytest.fixture
def behind(app: Flask) -> Iterator[Behind]:
    behind = Behind(app.app_context)
    yield behind
    behind.close(LONG)


@pytest.fixture
def catalogue_of(app: Flask, clocks: TestClocks, behind: Behind) -> Iterator[Ask]:
    def build(**told: Told) -> Catalogue:
        return catalogue_over(clocks, told, behind=behind, patience=LONG)

    with app.app_context():
        yield build


def test_an_old_book_is_served_at_once_and_is_new_for_the_next_reader(
    catalogue_of: Ask, clocks: TestClocks, behind: Behind, word: Event
) -> None:
    told = Told(said("a", pages="400"))
    catalogue = catalogue_of(a=told)
    catalogue.look_up(DUNE)
    clocks.pass_by(days=31)
    told.records, told.first = (said("a", pages="412"),), lambda: word.wait(LONG)

    old = catalogue.look_up(DUNE)
    word.set()
    assert behind.wait(LONG)
    new = catalogue.look_up(DUNE)

    assert old.book
    assert (old.book.pages, old.stale) == (400, True)
    assert new.book
    assert (new.book.pages, new.stale) == (412, False)
    assert len(told.asked) == 2


def test_an_old_page_is_served_at_once_and_is_new_for_the_next_reader(
    catalogue_of: Ask, clocks: TestClocks, behind: Behind, word: Event
) -> None:
    told = Told(said("a", pages="400"), total=40)
    catalogue = catalogue_of(a=told)
    catalogue.search(WORDS)
    clocks.pass_by(days=2)
    told.records, told.first = (said("a", pages="412"),), lambda: word.wait(LONG)

    old = catalogue.search(WORDS)
    word.set()
    assert behind.wait(LONG)
    new = catalogue.search(WORDS)

    assert ([book.pages for book in old.books], old.stale, old.total) == ([400], True, 40)
    assert ([book.pages for book in new.books], new.stale, new.partial) == ([412], False, False)
    assert len(told.asked) == 2


def test_who_is_asked_behind_the_reader_is_named(catalogue_of: Ask, clocks: TestClocks) -> None:
    catalogue = catalogue_of(a=Told(said("a"), total=40), b=Told())
    catalogue.search(WORDS)
    catalogue.look_up(DUNE)
    clocks.pass_by(days=31)

    for result in (catalogue.search(WORDS), catalogue.look_up(DUNE)):
        rows = [answer for answer in result.answers if answer.source != "shelf"]
        assert [(row.source, row.status, row.cached, row.why) for row in rows] == [
            ("a", "paused", True, BEHIND),
            ("b", "paused", True, BEHIND),
        ]
        assert all(row.asked_again and row.silent for row in rows)


def test_many_who_read_what_is_old_cause_one_asking(
    catalogue_of: Ask, clocks: TestClocks, behind: Behind, word: Event
) -> None:
    told = Told(said("a"))
    catalogue = catalogue_of(a=told)
    catalogue.search(WORDS)
    clocks.pass_by(days=2)
    told.first = lambda: word.wait(LONG)

    results = [catalogue.search(WORDS) for _ in range(10)]
    word.set()
    assert behind.wait(LONG)

    assert all(result.stale and result.books for result in results)
    assert len(told.asked) == 2


@pytest.mark.parametrize("days", [2, 31])
def test_what_is_old_stays_when_it_is_asked_again_in_vain(
    catalogue_of: Ask, clocks: TestClocks, behind: Behind, days: int
) -> None:
    told = Told(said("a"))
    catalogue = catalogue_of(a=told)
    catalogue.search(WORDS)
    catalogue.look_up(DUNE)
    clocks.pass_by(days=days)
    told.error = BadStatus(500)

    catalogue.search(WORDS)
    assert behind.wait(LONG)
    again = catalogue.search(WORDS)

    assert [book.isbn13 for book in again.books] == [DUNE.isbn13]
    assert again.stale
    assert catalogue.look_up(DUNE).book


def test_a_source_that_was_never_heard_is_waited_for(catalogue_of: Ask) -> None:
    silent = Told(said("b", SANTI))
    silent.error = BadStatus(503)
    catalogue = catalogue_of(a=Told(said("a")), b=silent)
    catalogue.search(WORDS)

    silent.error = None
    again = catalogue.search(WORDS)

    assert {book.isbn13 for book in again.books} == {DUNE.isbn13, SANTI.isbn13}
    assert not again.partial


def test_nobody_knows_it_is_asked_again_in_front_of_the_reader(
    catalogue_of: Ask, clocks: TestClocks
) -> None:
    told = Told()
    catalogue = catalogue_of(a=told)
    catalogue.look_up(DUNE)
    clocks.pass_by(hours=25)
    told.records = (said("a"),)

    assert catalogue.look_up(DUNE).book


def one_a_page(page: int) -> KeywordQuery:
    return KeywordQuery("dune", page, 1)


def test_a_page_that_was_read_stays_for_an_hour_and_the_next_does_not_repeat_it(
    catalogue_of: Ask, clocks: TestClocks, behind: Behind
) -> None:
    told = Told(said("a", title="Dune"), said("a", SANTI, "Dune, a story"))
    catalogue = catalogue_of(a=told)
    catalogue.search(one_a_page(1))
    clocks.pass_by(days=2)
    told.records = (said("a", OTHER, "Dune"), said("a", title="Dune once more"))

    read = catalogue.search(one_a_page(1))
    assert behind.wait(LONG)
    clocks.pass_by(minutes=59)
    again, on = catalogue.search(one_a_page(1)), catalogue.search(one_a_page(2))

    assert [book.isbn13 for book in read.books] == [DUNE.isbn13]
    assert [book.isbn13 for book in again.books] == [DUNE.isbn13]
    assert [book.isbn13 for book in on.books] == [OTHER.isbn13]


def test_after_that_hour_the_page_shows_what_was_learnt(
    catalogue_of: Ask, clocks: TestClocks, behind: Behind
) -> None:
    told = Told(said("a", title="Dune"))
    catalogue = catalogue_of(a=told)
    catalogue.search(one_a_page(1))
    clocks.pass_by(days=2)
    told.records = (said("a", OTHER, "Dune"), said("a", title="Another story of Dune"))

    catalogue.search(one_a_page(1))
    assert behind.wait(LONG)
    clocks.pass_by(minutes=61)
    later = catalogue.search(one_a_page(1))

    assert [book.isbn13 for book in later.books] == [OTHER.isbn13]


def test_so_many_are_asked_at_once_and_no_more(word: Event) -> None:
    behind = Behind(nullcontext, most=3)
    began = Barrier(4, timeout=LONG)

    def ask() -> None:
        began.wait()
        word.wait(LONG)

    begun = [behind.refresh(name, ask) for name in "abc"]
    began.wait()

    assert begun == [True] * 3
    assert not behind.refresh("d", ask)
    word.set()
    assert behind.wait(LONG)
    assert behind.refresh("d", lambda: None)
    behind.close(LONG)


def test_the_same_is_never_asked_twice_at_a_time(word: Event) -> None:
    behind = Behind(nullcontext)

    assert behind.refresh("a", lambda: word.wait(LONG))
    assert not behind.refresh("a", lambda: None)
    word.set()
    assert behind.wait(LONG)
    assert behind.refresh("a", lambda: None)
    behind.close(LONG)


def test_what_breaks_down_is_in_the_log_and_makes_room(caplog: pytest.LogCaptureFixture) -> None:
    behind = Behind(nullcontext, most=1)

    def broken() -> None:
        raise ValueError("It broke.")

    behind.refresh("a", broken)
    assert behind.wait(LONG)

    assert "It broke." in caplog.text
    assert behind.refresh("b", lambda: None)
    behind.close(LONG)


def test_once_closed_it_begins_nothing_and_what_was_begun_is_finished(word: Event) -> None:
    behind, done = Behind(nullcontext), Event()

    def ask() -> None:
        word.wait(LONG)
        done.set()

    behind.refresh("a", ask)
    behind.close(patience=0)
    assert not done.is_set()
    word.set()
    behind.close(LONG)

    assert done.is_set()
    assert not behind.refresh("b", lambda: None)
