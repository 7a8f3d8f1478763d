"""The tables: what the sources said, what we made of it, and which questions were answered."""

from app.models.book import BookRow
from app.models.book_text import BookSpine, KnownWord
from app.models.source_answer import ShownPage, SourceAnswerRow
from app.models.source_record import SourceRecord
from app.models.source_traffic import SourceTraffic
from app.models.work_key import WorkKey

__all__ = [
    "BookRow",
    "BookSpine",
    "KnownWord",
    "ShownPage",
    "SourceAnswerRow",
    "SourceRecord",
    "SourceTraffic",
    "WorkKey",
]
