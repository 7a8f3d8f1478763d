"""Everyone is asked at once, and each answer is given as it comes.

The asking stops at the deadline whatever the sources do: those that have not answered by then
are answered for, as timed out. A source that fails is an answer like any other.
"""

from _thread import start_new_thread
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from functools import partial
from queue import Empty, Queue
from typing import TypeVar

from app.books.answer import SourceAnswer, Why
from app.books.isbn import Isbn
from app.books.query import Question
from app.spider.deadline import Deadline
from app.spider.door import Door
from app.spider.errors import TimedOut
from app.spider.upstream import BatchAnswer, Upstream

Answer = TypeVar("Answer")

Errand = Callable[[], Iterable[Answer]]
"""What one thread does: ask one source, and give its answers one by one."""


DOOR = Door()
"""The door of this process."""

LATE = TimedOut("It did not answer in time.").why
CROWD = Why("crowd", "Too many readers wait: it was not asked.")


def ask_all(
    sources: Sequence[Upstream], query: Question, deadline: Deadline, door: Door = DOOR
) -> Iterator[SourceAnswer]:
    """Ask one question of every source at once; one answer a source, in the order they come."""
    return ask_each([(source, query) for source in sources], deadline, door)


def ask_each(
    asking: Sequence[tuple[Upstream, Question]], deadline: Deadline, door: Door = DOOR
) -> Iterator[SourceAnswer]:
    """Ask each source its own question, all at once; one answer each, in the order they come."""
    waited_for = [source.name for source, _ in asking]
    errands = [partial(_one_answer, source, query, deadline) for source, query in asking]
    # Half of the time is left for the sources: whoever is asked too late would be blamed for it.
    with door.place(deadline.left / 2) if asking else nullcontext(enter_result=True) as placed:
        for answer in side_by_side(errands if placed else (), deadline):
            waited_for.remove(answer.source)
            yield answer
    for name in waited_for:
        yield _not_heard(name, asked=placed)


def ask_many(
    asking: Iterable[tuple[Upstream, Sequence[Isbn]]], deadline: Deadline
) -> Iterator[BatchAnswer]:
    """Ask each source about its ISBNs, all sources at once, in batches; answers as they come.

    What a source could not be asked before the deadline stays without an answer.
    """
    errands = [partial(source.answer_many, isbns, deadline) for source, isbns in asking]
    return side_by_side(errands, deadline)


def _not_heard(name: str, *, asked: bool) -> SourceAnswer:
    """Answer for a source that has given no answer."""
    if asked:
        return SourceAnswer(name, "timeout", why=LATE)
    return SourceAnswer(name, "paused", why=CROWD)


def side_by_side(errands: Sequence[Errand[Answer]], deadline: Deadline) -> Iterator[Answer]:
    """Run all errands at once and give their answers as they come, until it is too late."""
    heard: Queue[Answer | None] = Queue()
    for errand in errands:
        start_new_thread(_run, (errand, heard))
    still_out = len(errands)
    while still_out:
        try:
            answer = heard.get(timeout=deadline.left)
        except Empty:
            return
        if answer is None:
            still_out -= 1
        else:
            yield answer


def _run(errand: Errand[Answer], heard: "Queue[Answer | None]") -> None:
    """Put each answer of an errand on the queue, and None when there will be no more."""
    try:
        for answer in errand():
            heard.put(answer)
    finally:
        heard.put(None)


def _one_answer(source: Upstream, query: Question, deadline: Deadline) -> list[SourceAnswer]:
    return [source.answer(query, deadline)]
