"""Waiting with a pulse: what comes is given as it comes, and a sign of life while nothing does.

Whoever waits in front of a reader must notice when the reader has left, and a proxy between them
must not take the silence for the end. So the work is done in a thread of its own, and its reader
is never kept waiting for longer than one beat.
"""

import logging
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Event, Thread
from typing import TypeVar

log = logging.getLogger(__name__)

Item = TypeVar("Item")

Work = Callable[[], Generator[Item, None, None]]
"""What the thread does: begun, gone through and closed in it."""


@dataclass(frozen=True, slots=True)
class _End:
    """There will be no more; `error` says why where the work broke down."""

    error: Exception | None = None


def with_pulse(work: Work[Item], every: float) -> Generator[Item | None, None, None]:
    """Give what the work gives, and None each time that `every` seconds bring nothing.

    An error of the work is raised here. Once this generator is closed, the work is closed too, as
    soon as it gives its next item.
    """
    heard: Queue[Item | _End] = Queue()
    left = Event()
    Thread(target=_do, args=(work, heard, left), daemon=True).start()
    try:
        yield from _heard(heard, every)
    finally:
        left.set()


def _heard(heard: "Queue[Item | _End]", every: float) -> Generator[Item | None, None, None]:
    while True:
        try:
            item = heard.get(timeout=every)
        except Empty:
            yield None
            continue
        if not isinstance(item, _End):
            yield item
        elif item.error:
            raise item.error
        else:
            return


def _do(work: Work[Item], heard: "Queue[Item | _End]", left: Event) -> None:
    """Put all that the work gives on the queue, and at last its end."""
    try:
        with closing(work()) as items:
            for item in items:
                if left.is_set():
                    return
                heard.put(item)
    except Exception as error:
        if left.is_set():
            log.exception("What nobody waited for any more broke down.")
        heard.put(_End(error))
    else:
        heard.put(_End())
