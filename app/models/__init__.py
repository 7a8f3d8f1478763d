"""The tables: what the sources said, what we made of it, and the readers with their mails."""

from app.models.book import BookRow, BookTerm
from app.models.mail import OutboxMail
from app.models.reader import Reader, ReaderSession
from app.models.source_answer import ShownPage, SourceAnswerRow
from app.models.source_record import SourceRecord
from app.models.source_traffic import SourceTraffic
from app.models.token import ReaderToken
from app.models.tries import Tries

__all__ = [
    "BookRow",
    "BookTerm",
    "OutboxMail",
    "Reader",
    "ReaderSession",
    "ReaderToken",
    "ShownPage",
    "SourceAnswerRow",
    "SourceRecord",
    "SourceTraffic",
    "Tries",
]
