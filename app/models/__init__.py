"""The tables: what the sources said, what we made of it, and the readers with their mails."""

from app.models.book import BookRow
from app.models.book_text import BookSpine, KnownWord
from app.models.mail import OutboxMail
from app.models.reader import Reader, ReaderSession
from app.models.source_answer import ShownPage, SourceAnswerRow
from app.models.source_record import SourceRecord
from app.models.source_traffic import SourceTraffic
from app.models.token import ReaderToken
from app.models.tries import Tries
from app.models.work_key import WorkKey

__all__ = [
    "BookRow",
    "BookSpine",
    "KnownWord",
    "OutboxMail",
    "Reader",
    "ReaderSession",
    "ReaderToken",
    "ShownPage",
    "SourceAnswerRow",
    "SourceRecord",
    "SourceTraffic",
    "Tries",
    "WorkKey",
]
