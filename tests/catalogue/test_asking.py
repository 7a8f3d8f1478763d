"""One asking for all who ask the same at the same time, with a shelf that is real."""

from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Barrier, Event
from typing import TypeVar

import pytest
from flask import Flask

from app.books.query import IsbnQuery, KeywordQuery, Query
from app.catalogue.freshness import Lifetimes
from app.catalogue.result import SearchResult
from app.catalogue.search import Catalogue
from app.spider.errors import BadStatus
from tests.catalogue.told import DUNE, SANTI, Told, catalogue_over, said
from tests.clocks import TestClocks

LONG = 60.0
"""Seconds that no test lasts."""

MANY = 20

Given = TypeVar("Given")


@pytest.fixture
def context(app: Flask) -> Iterator[Flask]:
    with app.app_context():
        yield app


class Crowd:
    """Readers who come at one moment; the sources answer when the last of them has been heard."""

    def __init__(self, app: Flask, clocks: TestClocks) -> None:
        self._app = app
        self._clocks = clocks
        self.word = Event()

    def slow(self, *asked_for: str) -> Told:
        """Give a source that knows a book, and answers when the word is given."""
        return Told(*(said(name) for name in asked_for), first=self._wait)

    def _wait(self) -> None:
        assert self.word.wait(LONG)

    def over(self, **told: Told) -> Catalogue:
        return catalogue_over(self._clocks, told, patience=LONG)

    def each(self, asks: Collection[Callable[[], Given]]) -> list[Given]:
        """Let each ask in a thread of its own, all at one moment."""
        start = Barrier(len(asks), timeout=LONG)

        def one(ask: Callable[[], Given]) -> Given:
            with self._app.app_context():
                start.wait()
                return ask()

        with ThreadPoolExecutor(len(asks)) as pool:
            asked = [pool.submit(one, ask) for ask in asks]
            return [answer.result(LONG) for answer in asked]

    def search(self, catalogue: Catalogue, *queries: Query, only: str = "") -> list[SearchResult]:
        """Let each query be searched for as it comes, heard once, then waited for to the end."""
        heard = Barrier(len(queries), action=self.word.set, timeout=LONG)

        def ask(query: Query) -> SearchResult:
            answers = catalogue.search_as_it_comes(query, (only,) if only else ())
            next(answers)
            heard.wait()
            *_, result = answers
            assert isinstance(result, SearchResult)
            return result

        return self.each([partial(ask, query) for query in queries])


@pytest.fixture
def crowd(context: Flask, clocks: TestClocks) -> Iterator[Crowd]:
    crowd = Crowd(context, clocks)
    yield crowd
    crowd.word.set()


@pytest.mark.parametrize("query", [KeywordQuery("dune"), IsbnQuery(DUNE)])
def test_identical_cold_questions_make_one_request_a_source(crowd: Crowd, query: Query) -> None:
    a, b = crowd.slow("a"), crowd.slow("b")

    results = crowd.search(crowd.over(a=a, b=b), *[query] * MANY)

    assert (len(a.asked), len(b.asked)) == (1, 1)
    assert {book.isbn13 for result in results for book in result.books} == {DUNE.isbn13}
    assert len(results) == MANY


def test_spellings_of_one_question_share_its_answer_and_each_gets_his_own_back(
    crowd: Crowd,
) -> None:
    a = crowd.slow("a")
    queries = [KeywordQuery("dune"), KeywordQuery("DUNE"), KeywordQuery("Dune")]

    results = crowd.search(crowd.over(a=a), *queries)

    assert len(a.asked) == 1
    assert [result.query for result in results] == queries


def test_another_page_size_or_language_is_another_question(crowd: Crowd) -> None:
    a = crowd.slow("a")
    queries = [
        KeywordQuery("dune"),
        KeywordQuery("dune", page=2),
        KeywordQuery("dune", per_page=5),
        KeywordQuery("dune", language="en"),
        KeywordQuery("dune messiah"),
    ]

    crowd.search(crowd.over(a=a), *queries)

    assert len(a.asked) == len(queries)


def test_another_choice_of_sources_is_another_question(crowd: Crowd) -> None:
    a, b = crowd.slow("a"), crowd.slow("b")
    catalogue = crowd.over(a=a, b=b)
    all_of_them = catalogue.search_as_it_comes(KeywordQuery("dune"))
    next(all_of_them)

    crowd.word.set()
    chosen = catalogue.search(KeywordQuery("dune"), ("b",))

    assert [answer.source for answer in chosen.answers] == ["b"]
    all_of_them.close()


def test_a_source_that_fails_is_asked_once_for_all_and_named_to_all(crowd: Crowd) -> None:
    a, b = crowd.slow("a"), crowd.slow()
    b.error = BadStatus(503)

    results = crowd.search(crowd.over(a=a, b=b), *[KeywordQuery("dune")] * MANY)

    assert len(b.asked) == 1
    assert all(result.partial and result.books for result in results)


def test_a_reader_who_leaves_takes_nothing_from_the_others(crowd: Crowd) -> None:
    a = crowd.slow("a")
    catalogue = crowd.over(a=a)
    leaving = catalogue.search_as_it_comes(KeywordQuery("dune"))
    staying = catalogue.search_as_it_comes(KeywordQuery("dune"))
    next(leaving), next(staying)

    leaving.close()
    crowd.word.set()
    *_, result = staying

    assert isinstance(result, SearchResult)
    assert [book.isbn13 for book in result.books] == [DUNE.isbn13]
    assert len(a.asked) == 1


def test_a_fault_of_our_own_is_told_to_all_and_the_next_one_asks_anew(
    crowd: Crowd, monkeypatch: pytest.MonkeyPatch
) -> None:
    a = Told(said("a"))
    catalogue = crowd.over(a=a)

    def broken(*_: object) -> None:
        raise RuntimeError("Merging broke down.")

    def ask() -> str:
        try:
            catalogue.search(KeywordQuery("dune"))
        except RuntimeError as error:
            return str(error)
        return "nothing"

    with monkeypatch.context() as patch:
        patch.setattr("app.catalogue.keywords.merge", broken)
        assert crowd.each([ask] * 5) == ["Merging broke down."] * 5

    assert catalogue.search(KeywordQuery("dune")).books


def test_identical_batches_make_one_call(crowd: Crowd) -> None:
    began = Barrier(2, timeout=LONG)

    def first() -> None:
        began.wait()
        assert crowd.word.wait(LONG)

    a = Told(said("a"), first=first)
    catalogue = crowd.over(a=a)
    early = Event()

    def ask_first() -> int:
        return len(catalogue.look_up_many([DUNE]).books)

    def ask_later() -> int:
        began.wait()
        early.set()
        return len(catalogue.look_up_many([DUNE, DUNE]).books)

    def give_word() -> int:
        assert early.wait(LONG)
        crowd.word.set()
        return 1

    assert crowd.each([ask_first, ask_later, give_word]) == [1, 1, 1]
    assert len(a.asked) == 1


def test_with_no_lifetime_each_search_asks_and_what_comes_together_asks_once(
    crowd: Crowd, clocks: TestClocks
) -> None:
    a = crowd.slow("a")
    none = timedelta()
    catalogue = catalogue_over(
        clocks, {"a": a}, patience=LONG, lifetimes=Lifetimes(none, none, none)
    )

    crowd.search(catalogue, *[KeywordQuery("dune")] * MANY)
    clocks.pass_by(seconds=1)
    catalogue.search(KeywordQuery("dune"))
    clocks.pass_by(seconds=1)
    catalogue.look_up(SANTI)
    clocks.pass_by(seconds=1)
    catalogue.look_up(SANTI)

    assert len(a.asked) == 4


@pytest.mark.usefixtures("context")
def test_with_no_lifetime_no_page_repeats_the_page_before_it(clocks: TestClocks) -> None:
    none = timedelta()
    told = Told(said("a"), said("a", SANTI))
    catalogue = catalogue_over(clocks, {"a": told}, lifetimes=Lifetimes(none, none, none))
    first = catalogue.search(KeywordQuery("dune", 1, 1))

    clocks.pass_by(minutes=59)
    second = catalogue.search(KeywordQuery("dune", 2, 1))

    assert {book.isbn13 for page in (first, second) for book in page.books} == {
        DUNE.isbn13,
        SANTI.isbn13,
    }
