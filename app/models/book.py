"""Editions as merged from what the sources said."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Base
from app.models.columns import Key, LongText, Moment, exact


class BookRow(Base):
    """One edition; `document` is the merged book as JSON.

    `asked_at` is when sources were last asked about this very ISBN; it is empty for a book that
    only a search or the starter catalogue brought.
    """

    __tablename__ = "book"

    id: Mapped[Key]
    isbn13: Mapped[str] = mapped_column(exact(13), unique=True)
    document: Mapped[str] = mapped_column(LongText)
    asked_at: Mapped[datetime | None] = mapped_column(Moment)
