"""Editions as merged from what the sources said, and the words they are found by."""

from datetime import datetime

from sqlalchemy import ForeignKey, Integer
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
    title_length: Mapped[int] = mapped_column(Integer)
    """Characters of the title: among books that hold all words, the shortest title fits best."""
    document: Mapped[str] = mapped_column(LongText)
    asked_at: Mapped[datetime | None] = mapped_column(Moment)


class BookTerm(Base):
    """One term of one book, as the analyser in `app/books/words.py` spells it."""

    __tablename__ = "book_term"

    term: Mapped[str] = mapped_column(exact(64), primary_key=True)
    book_id: Mapped[int] = mapped_column(
        ForeignKey("book.id", ondelete="CASCADE"), primary_key=True, index=True
    )
