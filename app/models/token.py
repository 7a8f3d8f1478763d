"""The tokens by which a reader's own programs are let in."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Base
from app.models.columns import Key, Moment, exact


class ReaderToken(Base):
    """One token, known by its hash; the token itself was shown once and is kept nowhere."""

    __tablename__ = "reader_token"

    id: Mapped[Key]
    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(40))
    token_hash: Mapped[str] = mapped_column(exact(64), unique=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
