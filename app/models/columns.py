"""Column types that mean the same in SQLite, PostgreSQL and MariaDB."""

from datetime import UTC, datetime
from typing import Annotated

from sqlalchemy import DateTime, String, Text
from sqlalchemy.dialects.mysql import LONGTEXT
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import TypeDecorator

LongText = Text().with_variant(LONGTEXT(), "mysql", "mariadb")
"""Text without a limit; MariaDB's TEXT ends at 64 kB, a table of contents may not."""


def exact(length: int) -> String:
    """Give a short text column that compares code point by code point.

    MariaDB's usual collation finds か and が, or a and A, the same; a key must not.
    """
    spelled = String(length, collation="utf8mb4_bin")
    return String(length).with_variant(spelled, "mysql", "mariadb")


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; the databases keep it without a zone, programs get it with one."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store the moment in UTC, without its zone."""
        del dialect
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment back with its zone."""
        del dialect
        return value.replace(tzinfo=UTC) if value else None


Key = Annotated[int, mapped_column(primary_key=True, autoincrement=True)]
