"""The asking of one question: what is at hand, who must be asked, when, and what it comes to.

Looking a number up, searching by words and asking for the editions of a work are kinds of it; each
says what it has at hand and what it makes of the answers.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Generator, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from app.books.answer import KeptAnswer, SourceAnswer, Why
from app.books.query import Question
from app.catalogue.desk import Desk
from app.catalogue.question import flight_of
from app.spider.ask import ask_all
from app.spider.upstream import Upstream

BEHIND = Why("behind", "It is asked again behind this answer.")

Outcome = TypeVar("Outcome")


class Asking(ABC, Generic[Outcome]):
    """One question; `only` names the sources that may be asked, none means all.

    What is old is given at once and asked again behind the reader, except where `at_once` is
    false: then everyone who is due is waited for.
    """

    def __init__(
        self, desk: Desk, query: Question, only: Collection[str] = (), *, at_once: bool = True
    ) -> None:
        self.desk = desk
        self.only = only
        self.at_once = at_once
        self.came = desk.now()
        self.kept: Sequence[KeptAnswer] | None = None
        """What sources once answered to this, as it was when we looked last."""
        self._asked = query

    @property
    def name(self) -> str:
        """The name of what is asked once for all who ask it now."""
        return flight_of(self._asked, self.only)

    def as_it_comes(self) -> Generator[SourceAnswer, None, Outcome]:
        """Give each source's answer as it comes, and at last the outcome."""
        at_hand = self._at_hand()
        yield from at_hand
        due = self._due(at_hand)
        if not due:
            return self._outcome(at_hand, ())
        if self.desk.behind and self.at_once and (old := self._old(at_hand, due)):
            yield from old
            self.desk.behind.refresh(self.name, self._again)
            return self._outcome([*at_hand, *old], ())
        return (yield from self._in_turn(at_hand, due))

    def _at_hand(self) -> list[SourceAnswer]:
        skipped = self.desk.skipped(self._asked, self.only)
        return [*self._from_shelf(), *skipped, *self._remembered()]

    def _remembered(self) -> list[SourceAnswer]:
        """Give what sources answered lately, or since we looked before: who did is not asked."""
        before, self.kept = self.kept, self._answers()
        news = [] if before is None else [answer for answer in self.kept if answer not in before]
        fresh = self._fresh(self.kept)
        return self._as_answers([*fresh, *(answer for answer in news if answer not in fresh)])

    def _due(self, at_hand: Sequence[SourceAnswer]) -> list[Upstream]:
        """Give the sources that must be asked now."""
        known = {answer.source for answer in at_hand}
        asked = self.desk.asked(self._asked, self.only)
        return [source for source in asked if source.name not in known]

    def _in_turn(
        self, at_hand: Sequence[SourceAnswer], due: Sequence[Upstream]
    ) -> Generator[SourceAnswer, None, Outcome]:
        """Ask those who are due, once no other process asks them the same, and keep the answers."""
        deadline = self.desk.deadline()
        with self.desk.tower.cleared(self.name, deadline) as clearance:
            heard = list(at_hand)
            if clearance.look_again:
                told = self._told_meanwhile(at_hand, due, clearance.silent)
                yield from told
                heard += told
                due = self._due(heard)
            for answer in ask_all(due, self._asked, deadline):
                clearance.asked.append(answer)
                yield answer
            return self._outcome(heard, clearance.asked)

    def _told_meanwhile(
        self,
        at_hand: Sequence[SourceAnswer],
        due: Sequence[Upstream],
        silent: Sequence[SourceAnswer],
    ) -> list[SourceAnswer]:
        """Give what those who are due have told another process since we looked."""
        names = {source.name for source in due}
        told = {answer.source: answer for answer in [*silent, *self._at_hand()]}
        known = {answer.source for answer in at_hand}
        return [told[name] for name in told if name in names and name not in known]

    def _again(self) -> Outcome:
        """Ask the same anew, and wait for everyone."""
        asking = type(self)(self.desk, self._asked, self.only, at_once=False)
        return outcome_of(asking.as_it_comes())

    @abstractmethod
    def _from_shelf(self) -> list[SourceAnswer]:
        """Let what we hold answer."""

    @abstractmethod
    def _answers(self) -> Sequence[KeptAnswer]:
        """Give what sources once answered to this, however long ago."""

    @abstractmethod
    def _fresh(self, kept: Sequence[KeptAnswer]) -> Sequence[KeptAnswer]:
        """Give those answers that need not be asked for again."""

    @abstractmethod
    def _as_answers(self, kept: Sequence[KeptAnswer]) -> list[SourceAnswer]:
        """Give kept answers as answers, with the records they spoke of."""

    @abstractmethod
    def _old(self, at_hand: Sequence[SourceAnswer], due: Sequence[Upstream]) -> list[SourceAnswer]:
        """Answer for those who are due with what they said before; nothing where that will not do.

        It will not do where nothing is held, or where the settings want everyone asked each time.
        """

    @abstractmethod
    def _outcome(self, heard: Sequence[SourceAnswer], asked: Sequence[SourceAnswer]) -> Outcome:
        """Make the outcome of what was at hand and what was asked now, and keep the latter."""


def standing_in(before: Sequence[SourceAnswer], due: Sequence[Upstream]) -> list[SourceAnswer]:
    """Answer for each who is asked again behind the reader, with what it said before."""
    said = {answer.source: answer for answer in before}
    return [
        replace(said.get(one.name, SourceAnswer(one.name, "paused")), status="paused", why=BEHIND)
        for one in due
    ]


def outcome_of(answers: Generator[SourceAnswer, None, Outcome]) -> Outcome:
    """Wait for all answers and give what they come to."""
    while True:
        try:
            next(answers)
        except StopIteration as end:
            outcome: Outcome = end.value
            return outcome
