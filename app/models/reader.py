"""The readers: who has an account here, and the browsers in which they are logged in."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Base
from app.models.columns import Key, Moment, exact


class Reader(Base):
    """One reader; once the account is deleted, only the number is left, for what refers to it.

    `email` is as `app/exchange/mail_address.py` spells it, `password_hash` as argon2 does.
    """

    __tablename__ = "reader"

    id: Mapped[Key]
    nickname: Mapped[str | None] = mapped_column(exact(24), unique=True)
    email: Mapped[str | None] = mapped_column(exact(64), unique=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(exact(8), default="en")
    """The language of the pages this reader last used, for mails."""
    created_at: Mapped[datetime] = mapped_column(Moment)
    deleted_at: Mapped[datetime | None] = mapped_column(Moment)


class ReaderSession(Base):
    """One browser in which a reader is logged in; it is known by the hash of what it holds."""

    __tablename__ = "reader_session"

    key_hash: Mapped[str] = mapped_column(exact(64), primary_key=True)
    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id", ondelete="CASCADE"), index=True)
    opened_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)
