"""The outbox: mails that are to be sent, written together with what they tell of."""

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Base
from app.models.columns import Key, LongText, Moment, exact


class OutboxMail(Base):
    """One mail to one reader.

    `facts` is a JSON object that fills the gaps of the template of its `kind`. `due_at` is when it
    is to be tried next, and empty once it was sent, or given up.
    """

    __tablename__ = "outbox_mail"

    id: Mapped[Key]
    message_id: Mapped[str] = mapped_column(exact(40), unique=True)
    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(exact(40))
    facts: Mapped[str] = mapped_column(LongText)
    written_at: Mapped[datetime] = mapped_column(Moment)
    due_at: Mapped[datetime | None] = mapped_column(Moment, index=True)
    tries: Mapped[int] = mapped_column(Integer, default=0)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    trouble: Mapped[str | None] = mapped_column(String(200))
    """Why the last try failed."""
