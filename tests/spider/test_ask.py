from collections.abc import Iterator
from threading import Barrier, Event

import pytest

from app.books.isbn import Isbn
from app.books.query import IsbnQuery, KeywordQuery
from app.spider.ask import ask_all, ask_many
from app.spider.deadline import Deadline
from app.spider.errors import BadStatus, SourceFailed, TimedOut
from app.spider.reply import Reply
from app.spider.source import Request, SourcePage
from tests.fakes import NOW, failing, record, source

DUNE = KeywordQuery("dune")
ISBN = Isbn("9780441013593")
OTHER = Isbn("9787536692930")


@pytest.fixture
def never() -> Iterator[Event]:
    """Give something to wait for that comes only when the test is over."""
    event = Event()
    yield event
    event.set()


def test_all_sources_are_asked_at_once() -> None:
    """Three sources meet at a barrier: were one asked after another, none could pass it."""
    meeting = Barrier(3, timeout=5)

    def meet(_: Request) -> Reply:
        meeting.wait()
        return Reply(b"")

    sources = [source(name, meet) for name in "abc"]

    answers = list(ask_all(sources, DUNE, Deadline.after(10)))

    assert {answer.source for answer in answers} == set("abc")
    assert {answer.status for answer in answers} == {"ok"}


def test_an_answer_is_given_as_soon_as_it_comes(never: Event) -> None:
    def wait(_: Request) -> Reply:
        never.wait(10)
        return Reply(b"")

    answers = ask_all([source("slow", wait), source("quick")], DUNE, Deadline.after(10))

    assert next(answers).source == "quick"


def test_who_has_not_answered_by_the_deadline_is_answered_for(never: Event) -> None:
    def wait(_: Request) -> Reply:
        never.wait(10)
        return Reply(b"")

    answers = list(ask_all([source("slow", wait), source("quick")], DUNE, Deadline.after(0.2)))

    assert [(answer.source, answer.status) for answer in answers] == [
        ("quick", "ok"),
        ("slow", "timeout"),
    ]


@pytest.mark.parametrize(
    ("error", "status", "detail"),
    [
        (TimedOut("It did not answer in time."), "timeout", "It did not answer in time."),
        (BadStatus(503), "error", "HTTP 503"),
        (SourceFailed("It failed."), "error", "It failed."),
    ],
)
def test_a_failure_is_an_answer(error: Exception, status: str, detail: str) -> None:
    [answer] = ask_all([source("a", failing(error))], DUNE, Deadline.after(5))

    assert (answer.status, answer.detail, answer.records) == (status, detail, ())


def test_a_fault_of_our_own_reading_costs_one_source_and_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def read(_: Reply) -> SourcePage:
        raise KeyError("isbn")

    sources = [source("broken", read=read), source("well")]

    answers = {a.source: a.status for a in ask_all(sources, DUNE, Deadline.after(5))}

    assert answers == {"broken": "error", "well": "ok"}
    assert "broken" in caplog.text


def test_a_record_of_another_isbn_is_not_taken_for_the_one_asked_for() -> None:
    """Sources answer a question about one ISBN with another's record: its facts are not ours."""
    page = SourcePage((record("a", OTHER.isbn13),), 1)

    [answer] = ask_all([source("a", page=page)], IsbnQuery(ISBN), Deadline.after(5))

    assert (answer.status, answer.records, answer.total) == ("empty", (), 0)


def test_a_record_of_several_isbns_is_told_of_the_one_asked_for() -> None:
    page = SourcePage((record("a", OTHER.isbn13, ISBN.isbn13),), 1)

    [answer] = ask_all([source("a", page=page)], IsbnQuery(ISBN), Deadline.after(5))

    assert answer.records[0].isbns == (ISBN.isbn13, OTHER.isbn13)


def test_what_was_fetched_is_stamped_with_the_moment() -> None:
    [answer] = ask_all([source()], DUNE, Deadline.after(5))

    assert answer.records[0].fetched_at == NOW


def test_a_source_without_its_key_is_skipped_and_says_which_variable_is_missing() -> None:
    [answer] = ask_all([source("shut", key="needed")], DUNE, Deadline.after(5))

    assert answer.status == "skipped"
    assert "FISHER_SOURCE__SHUT__KEY" in (answer.detail or "")


def test_many_isbns_are_asked_in_batches() -> None:
    seen: list[object] = []

    def answer(request: Request) -> Reply:
        seen.append(request.params["n"])
        return Reply(b"")

    isbns = [ISBN, OTHER, Isbn("9780765377067")]

    answers = list(ask_many([(source("a", answer, batch=2), isbns)], Deadline.after(5)))

    assert seen == [2, 1]
    assert [isbn for batch in answers for isbn in batch.isbns] == isbns


def test_a_batch_that_fails_is_an_answer_about_its_isbns() -> None:
    [batch] = ask_many([(source("a", failing(BadStatus(500)), batch=9), [ISBN])], Deadline.after(5))

    assert batch.isbns == (ISBN,)
    assert batch.answer.status == "error"


def test_no_batch_is_begun_after_the_deadline() -> None:
    asked = source("a", failing(AssertionError("It was asked too late.")), batch=1)

    assert list(ask_many([(asked, [ISBN, OTHER])], Deadline(0, lambda: 1.0))) == []


def test_an_error_page_where_absence_was_possible_is_told_by_its_status() -> None:
    def read(reply: Reply) -> SourcePage:
        reply.json()
        return SourcePage()

    gone = source("a", lambda _: Reply(b"<html>Forbidden</html>", 403), read=read)

    [answer] = ask_all([gone], DUNE, Deadline.after(5))

    assert (answer.status, answer.detail) == ("error", "HTTP 403")
