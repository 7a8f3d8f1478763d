"""What each source said of each edition, as it was read."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Base
from app.models.columns import Key, LongText, Moment, exact


class SourceRecord(Base):
    """One statement of one source about one ISBN; `said` is the record as JSON.

    One record of a library may name several ISBNs (hardback, paperback), so it stands once for
    each ISBN that was asked for. A record without ISBN stands under the empty one.
    """

    __tablename__ = "source_record"
    __table_args__ = (
        UniqueConstraint("source", "source_id", "isbn13"),
        Index("ix_source_record_fetched", "source", "fetched_at"),
    )

    id: Mapped[Key]
    source: Mapped[str] = mapped_column(exact(40))
    source_id: Mapped[str] = mapped_column(exact(190))
    isbn13: Mapped[str] = mapped_column(exact(13), index=True)
    said: Mapped[str] = mapped_column(LongText)
    fetched_at: Mapped[datetime | None] = mapped_column(Moment)
