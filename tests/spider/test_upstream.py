"""A source at its rate, and while it is paused, as those who ask it see it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.books.isbn import Isbn
from app.books.query import IsbnQuery, KeywordQuery
from app.spider.all import SOURCES
from app.spider.breaker import FAILURES
from app.spider.deadline import Deadline
from app.spider.errors import BadStatus
from app.spider.gate import Gate
from app.spider.pace import pace_of
from app.spider.reply import Reply
from app.spider.shared import InProcess
from app.spider.source import Request, Source, SourcePage, Step
from app.spider.upstream import MOST_STEPS, Upstream
from tests import fakes
from tests.clocks import HandClock

DUNE = KeywordQuery("dune")
ABSENT = [source for source in SOURCES if source.absent]
ISBNS = [Isbn("9780441013593"), Isbn("9787536692930"), Isbn("9780765377067")]


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


def once_a_second(clock: HandClock, answer: Callable[[Request], Reply]) -> Upstream:
    gate = Gate("a", pace_of(1), InProcess(clock), clock, clock.now, clock.sleep)
    return replace(fakes.source("a", answer, now=clock.now), clock=clock, gate=gate)


def test_a_source_that_keeps_failing_is_not_asked_and_says_until_when(clock: HandClock) -> None:
    asked: list[Request] = []

    def fail(request: Request) -> Reply:
        asked.append(request)
        raise BadStatus(503)

    source = once_a_second(clock, fail)
    answers = [source.answer(DUNE, Deadline.after(6, clock)) for _ in range(FAILURES + 1)]

    assert [answer.status for answer in answers] == ["error"] * FAILURES + ["paused"]
    assert answers[-1].detail == (
        "It is paused until 12:00:07 UTC after repeated failures (HTTP 503)."
    )
    assert len(asked) == FAILURES


def test_a_paused_source_is_asked_again_by_one_request(clock: HandClock) -> None:
    answers = iter([BadStatus(503)] * FAILURES)

    def answer(_: Request) -> Reply:
        if failure := next(answers, None):
            raise failure
        return Reply(b"")

    source = once_a_second(clock, answer)
    for _ in range(FAILURES):
        source.answer(DUNE, Deadline.after(6, clock))
    clock.sleep(5)

    assert source.answer(DUNE, Deadline.after(6, clock)).status == "ok"


def test_an_answer_says_how_long_it_took_with_the_waiting_in_line(clock: HandClock) -> None:
    source = once_a_second(clock, lambda _: Reply(b""))
    took = [source.answer(DUNE, Deadline.after(6, clock)).elapsed_ms for _ in range(2)]

    assert took == [0, 1000]


def test_many_isbns_are_asked_at_the_rate_of_the_source(clock: HandClock) -> None:
    moments: list[float] = []

    def answer(_: Request) -> Reply:
        moments.append(clock())
        return Reply(b"")

    source = once_a_second(clock, answer)
    answers = list(source.answer_many(ISBNS, Deadline.after(60, clock)))

    assert [batch.answer.status for batch in answers] == ["ok"] * 3
    assert [moment - moments[0] for moment in moments] == [0, 1, 2]


def test_what_cannot_be_asked_before_the_deadline_is_answered_as_paused(clock: HandClock) -> None:
    source = once_a_second(clock, lambda _: Reply(b""))
    answers = list(source.answer_many(ISBNS, Deadline.after(1.5, clock)))

    assert [batch.answer.status for batch in answers] == ["ok", "ok", "paused"]


def in_steps(number: int) -> Callable[[Reply], SourcePage]:
    """Read an answer that leads on for so many further steps, and then has its record."""

    def read(_: Reply) -> SourcePage:
        if number == 0:
            return SourcePage((fakes.record(),), 1)
        return SourcePage(then=Step(Request(f"/step/{number}"), in_steps(number - 1)))

    return read


def stepping(
    clock: HandClock, number: int, answer: Callable[[Request], Reply] = lambda _: Reply(b"")
) -> Upstream:
    source = once_a_second(clock, answer)
    return replace(source, source=replace(source.source, read=in_steps(number)))


def test_steps_are_asked_in_turn_at_the_rate_of_the_source(clock: HandClock) -> None:
    asked: list[tuple[str, float]] = []

    def answer(request: Request) -> Reply:
        asked.append((request.path, clock()))
        return Reply(b"")

    started = clock()
    told = stepping(clock, 2, answer).answer(DUNE, Deadline.after(6, clock))

    assert [(path, at - started) for path, at in asked] == [
        ("/words", 0),
        ("/step/2", 1),
        ("/step/1", 2),
    ]
    assert (told.status, len(told.records), told.elapsed_ms) == ("ok", 1, 2000)


def test_a_step_that_fails_is_a_failure_of_the_source(clock: HandClock) -> None:
    def answer(request: Request) -> Reply:
        if request.path == "/step/1":
            raise BadStatus(503)
        return Reply(b"")

    told = stepping(clock, 1, answer).answer(DUNE, Deadline.after(6, clock))

    assert (told.status, told.detail, told.records) == ("error", "HTTP 503", ())


def test_a_step_that_no_time_is_left_for_is_not_taken(clock: HandClock) -> None:
    told = stepping(clock, 2).answer(DUNE, Deadline.after(1.5, clock))

    assert (told.status, told.records) == ("paused", ())


@pytest.mark.parametrize(("number", "status"), [(MOST_STEPS, "ok"), (MOST_STEPS + 1, "error")])
def test_answers_lead_on_so_far_and_no_further(number: int, status: str, clock: HandClock) -> None:
    asked: list[Request] = []

    def answer(request: Request) -> Reply:
        asked.append(request)
        return Reply(b"")

    told = stepping(clock, number, answer).answer(DUNE, Deadline.after(60, clock))

    assert told.status == status
    assert len(asked) == 1 + MOST_STEPS


def test_a_batch_takes_its_steps_too(clock: HandClock) -> None:
    answers = list(stepping(clock, 1).answer_many(ISBNS[:1], Deadline.after(6, clock)))

    assert [(batch.answer.status, batch.answer.elapsed_ms) for batch in answers] == [("ok", 1000)]


def test_each_answer_to_a_question_that_was_asked_is_noted_as_it_is_given(
    clock: HandClock,
) -> None:
    noted: list[object] = []
    source = replace(once_a_second(clock, lambda _: Reply(b"")), note=noted.append)
    about_another = source.search_by_isbn(Isbn("9787536692930"), Deadline.after(6, clock))
    batches = list(source.answer_many(ISBNS[:1], Deadline.after(6, clock)))

    assert about_another.status == "empty"
    assert noted == [about_another, batches[0].answer]


def test_a_question_that_is_not_asked_is_not_noted(clock: HandClock) -> None:
    noted: list[object] = []
    asleep = replace(fakes.source("a", key="needed"), note=noted.append)

    assert asleep.answer(DUNE, Deadline.after(6, clock)).status == "skipped"
    assert noted == []


def test_a_gate_says_that_it_is_closed_only_while_the_source_is_paused(clock: HandClock) -> None:
    source = once_a_second(clock, fakes.failing(BadStatus(403)))
    before = source.gate.closed()
    for _ in range(FAILURES):
        source.answer(DUNE, Deadline.after(6, clock))
    during = source.gate.closed()
    clock.sleep(600)

    assert before is None
    assert during is not None
    assert during.sentence == "It is paused until 12:10:02 UTC after repeated failures (HTTP 403)."
    assert source.gate.closed() is None


def answering(source: Source, status: int, body: bytes) -> Upstream:
    """Give a source that answers so, with the key that it may need."""
    return replace(fakes.source(answer=lambda _: Reply(body, status)), source=source, key="a-key")


@pytest.mark.parametrize("source", ABSENT, ids=lambda source: source.name)
@pytest.mark.parametrize("body", [b"", b"<h1>Not Found</h1>", b'{"code": 6000}'])
def test_an_error_status_never_means_that_words_find_nothing(source: Source, body: bytes) -> None:
    for status in source.absent:
        answer = answering(source, status, body).answer(DUNE, Deadline.after(1))
        assert answer.status == "error"


def test_a_refusal_of_words_is_told_in_the_words_of_its_body() -> None:
    (douban,) = (source for source in ABSENT if source.name == "douban")
    banned = answering(douban, 403, b'{"msg": "apikey_is_blocked: 0123", "code": 105}')

    assert banned.answer(DUNE, Deadline.after(1)).detail == "apikey_is_blocked (code 105)"


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("douban", b'{"msg": "book_not_found", "code": 6000}'),
        ("yushu", b"<h1>Not Found</h1>"),
        ("open_library", b'{"error": "notfound", "key": "/books/OL1M"}'),
    ],
)
def test_of_one_edition_the_same_status_may_mean_that_there_is_none(name: str, body: bytes) -> None:
    (source,) = (source for source in ABSENT if source.name == name)
    upstream, query = answering(source, 404, body), IsbnQuery(Isbn("9787536692930"))

    assert upstream.answer(query, Deadline.after(1)).status == "empty"
    (batch,) = upstream.answer_many([query.isbn], Deadline.after(1))
    assert batch.answer.status == "empty"
