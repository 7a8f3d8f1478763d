"""What holds while Redis is lost: this process alone keeps rates and pauses."""

from collections.abc import Callable
from typing import TypeVar

from app.spider.breaker import Blame
from app.spider.deadline import Clock
from app.spider.pace import Pace
from app.spider.redis_presence import Presence
from app.spider.shared import InProcess, Pause, Shared, Turn

Told = TypeVar("Told")


class Fallback:
    """Agreement through Redis while it is there, in this process alone while it is not."""

    def __init__(self, redis: Shared, presence: Presence, clock: Clock) -> None:
        self._redis = redis
        self._presence = presence
        self._alone = InProcess(clock)

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
        return self._agreed(lambda shared: shared.healthy()) and not self._presence.lost

    def _agreed(self, ask: Callable[[Shared], Told]) -> Told:
        return self._presence.through_redis(lambda: ask(self._redis), lambda: ask(self._alone))
