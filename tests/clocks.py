"""A time of day, and a clock, that a test moves."""

from datetime import UTC, datetime, timedelta


class TestClocks:
    """Starts at one moment and stays there until it is moved."""

    __test__ = False

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 20, 12, tzinfo=UTC)

    def now(self) -> datetime:
        """Give the moment."""
        return self._now

    def pass_by(self, **time: float) -> None:
        """Let time pass: `pass_by(days=2)`."""
        self._now += timedelta(**time)


class HandClock:
    """Seconds that pass only when somebody waits; reads as a clock, and as a time of day."""

    def __init__(self) -> None:
        self._seconds = 1_000.0

    def __call__(self) -> float:
        """Give the seconds."""
        return self._seconds

    def sleep(self, seconds: float) -> None:
        """Wait, which takes no time."""
        self._seconds += seconds

    def now(self) -> datetime:
        """Give the time of day: noon when the clock is new."""
        return datetime(2026, 11, 20, 12, tzinfo=UTC) + timedelta(seconds=self._seconds - 1_000)
