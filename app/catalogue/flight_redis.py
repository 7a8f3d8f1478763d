"""One question is asked once over all processes and machines: Redis holds a lock for it.

Who does not get the lock waits until the holder is done, and then finds on the shelf, which all
processes share, what the holder was answered. Where Redis is lost, each process asks by itself.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from threading import Event, Thread

import orjson
from redis import Redis
from redis.exceptions import LockError
from redis.lock import Lock

from app.books.answer import SourceAnswer, Why
from app.catalogue.tower import Clearance
from app.spider.deadline import Deadline
from app.spider.redis_presence import Presence

LEASE = 2.0
"""Seconds after which another asks, when the holder has died; while it lives it renews them."""

LOOK = 0.03
"""Seconds between two looks of one who waits; one a process and question does."""

GRACE = 0.3
"""Seconds past the deadline in which a holder, whose sources kept it that long, keeps the rest."""

TOLD_FOR = 5
"""Seconds for which those who waited are told who was silent."""


class ManyProcesses:
    """The tower of all processes that use one Redis."""

    def __init__(self, redis: Redis, presence: Presence, prefix: str = "fisher:") -> None:
        self._redis = redis
        self._presence = presence
        self._prefix = prefix

    @contextmanager
    def cleared(self, name: str, deadline: Deadline) -> Iterator[Clearance]:
        """Wait until no other process asks the question, or it is too late."""
        # The thread that ends a flight need not be the one that began it.
        lock = self._redis.lock(self._key(name, "flight"), LEASE, LOOK, thread_local=False)
        clearance = self._presence.through_redis(
            lambda: self._wait(name, lock, deadline), alone=Clearance
        )
        over = Event()
        if lock.local.token:
            Thread(target=self._renew, args=(lock, over), daemon=True).start()
        try:
            yield clearance
        finally:
            over.set()
            if lock.local.token:
                self._presence.through_redis(
                    lambda: self._done(name, lock, clearance), alone=lambda: None
                )

    def _wait(self, name: str, lock: Lock, deadline: Deadline) -> Clearance:
        if lock.acquire(blocking=False):
            # Another may have been done between our look at the shelf and this moment.
            return Clearance(look_again=True)
        lock.acquire(blocking_timeout=deadline.left + GRACE)
        told = self._redis.get(self._key(name, "silent"))
        return Clearance(look_again=True, silent=_read(told) if isinstance(told, bytes) else ())

    def _renew(self, lock: Lock, over: Event) -> None:
        """Keep the lock until the asking is over, or the lock is lost."""
        lost = False
        while not lost and not over.wait(LEASE / 4):
            lost = not self._presence.through_redis(lambda: _extended(lock), alone=lambda: False)

    def _done(self, name: str, lock: Lock, clearance: Clearance) -> None:
        silent = [answer for answer in clearance.asked if answer.silent]
        if silent:
            self._redis.set(self._key(name, "silent"), _spell(silent), ex=TOLD_FOR)
        elif clearance.asked:
            self._redis.delete(self._key(name, "silent"))
        with suppress(LockError):
            lock.release()

    def _key(self, name: str, what: str) -> str:
        """Name what is kept of a question; the braces keep it on one node of a cluster."""
        return f"{self._prefix}{{{name}}}:{what}"


def _extended(lock: Lock) -> bool:
    try:
        return lock.extend(LEASE, replace_ttl=True)
    except LockError:
        return False


def _spell(silent: Sequence[SourceAnswer]) -> bytes:
    told = [replace(answer, records=()) for answer in silent]
    return orjson.dumps(told, default=list)


def _read(told: bytes) -> list[SourceAnswer]:
    return [
        SourceAnswer(**{**answer, "records": (), "why": answer["why"] and Why(*answer["why"])})
        for answer in orjson.loads(told)
    ]
