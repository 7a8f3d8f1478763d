"""What the sources said, kept so that merging can be done again without asking anyone."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from app.books.record import Record
from app.models import SourceRecord
from app.shelf import documents
from app.shelf.upsert import Row, upsert

RECORDS = (
    select(SourceRecord.said, SourceRecord.fetched_at, SourceRecord.isbn13)
    .where(SourceRecord.isbn13.in_(bindparam("isbns", expanding=True)))
    .order_by(SourceRecord.id)
)


def of(connection: Connection, isbns: Collection[str]) -> list[Record]:
    """Give every record about these ISBN-13s, in a fixed order."""
    rows = connection.execute(RECORDS, {"isbns": list(isbns)})
    return [
        documents.read_record(said, fetched_at).about(isbn13) for said, fetched_at, isbn13 in rows
    ]


def said_before(connection: Connection, source: str, before: datetime, most: int) -> list[str]:
    """Give ISBN-13s of which the source spoke before that moment, and "" for what has none."""
    asked = select(SourceRecord.isbn13).where(
        SourceRecord.source == source, SourceRecord.fetched_at < before
    )
    return list(connection.scalars(asked.distinct().limit(most)))


def forget(connection: Connection, source: str, before: datetime, isbns: Collection[str]) -> None:
    """Remove what the source said of these ISBN-13s before that moment."""
    connection.execute(
        delete(SourceRecord).where(
            SourceRecord.source == source,
            SourceRecord.fetched_at < before,
            SourceRecord.isbn13.in_(isbns),
        )
    )


def keep(connection: Connection, records: Sequence[Record]) -> None:
    """Keep the records; a newer word of the same source about the same edition replaces the old."""
    rows = {_key(record): _row(record) for record in records}
    upsert(connection, SourceRecord, list(rows.values()), ("source", "source_id", "isbn13"))


def _key(record: Record) -> tuple[str, str, str]:
    return record.source, record.id, record.isbn13 or ""


def _row(record: Record) -> Row:
    source, source_id, isbn13 = _key(record)
    return {
        "source": source,
        "source_id": source_id,
        "isbn13": isbn13,
        "said": documents.write(record),
        "fetched_at": record.fetched_at,
    }
