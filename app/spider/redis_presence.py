"""Whether Redis is there: decided once for all that goes through it, and said once in the log."""

import logging
from collections.abc import Callable
from threading import Lock
from typing import TypeVar

from redis.exceptions import RedisError

from app.spider.deadline import Clock

log = logging.getLogger(__name__)

TRY_AGAIN_AFTER = 5.0
"""Seconds until one caller tries a lost Redis again; nobody else waits for it."""

Told = TypeVar("Told")


class Presence:
    """Does things through Redis while it is there, and the other way while it is lost."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = Lock()
        self._lost = False
        self._try_at = 0.0

    @property
    def lost(self) -> bool:
        """Whether Redis did not answer when it was last asked."""
        return self._lost

    def through_redis(self, ask: Callable[[], Told], alone: Callable[[], Told]) -> Told:
        """Give what `ask` gives; what `alone` gives where Redis is lost, be it amid the asking."""
        if not self._may_try():
            return alone()
        try:
            told = ask()
        except RedisError as cause:
            self._lose(cause)
            return alone()
        self._regain()
        return told

    def _may_try(self) -> bool:
        if not self._lost:
            return True
        with self._lock:
            now = self._clock()
            due = now >= self._try_at
            if due:
                self._try_at = now + TRY_AGAIN_AFTER
            return due

    def _lose(self, cause: RedisError) -> None:
        with self._lock:
            news, self._lost = not self._lost, True
            self._try_at = self._clock() + TRY_AGAIN_AFTER
        if news:
            # The kind alone: the text of an error may hold the address, and that a password.
            log.warning("Redis is lost (%s): this process goes on alone.", type(cause).__name__)

    def _regain(self) -> None:
        if not self._lost:
            return
        with self._lock:
            news, self._lost = self._lost, False
        if news:
            log.warning("Redis is back: the processes agree again.")
