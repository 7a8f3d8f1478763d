"""What books are found by: a narrow row for sorting and facts, and the words that are known."""

from sqlalchemy import ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Base
from app.models.columns import exact

LONGEST_KEY = 190
"""Characters kept of a title's key: as many as an index of MariaDB takes."""


class BookSpine(Base):
    """What stands on the spine of a book: as much as sorting a thousand of them needs.

    The whole book is a long row; to read a thousand of those for one page would cost the disk.
    """

    __tablename__ = "book_spine"

    book_id: Mapped[int] = mapped_column(
        ForeignKey("book.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    isbn13: Mapped[str] = mapped_column(exact(13))
    title_key: Mapped[str] = mapped_column(exact(LONGEST_KEY), index=True)
    """The form in which titles are compared (`app/books/titles.py`)."""
    length: Mapped[int] = mapped_column(Integer)
    """Characters of the title: among books that hold all words, the shortest title fits best."""
    year: Mapped[int | None] = mapped_column(Integer, index=True)
    language: Mapped[str | None] = mapped_column(exact(20), index=True)


class KnownWord(Base):
    """A word that some book holds, with what a misspelled one has in common with it."""

    __tablename__ = "known_word"
    __table_args__ = (
        Index("ix_known_word_head", "head", "length"),
        Index("ix_known_word_tail", "tail", "length"),
    )

    word: Mapped[str] = mapped_column(exact(64), primary_key=True)
    head: Mapped[str] = mapped_column(exact(2))
    """Its first two letters."""
    tail: Mapped[str] = mapped_column(exact(2))
    """Its last two letters."""
    length: Mapped[int] = mapped_column(Integer)
