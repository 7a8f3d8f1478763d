"""Who may ask a question now, where several processes are asked it at once.

Within a process the questions fly together already (`flight.py`). `flight_redis.py` gives
clearance to one process at a time, of all that use one Redis.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from app.books.answer import SourceAnswer
from app.spider.deadline import Deadline


@dataclass(slots=True)
class Clearance:
    """Leave to ask one question, while the other processes that were asked it wait.

    What sources answered is found on the shelf by those who waited; that one was silent is kept
    nowhere, so it is told here.
    """

    look_again: bool = False
    """Whether another process may have asked meanwhile, so that the shelf may hold more."""
    silent: Sequence[SourceAnswer] = ()
    """What came of the sources that were silent when another process asked them meanwhile."""
    asked: list[SourceAnswer] = field(default_factory=list)
    """What the holder was answered, to be filled in before the clearance ends."""


class Tower(Protocol):
    """Gives clearance to ask."""

    def cleared(self, name: str, deadline: Deadline) -> AbstractContextManager[Clearance]:
        """Wait, not much longer than the deadline, until nobody else asks the question so named."""


class OneProcess:
    """The tower of a process by itself, where nobody has to wait."""

    @contextmanager
    def cleared(self, name: str, deadline: Deadline) -> Iterator[Clearance]:
        """Clear at once."""
        del name, deadline
        yield Clearance()
