"""The names under which editions of one work meet."""

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Base


class WorkKey(Base):
    """One edition under one name of its work (`work_keys` in `app/books/work.py`).

    A name is kept as a number of 64 bits that is made of it: a million books have a million and a
    half of them. Who meets under one is a candidate only, so that two names of one number do no
    harm. In SQLite the table is its own index.
    """

    __tablename__ = "work_key"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 -- SQLAlchemy's own signature.

    key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    book_id: Mapped[int] = mapped_column(
        ForeignKey("book.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    )
