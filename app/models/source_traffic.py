"""How the sources have been answering, counted for the whole installation."""

from datetime import datetime

from sqlalchemy import Integer
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Base
from app.models.columns import Moment, exact


class SourceTraffic(Base):
    """So many answers of one source in ten minutes ended so, within so many milliseconds.

    The time comes first in the key: the page reads the last day, and what is older is removed.
    """

    __tablename__ = "source_traffic"

    step: Mapped[datetime] = mapped_column(Moment, primary_key=True)
    source: Mapped[str] = mapped_column(exact(40), primary_key=True)
    status: Mapped[str] = mapped_column(exact(10), primary_key=True)
    within_ms: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    answers: Mapped[int] = mapped_column(Integer)
