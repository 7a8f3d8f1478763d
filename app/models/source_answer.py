"""Which question each source has answered, and what each page of results showed."""

from datetime import datetime

from sqlalchemy import Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Base
from app.models.columns import Key, LongText, Moment, exact


class SourceAnswerRow(Base):
    """That a source answered a question, with which editions; a failure is never kept.

    `question` is the digest that `app/catalogue/question.py` makes, `isbns` a JSON list of
    ISBN-13s in the source's own order, empty when it knew none.
    """

    __tablename__ = "source_answer"
    __table_args__ = (UniqueConstraint("question", "page", "source"),)

    id: Mapped[Key]
    question: Mapped[str] = mapped_column(exact(64))
    page: Mapped[int] = mapped_column(Integer)
    source: Mapped[str] = mapped_column(exact(40))
    total: Mapped[int] = mapped_column(Integer)
    isbns: Mapped[str] = mapped_column(LongText)
    answered_at: Mapped[datetime] = mapped_column(Moment)


class ShownPage(Base):
    """The editions that one page of results showed, so that the next page repeats none."""

    __tablename__ = "shown_page"
    __table_args__ = (UniqueConstraint("question", "page"),)

    id: Mapped[Key]
    question: Mapped[str] = mapped_column(exact(64))
    page: Mapped[int] = mapped_column(Integer)
    isbns: Mapped[str] = mapped_column(LongText)
    shown_at: Mapped[datetime] = mapped_column(Moment)
