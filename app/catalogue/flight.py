"""Who asks the same at the same time flies together: it is asked once, and all hear each answer.

There is no pilot. Whoever has heard everything so far, and finds nobody waiting for the next
answer, waits for it on behalf of all; so nobody depends on the one who came first, who may leave.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from itertools import count, takewhile
from threading import Condition, Lock
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")


class Crashed(Exception):
    """The thread that waited for all was stopped from outside."""

    def __init__(self) -> None:
        super().__init__("The search was stopped while it was under way; ask again.")


@dataclass(frozen=True, slots=True)
class _Landed(Generic[Outcome]):
    outcome: Outcome


class Flight(Generic[Item, Outcome]):
    """One work, gone through once and heard by all aboard from its beginning."""

    def __init__(self, work: Generator[Item, None, Outcome]) -> None:
        self._work = work
        self._heard: list[Item] = []
        self._news = Condition()
        self._someone_waits = False
        self._end: _Landed[Outcome] | Exception | None = None
        self.aboard = 0
        """How many listen; counted by `Flights`."""

    @property
    def over(self) -> bool:
        """Whether there will be no more."""
        return self._end is not None

    def listen(self) -> Generator[Item, None, Outcome]:
        """Give all that the work gives, and its outcome; raise what it raised."""
        for number in takewhile(self._comes, count()):
            yield self._heard[number]
        if isinstance(self._end, _Landed):
            return self._end.outcome
        raise self._end or Crashed

    def close(self) -> None:
        """End the work, for which nobody waits any more."""
        self._work.close()

    def _comes(self, number: int) -> bool:
        """Wait until that item is there, or will never be; say which."""
        while True:
            with self._news:
                self._news.wait_for(
                    lambda: len(self._heard) > number or self.over or not self._someone_waits
                )
                if len(self._heard) > number or self.over:
                    return len(self._heard) > number
                self._someone_waits = True
            self._wait_for_all()

    def _wait_for_all(self) -> None:
        heard: list[Item] = []
        end: _Landed[Outcome] | Exception | None = Crashed()
        try:
            heard, end = [next(self._work)], None
        except StopIteration as landing:
            end = _Landed(landing.value)
        except Exception as error:  # noqa: BLE001 -- Whatever it is, all who listen are told.
            end = error
        finally:
            with self._news:
                self._heard += heard
                self._end = end
                self._someone_waits = False
                self._news.notify_all()


class Flights:
    """The flights of one process, by the name of what they ask."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._by_name: dict[str, Flight[Any, Any]] = {}

    def fly(
        self, name: str, begin: Callable[[], Generator[Item, None, Outcome]]
    ) -> Generator[Item, None, Outcome]:
        """Join the flight of that name, or `begin` one; the last to leave ends it."""
        flight = self._board(name, begin)
        try:
            return (yield from flight.listen())
        finally:
            self._leave(name, flight)

    def _board(
        self, name: str, begin: Callable[[], Generator[Item, None, Outcome]]
    ) -> Flight[Item, Outcome]:
        with self._lock:
            flight = self._by_name.get(name)
            if flight is None or flight.over:
                flight = self._by_name[name] = Flight(begin())
            flight.aboard += 1
            return flight

    def _leave(self, name: str, flight: Flight[Any, Any]) -> None:
        with self._lock:
            flight.aboard -= 1
            if flight.aboard:
                return
            if self._by_name.get(name) is flight:
                del self._by_name[name]
        flight.close()
