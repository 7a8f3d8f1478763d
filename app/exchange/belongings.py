"""What a reader has here besides the account: beans, gifts, wishes, requests."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Figures:
    """How a reader stands."""

    beans: float = 0
    gave: int = 0
    received: int = 0


class Belongings(Protocol):
    """Follows an account through its life, each time within the account's own transaction."""

    def welcome(self, connection: Connection, reader_id: int, now: datetime) -> None:
        """Give a new reader what each begins with."""

    def figures(self, connection: Connection, reader_id: int) -> Figures:
        """Say how a reader stands."""

    def told(self, connection: Connection, reader_id: int) -> Mapping[str, object]:
        """Tell a reader everything that is kept, as JSON, under names of its own."""

    def end(self, connection: Connection, reader_id: int, now: datetime) -> None:
        """End what is open, and erase what only the reader should have known."""


class NoBelongings:
    """The belongings of readers who only search."""

    def welcome(self, connection: Connection, reader_id: int, now: datetime) -> None:
        """Give nothing."""

    def figures(self, connection: Connection, reader_id: int) -> Figures:
        """Say that nothing was given, nor received."""
        del connection, reader_id
        return Figures()

    def told(self, connection: Connection, reader_id: int) -> Mapping[str, object]:
        """Tell that there is nothing."""
        del connection, reader_id
        return {}

    def end(self, connection: Connection, reader_id: int, now: datetime) -> None:
        """End nothing."""
