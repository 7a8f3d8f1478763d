"""The browsers in which readers are logged in; each holds a secret that is of no use afterwards."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, insert, select

from app.exchange.secret import hash_of, new_secret
from app.exchange.who import WHO, Who
from app.models import Reader, ReaderSession

A_DAY = timedelta(days=1)
REMEMBERED = timedelta(days=30)
"""How long a session lasts, and how long one that is to be remembered."""

FOUND = (
    select(*WHO)
    .join(ReaderSession, ReaderSession.reader_id == Reader.id)
    .where(
        ReaderSession.key_hash == bindparam("key_hash"), ReaderSession.ends_at > bindparam("now")
    )
)
END = delete(ReaderSession).where(ReaderSession.key_hash == bindparam("key_hash"))
END_ALL = delete(ReaderSession).where(ReaderSession.reader_id == bindparam("reader"))
FORGET_OLD = delete(ReaderSession).where(ReaderSession.ends_at <= bindparam("now"))
OF_READER = (
    select(ReaderSession.opened_at, ReaderSession.ends_at)
    .where(ReaderSession.reader_id == bindparam("reader"))
    .order_by(ReaderSession.opened_at)
)


def begin(connection: Connection, reader_id: int, now: datetime, *, remember: bool) -> str:
    """Begin a session, and give the secret by which its browser is known."""
    key = new_secret()
    row = {
        "key_hash": hash_of(key),
        "reader_id": reader_id,
        "opened_at": now,
        "ends_at": now + (REMEMBERED if remember else A_DAY),
    }
    connection.execute(insert(ReaderSession), row)
    return key


def holder(connection: Connection, key: str, now: datetime) -> Who | None:
    """Give the reader whose session has this secret."""
    found = connection.execute(FOUND, {"key_hash": hash_of(key), "now": now}).one_or_none()
    return Who.read(found) if found else None


def end(connection: Connection, key: str) -> None:
    """End one session."""
    connection.execute(END, {"key_hash": hash_of(key)})


def end_all(connection: Connection, reader_id: int) -> None:
    """End every session of a reader."""
    connection.execute(END_ALL, {"reader": reader_id})


def told(connection: Connection, reader_id: int) -> list[dict[str, object]]:
    """Tell when a reader's sessions began, and when they end."""
    return [dict(row) for row in connection.execute(OF_READER, {"reader": reader_id}).mappings()]


def forget_old(connection: Connection, now: datetime) -> None:
    """Forget the sessions that have ended by themselves."""
    connection.execute(FORGET_OLD, {"now": now})
