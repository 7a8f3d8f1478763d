"""The door of a process: so many questions are out at once, and others wait in line.

Of a crowd that all come in at once, each is served slowly, and sources are blamed for answers that
lay here unread. A question that waits long for a slow source stands in nobody's way, so it gives
its place back before it is answered.
"""

from _thread import start_new_thread
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Semaphore

AT_ONCE = 64
"""Questions that have a place: twice what a process can work on while sources think for 0.2 s."""

HELD = 1.0
"""Seconds after which a place is given back, whatever is still awaited."""


class Door:
    """Lets questions out, first come, first served."""

    def __init__(self, at_once: int = AT_ONCE, held: float = HELD) -> None:
        self._places = Semaphore(at_once)
        self._held = held

    @contextmanager
    def place(self, patience: float) -> Iterator[bool]:
        """Wait at most so many seconds for a place, and say whether there was one."""
        if not self._places.acquire(timeout=patience):
            yield False
            return
        left = Event()
        start_new_thread(self._give_back, (left,))
        try:
            yield True
        finally:
            left.set()

    def _give_back(self, left: Event) -> None:
        left.wait(self._held)
        self._places.release()
