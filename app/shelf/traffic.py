"""How the sources have been answering: noted in passing, written together, read for the page."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from threading import Lock

from sqlalchemy import delete, select

from app.books.answer import SourceAnswer
from app.books.traffic import COUNTED, Counts, Kind, kind_of
from app.extensions import Database
from app.models import SourceTraffic
from app.shelf.upsert import upsert

COLUMNS = [getattr(SourceTraffic, name) for name in Kind._fields]


class Traffic:
    """The answers of all sources, counted; every process adds what it has heard.

    To note an answer costs nothing and cannot fail, so a search never waits for its counting.
    """

    def __init__(self, db: Database, now: Callable[[], datetime]) -> None:
        self._db = db
        self._now = now
        self._lock = Lock()
        self._noted: Counter[Kind] = Counter()

    def note(self, answer: SourceAnswer) -> None:
        """Count one answer to a question that was put to its source; it is written later."""
        if answer.status not in COUNTED:
            return
        with self._lock:
            self._noted[kind_of(answer, self._now())] += 1

    def write(self) -> None:
        """Add what this process has noted to what is written; where that fails, it is lost."""
        with self._lock:
            noted, self._noted = self._noted, Counter()
        if not noted:
            return
        rows = [{**kind._asdict(), "answers": number} for kind, number in noted.items()]
        with self._db.changing() as connection:
            upsert(connection, SourceTraffic, rows, Kind._fields, adding=("answers",))

    def since(self, moment: datetime) -> Counts:
        """Give what was counted in each step that began since that moment."""
        self.write()
        asked = select(*COLUMNS, SourceTraffic.answers).where(SourceTraffic.step >= moment)
        with self._db.looking() as connection:
            return {Kind(*kind): number for *kind, number in connection.execute(asked)}

    def forget(self, before: datetime) -> None:
        """Remove what was counted in steps that began before that moment."""
        with self._db.changing() as connection:
            connection.execute(delete(SourceTraffic).where(SourceTraffic.step < before))
