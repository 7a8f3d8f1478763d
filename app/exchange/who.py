"""A reader, as whoever acts for him needs to know him."""

from dataclasses import dataclass
from datetime import datetime

from app.models import Reader


@dataclass(frozen=True, slots=True)
class Who:
    """The reader who is logged in, or whose token was shown."""

    id: int
    nickname: str
    email: str
    language: str
    since: datetime


WHO = (Reader.id, Reader.nickname, Reader.email, Reader.language, Reader.created_at)
"""What is read for it; sessions and tokens of a deleted reader are gone."""
