"""What holds while Redis is lost: this process alone keeps rates and pauses, and says so once."""

import logging
from collections.abc import Callable
from threading import Lock
from typing import TypeVar

from redis.exceptions import RedisError

from app.spider.breaker import Blame
from app.spider.deadline import Clock
from app.spider.pace import Pace
from app.spider.shared import InProcess, Pause, Shared, Turn

log = logging.getLogger(__name__)

TRY_AGAIN_AFTER = 5.0
"""Seconds until one caller tries a lost Redis again; nobody else waits for it."""

Told = TypeVar("Told")


class Fallback:
    """Agreement through Redis while it is there, in this process alone while it is not."""

    def __init__(self, redis: Shared, clock: Clock) -> None:
        self._redis = redis
        self._alone = InProcess(clock)
        self._clock = clock
        self._lock = Lock()
        self._lost = False
        self._try_at = 0.0

    def enter(self, name: str, pace: Pace, ahead: float, lease: float) -> Turn | Pause:
        """Take the next turn, if it is near enough and the source is not paused."""
        return self._agreed(lambda shared: shared.enter(name, pace, ahead, lease))

    def pause(self, name: str) -> Pause | None:
        """Say whether the source is paused now."""
        return self._agreed(lambda shared: shared.pause(name))

    def succeeded(self, name: str, turn: Turn) -> None:
        """Forget what was held against the source."""
        self._agreed(lambda shared: shared.succeeded(name, turn))

    def failed(self, name: str, turn: Turn, blame: Blame) -> None:
        """Hold a failure against the source."""
        self._agreed(lambda shared: shared.failed(name, turn, blame))

    def healthy(self) -> bool:
        """Say whether Redis is there; while it is lost it is asked now and then only."""
        return self._agreed(lambda shared: shared.healthy()) and not self._lost

    def _agreed(self, ask: Callable[[Shared], Told]) -> Told:
        if not self._may_try():
            return ask(self._alone)
        try:
            told = ask(self._redis)
        except RedisError as cause:
            self._lose(cause)
            return ask(self._alone)
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
            kind = type(cause).__name__
            log.warning("Redis is lost (%s): this process keeps rates and pauses alone.", kind)

    def _regain(self) -> None:
        if not self._lost:
            return
        with self._lock:
            news, self._lost = self._lost, False
        if news:
            log.warning("Redis is back: rates and pauses are kept together again.")
