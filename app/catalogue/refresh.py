"""What is asked again behind a reader who has been given what we held."""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Condition, Thread

log = logging.getLogger(__name__)

MOST = 8
"""Questions asked behind readers at once; the next reader of what is put off brings it up again."""

FAREWELL = 5.0
"""Most seconds that the end of a process waits for what is under way."""

Room = Callable[[], AbstractContextManager[object]]
"""Opens what a thread needs around it in order to reach the shelf."""


class Behind:
    """Asks again behind readers: a bounded number of questions at once, none twice at a time."""

    def __init__(self, room: Room, most: int = MOST) -> None:
        self._room = room
        self._most = most
        self._news = Condition()
        self._under_way: set[str] = set()
        self._closed = False

    def refresh(self, name: str, ask: Callable[[], object]) -> bool:
        """Ask the question so named in a thread of its own; say whether it was begun now."""
        with self._news:
            full = len(self._under_way) >= self._most
            if self._closed or full or name in self._under_way:
                return False
            self._under_way.add(name)
        Thread(target=self._ask, args=(name, ask), daemon=True).start()
        return True

    def wait(self, seconds: float) -> bool:
        """Wait until nothing is under way, so long at most; say whether it is so."""
        with self._news:
            return self._news.wait_for(lambda: not self._under_way, seconds)

    def close(self, patience: float = FAREWELL) -> None:
        """Begin nothing more, and give what is under way a little time to be kept."""
        with self._news:
            self._closed = True
        if not self.wait(patience):
            log.info("The process ends while %d questions are asked again.", len(self._under_way))

    def _ask(self, name: str, ask: Callable[[], object]) -> None:
        try:
            with self._room():
                ask()
        except Exception:
            log.exception("What was asked again behind a reader broke down.")
        finally:
            with self._news:
                self._under_way.discard(name)
                self._news.notify_all()
