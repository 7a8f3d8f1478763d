"""A reader, as whoever acts for him needs to know him."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.models import Reader


@dataclass(frozen=True, slots=True)
class Who:
    """The reader who is logged in, or whose token was shown."""

    id: int
    nickname: str
    email: str
    language: str
    since: datetime

    @classmethod
    def read(cls, row: Sequence[Any]) -> "Who":
        """Give the reader of a row of the columns in `WHO`."""
        return cls(*row)


WHO = (Reader.id, Reader.nickname, Reader.email, Reader.language, Reader.created_at)
"""What is read for it; sessions and tokens of a deleted reader are gone."""
