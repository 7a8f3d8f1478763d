"""One asking over several processes: each has its own catalogue, the shelf and Redis are one."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from queue import Queue
from threading import Event, Semaphore
from time import monotonic
from typing import Any

import pytest
from flask import Flask
from redis.lock import Lock

from app.books.answer import SourceAnswer, Why
from app.books.query import KeywordQuery
from app.catalogue.flight_redis import ManyProcesses
from app.catalogue.freshness import Lifetimes
from app.catalogue.result import SearchResult
from app.catalogue.search import Catalogue
from app.catalogue.tower import Clearance
from app.spider.deadline import Deadline
from app.spider.errors import BadStatus
from app.spider.redis_presence import Presence
from app.spider.shared_redis import connect
from tests.catalogue.told import DUNE, Told, catalogue_over, said
from tests.clocks import TestClocks
from tests.redis_server import URL, Relay, own_corner

LONG = 60.0
"""Seconds that no test lasts."""

WORDS = KeywordQuery("dune")


@pytest.fixture
def corner() -> Iterator[str]:
    with own_corner() as prefix:
        yield prefix


def tower(corner: str, url: str = URL) -> ManyProcesses:
    """Give the tower of one process."""
    return ManyProcesses(connect(url), Presence(monotonic), corner)


def soon(seconds: float = LONG) -> Deadline:
    return Deadline.after(seconds)


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> Semaphore:
    """Give what can be acquired once for each that has found the lock taken, and waits."""
    waiting, acquire = Semaphore(0), Lock.acquire

    def seen(self: Lock, **how: Any) -> Any:
        if "blocking_timeout" in how:
            waiting.release()
        return acquire(self, **how)

    monkeypatch.setattr(Lock, "acquire", seen)
    return waiting


class House:
    """Processes that share a shelf and a Redis, and ask the same fake sources."""

    def __init__(self, app: Flask, clocks: TestClocks, corner: str, waiting: Semaphore) -> None:
        self._waiting = waiting
        self._app = app
        self._clocks = clocks
        self._corner = corner
        self.word = Event()
        self.asked = Event()

    def first(self) -> None:
        """Let a source say that it was asked, and wait for the word."""
        self.asked.set()
        assert self.word.wait(LONG)

    def process(
        self, told: dict[str, Told], url: str = URL, lifetimes: Lifetimes | None = None
    ) -> Catalogue:
        return catalogue_over(
            self._clocks,
            told,
            tower=tower(self._corner, url),
            patience=LONG,
            lifetimes=lifetimes or Lifetimes(),
        )

    def search(self, process: Catalogue) -> SearchResult:
        with self._app.app_context():
            return process.search(WORDS)

    def one_after_the_other(
        self, *processes: Catalogue, between: Callable[[], object] = lambda: None
    ) -> list[SearchResult]:
        """Let the first ask; when its sources think, let the others come; then all is answered."""
        with ThreadPoolExecutor(len(processes)) as pool:
            early = pool.submit(self.search, processes[0])
            assert self.asked.wait(LONG)
            late = [pool.submit(self.search, process) for process in processes[1:]]
            assert all(self._waiting.acquire(timeout=LONG) for _ in late)
            between()
            self.word.set()
            return [result.result(LONG) for result in (early, *late)]


@pytest.fixture
def house(app: Flask, clocks: TestClocks, corner: str, waiting: Semaphore) -> Iterator[House]:
    house = House(app, clocks, corner, waiting)
    with app.app_context():
        yield house
    house.word.set()


def test_processes_that_are_asked_the_same_make_one_request_a_source(house: House) -> None:
    a, b = Told(said("a"), first=house.first), Told(said("b"))
    processes = [house.process({"a": a, "b": b}) for _ in range(3)]

    results = house.one_after_the_other(*processes)

    assert (len(a.asked), len(b.asked)) == (1, 1)
    assert [[book.isbn13 for book in result.books] for result in results] == [[DUNE.isbn13]] * 3
    assert not any(result.partial for result in results)


def test_a_source_that_failed_is_asked_once_and_named_by_all(house: House) -> None:
    a, b = Told(said("a"), first=house.first), Told()
    b.error = BadStatus(503)
    processes = [house.process({"a": a, "b": b}) for _ in range(2)]

    results = house.one_after_the_other(*processes)

    assert (len(a.asked), len(b.asked)) == (1, 1)
    for result in results:
        rows = {answer.source: (answer.status, answer.detail) for answer in result.answers}
        assert rows["b"] == ("error", "HTTP 503")


def test_with_no_lifetime_those_who_waited_ask_no_more(house: House) -> None:
    none = timedelta()
    a = Told(said("a"), first=house.first)
    processes = [house.process({"a": a}, lifetimes=Lifetimes(none, none, none)) for _ in range(2)]

    house.one_after_the_other(*processes)

    assert len(a.asked) == 1


def test_redis_lost_while_one_asks_and_another_waits_costs_a_request_and_no_answer(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    a = Told(said("a"), first=house.first)
    with Relay() as relay:
        processes = [house.process({"a": a}, relay.url) for _ in range(2)]

        results = house.one_after_the_other(*processes, between=relay.cut)

    assert len(a.asked) <= 2
    assert [[book.isbn13 for book in result.books] for result in results] == [[DUNE.isbn13]] * 2
    lost = [line for line in caplog.messages if line.startswith("Redis is lost")]
    assert len(lost) == len(processes), "Each process says it once."


def waits(corner: str, name: str = "q") -> bool:
    """Whether another process would have to wait for its clearance."""
    return bool(connect(URL).exists(f"{corner}{{{name}}}:flight"))


def test_one_alone_is_cleared_for_a_question(corner: str) -> None:
    with tower(corner).cleared("q", soon()) as clearance:
        assert waits(corner)
        assert clearance.look_again
    assert not waits(corner)


def test_different_questions_are_cleared_at_once(corner: str) -> None:
    with tower(corner).cleared("q", soon()), tower(corner).cleared("r", soon()):
        assert waits(corner, "q")
        assert waits(corner, "r")


def test_a_clearance_ends_with_an_error_too(corner: str) -> None:
    with pytest.raises(ValueError, match="broke"), tower(corner).cleared("q", soon()):
        raise ValueError("It broke.")

    assert not waits(corner)


def test_who_waited_is_told_who_was_silent(corner: str, waiting: Semaphore) -> None:
    silent = SourceAnswer(
        "b", "timeout", elapsed_ms=40, why=Why("late", "It did not answer in time.")
    )

    def wait() -> Clearance:
        with tower(corner).cleared("q", soon()) as clearance:
            return clearance

    with ThreadPoolExecutor(1) as pool:
        with tower(corner).cleared("q", soon()) as clearance:
            late = pool.submit(wait)
            assert waiting.acquire(timeout=LONG)
            clearance.asked += [SourceAnswer("a", "ok"), silent]
        told = late.result(LONG).silent
    with tower(corner).cleared("q", soon()) as later:
        afterwards = later.silent

    assert list(told) == [silent]
    assert not afterwards, "Who comes afterwards asks for himself."


def test_who_waits_too_long_goes_on_with_what_is_known(corner: str) -> None:
    with (
        tower(corner).cleared("q", soon()),
        tower(corner).cleared("q", soon(0.01)) as clearance,
    ):
        assert clearance.look_again
    assert not waits(corner)


def test_when_the_one_who_asked_has_died_another_asks(
    corner: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.catalogue.flight_redis.LEASE", 0.05)
    connect(URL).lock(f"{corner}{{q}}:flight", timeout=0.05).acquire()

    with tower(corner).cleared("q", soon()):
        assert waits(corner)


def test_while_the_one_who_asks_lives_the_lock_is_renewed(
    corner: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    renewed: Queue[tuple[float, bool]] = Queue()

    def extend(_: Lock, seconds: float, *, replace_ttl: bool) -> bool:
        renewed.put((seconds, replace_ttl))
        return True

    monkeypatch.setattr(Lock, "extend", extend)
    monkeypatch.setattr("app.catalogue.flight_redis.LEASE", 0.1)

    with tower(corner).cleared("q", soon()):
        assert [renewed.get(timeout=LONG) for _ in range(2)] == [(0.1, True)] * 2


def test_a_lock_that_was_lost_is_not_renewed_and_its_end_harms_nobody(
    corner: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.catalogue.flight_redis.LEASE", 0.1)
    with tower(corner).cleared("q", soon()):
        connect(URL).set(f"{corner}{{q}}:flight", "another's")

    assert waits(corner)


def test_without_redis_everyone_is_cleared_at_once(
    corner: str, caplog: pytest.LogCaptureFixture
) -> None:
    with Relay() as relay:
        relay.cut()
        with (
            tower(corner, relay.url).cleared("q", soon()) as one,
            tower(corner, relay.url).cleared("q", soon()) as other,
        ):
            assert (one, other) == (Clearance(), Clearance())
    assert [line.startswith("Redis is lost") for line in caplog.messages] == [True, True]


def test_a_redis_lost_amid_the_asking_harms_nobody(corner: str) -> None:
    with Relay() as relay, tower(corner, relay.url).cleared("q", soon()) as clearance:
        relay.cut()
        clearance.asked.append(SourceAnswer("a", "timeout"))
