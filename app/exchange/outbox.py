"""The outbox: a mail is written in the transaction that it tells of, and sent afterwards.

    with db.changing(repeatable=False) as connection:
        ...                                               # What happens.
        outbox.put(connection, Letter("wanted", giver_id, {"title": "三体"}), now)

Each kind has a template of its name in `templates/mail/`, which the facts fill.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from secrets import token_hex

import orjson
from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from app.models import OutboxMail, Reader

KEPT = timedelta(days=7)
"""How long it is known that a mail was sent."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What is to be told to a reader; the address is looked up when it is sent."""

    kind: str
    reader_id: int
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A letter that is due, with where it goes."""

    id: int
    message_id: str
    letter: Letter
    nickname: str
    email: str
    language: str
    written_at: datetime
    tries: int
    """How often it has been tried, this time included."""


WRITTEN_LATELY = select(func.count()).where(
    OutboxMail.reader_id == bindparam("reader"),
    OutboxMail.kind == bindparam("kind"),
    OutboxMail.written_at > bindparam("since"),
)
DUE = (
    select(
        OutboxMail.id,
        OutboxMail.message_id,
        OutboxMail.kind,
        OutboxMail.reader_id,
        OutboxMail.facts,
        Reader.nickname,
        Reader.email,
        Reader.language,
        OutboxMail.written_at,
        OutboxMail.tries,
    )
    .join(Reader, Reader.id == OutboxMail.reader_id)
    .where(OutboxMail.due_at <= bindparam("now"), Reader.deleted_at.is_(None))
    .order_by(OutboxMail.due_at, OutboxMail.id)
    .limit(1)
)
CLAIM = (
    update(OutboxMail)
    .where(OutboxMail.id == bindparam("mail"), OutboxMail.tries == bindparam("before"))
    .where(OutboxMail.due_at <= bindparam("now"))
    .values(tries=bindparam("before") + 1, due_at=bindparam("until"))
)
SENT = (
    update(OutboxMail)
    .where(OutboxMail.id == bindparam("mail"))
    .values(sent_at=bindparam("now"), due_at=None, trouble=None)
)
PUT_OFF = (
    update(OutboxMail)
    .where(OutboxMail.id == bindparam("mail"), OutboxMail.sent_at.is_(None))
    .values(due_at=bindparam("until"), trouble=bindparam("why"))
)
TAKE_BACK = delete(OutboxMail).where(
    OutboxMail.reader_id == bindparam("reader"),
    OutboxMail.kind == bindparam("kind"),
    OutboxMail.sent_at.is_(None),
)
FORGET_OF = delete(OutboxMail).where(OutboxMail.reader_id == bindparam("reader"))
FORGET_OLD = delete(OutboxMail).where(
    OutboxMail.due_at.is_(None), OutboxMail.written_at < bindparam("before")
)
OF_READER = (
    select(OutboxMail.kind, OutboxMail.written_at, OutboxMail.sent_at)
    .where(OutboxMail.reader_id == bindparam("reader"))
    .order_by(OutboxMail.id)
)


def put(connection: Connection, letter: Letter, now: datetime) -> None:
    """Put a letter in the outbox; it is sent once the caller's transaction is committed."""
    row = {
        "message_id": token_hex(16),
        "reader_id": letter.reader_id,
        "kind": letter.kind,
        "facts": orjson.dumps(letter.facts).decode(),
        "written_at": now,
        "due_at": now,
        "tries": 0,
    }
    connection.execute(insert(OutboxMail), row)


def number_since(connection: Connection, reader_id: int, kind: str, since: datetime) -> int:
    """Give how many such letters were written to a reader since that moment."""
    asked = {"reader": reader_id, "kind": kind, "since": since}
    return connection.scalar(WRITTEN_LATELY, asked) or 0


def next_due(connection: Connection, now: datetime) -> Parcel | None:
    """Give the letter that has been due longest; it is not claimed yet."""
    row = connection.execute(DUE, {"now": now}).one_or_none()
    if row is None:
        return None
    return Parcel(
        id=row.id,
        message_id=row.message_id,
        letter=Letter(row.kind, row.reader_id, orjson.loads(row.facts)),
        nickname=row.nickname,
        email=row.email,
        language=row.language,
        written_at=row.written_at,
        tries=row.tries + 1,
    )


def claim(connection: Connection, parcel: Parcel, now: datetime, until: datetime) -> bool:
    """Claim a letter until that moment; say no where another process was quicker."""
    said = {"mail": parcel.id, "before": parcel.tries - 1, "now": now, "until": until}
    return connection.execute(CLAIM, said).rowcount == 1


def sent(connection: Connection, parcel: Parcel, now: datetime) -> None:
    """Note that a letter has left."""
    connection.execute(SENT, {"mail": parcel.id, "now": now})


def put_off(connection: Connection, parcel: Parcel, until: datetime | None, why: str) -> None:
    """Note that a letter could not leave: it is tried again then, or never where there is None."""
    connection.execute(PUT_OFF, {"mail": parcel.id, "until": until, "why": why[:200]})


def take_back(connection: Connection, reader_id: int, kind: str) -> None:
    """Take back what was not sent yet."""
    connection.execute(TAKE_BACK, {"reader": reader_id, "kind": kind})


def told(connection: Connection, reader_id: int) -> list[dict[str, object]]:
    """Tell which letters were written to a reader lately, and when they left."""
    return [dict(row) for row in connection.execute(OF_READER, {"reader": reader_id}).mappings()]


def forget_reader(connection: Connection, reader_id: int) -> None:
    """Forget every letter to a reader."""
    connection.execute(FORGET_OF, {"reader": reader_id})


def forget_old(connection: Connection, now: datetime) -> None:
    """Forget the letters that were sent, or given up, long ago."""
    connection.execute(FORGET_OLD, {"before": now - KEPT})
