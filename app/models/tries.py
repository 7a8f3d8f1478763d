"""How often somebody has tried what is limited."""

from datetime import datetime

from sqlalchemy import Integer
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Base
from app.models.columns import Moment, exact


class Tries(Base):
    """So many tries, and when the last was; `who` is a digest of it all."""

    __tablename__ = "tries"

    who: Mapped[str] = mapped_column(exact(64), primary_key=True)
    number: Mapped[int] = mapped_column(Integer)
    last_at: Mapped[datetime] = mapped_column(Moment)
