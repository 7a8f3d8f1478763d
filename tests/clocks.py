"""A time of day that a test moves."""

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
