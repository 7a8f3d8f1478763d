"""The statements about readers themselves."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Executable, bindparam, insert, select, update

from app.exchange.who import WHO, Who
from app.models import Reader

KEPT = (*WHO, Reader.password_hash)
BY_EMAIL = select(*KEPT).where(Reader.email == bindparam("sought"))
BY_ID = select(*KEPT).where(Reader.id == bindparam("sought"), Reader.deleted_at.is_(None))
BY_NICKNAME = select(Reader.id).where(Reader.nickname == bindparam("sought"))

SPEAK = update(Reader).where(Reader.id == bindparam("who")).values(language=bindparam("chosen"))

UNCHANGED = update(Reader).where(
    Reader.id == bindparam("who"), Reader.password_hash == bindparam("old")
)
"""For who has proved a password that nobody has changed meanwhile."""

CHANGE = UNCHANGED.values(password_hash=bindparam("new"))
LEAVE = UNCHANGED.values(nickname=None, email=None, password_hash=None, deleted_at=bindparam("now"))


@dataclass(frozen=True, slots=True)
class Kept:
    """A reader, with the hash that the password is compared with."""

    who: Who
    password_hash: str


def by_email(connection: Connection, address: str) -> Kept | None:
    """Give the reader with this address."""
    return _one(connection, BY_EMAIL, address)


def by_id(connection: Connection, reader_id: int) -> Kept | None:
    """Give the reader with this number, unless the account is deleted."""
    return _one(connection, BY_ID, reader_id)


def is_nickname_taken(connection: Connection, nickname: str) -> bool:
    """Whether a reader is called so."""
    return connection.execute(BY_NICKNAME, {"sought": nickname}).first() is not None


def add(connection: Connection, row: dict[str, Any]) -> int:
    """Add a reader, and give the number."""
    added = connection.execute(insert(Reader), row).inserted_primary_key
    return int(added[0]) if added else 0


def speak(connection: Connection, who: Who, language: str) -> None:
    """Note the language in which a reader reads."""
    if who.language != language:
        connection.execute(SPEAK, {"who": who.id, "chosen": language})


def change_password(connection: Connection, kept: Kept, new_hash: str) -> bool:
    """Change the password; say no where it has been changed meanwhile."""
    said = {"who": kept.who.id, "old": kept.password_hash, "new": new_hash}
    return connection.execute(CHANGE, said).rowcount == 1


def leave(connection: Connection, kept: Kept, now: datetime) -> bool:
    """Erase all that is known of a reader; say no where the password was changed meanwhile."""
    said = {"who": kept.who.id, "old": kept.password_hash, "now": now}
    return connection.execute(LEAVE, said).rowcount == 1


def _one(connection: Connection, asked: Executable, sought: str | int) -> Kept | None:
    row = connection.execute(asked, {"sought": sought}).one_or_none()
    return Kept(Who.read(row[:-1]), row[-1]) if row else None
