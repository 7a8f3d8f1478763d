"""The tokens by which a reader's own programs are let in: made, shown once, revoked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from app.exchange.secret import hash_of, new_secret
from app.exchange.who import WHO, Who
from app.extensions import Database
from app.models import Reader, ReaderToken

MOST = 20
"""Tokens of one reader."""

MARK = "fisher_"
"""How each begins, so that one that has leaked is known for what it is."""


class EnoughTokens(Exception):
    """The reader has as many tokens as anyone may have."""


@dataclass(frozen=True, slots=True)
class Token:
    """What is known of a token afterwards."""

    id: int
    name: str
    made_at: datetime


FOUND = (
    select(*WHO)
    .join(ReaderToken, ReaderToken.reader_id == Reader.id)
    .where(ReaderToken.token_hash == bindparam("token_hash"))
)
OF_READER = (
    select(ReaderToken.id, ReaderToken.name, ReaderToken.made_at)
    .where(ReaderToken.reader_id == bindparam("reader"))
    .order_by(ReaderToken.id)
)
NUMBER = select(func.count()).where(ReaderToken.reader_id == bindparam("reader"))
REVOKE = delete(ReaderToken).where(
    ReaderToken.id == bindparam("token"), ReaderToken.reader_id == bindparam("reader")
)
REVOKE_ALL = delete(ReaderToken).where(ReaderToken.reader_id == bindparam("reader"))


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of all readers."""

    db: Database
    now: Callable[[], datetime]

    def make(self, who: Who, name: str) -> str:
        """Make a token and give it, for the only time; raises EnoughTokens."""
        token = MARK + new_secret()
        row = {"reader_id": who.id, "name": name, "made_at": self.now()}
        with self.db.changing(repeatable=False) as connection:
            if (connection.scalar(NUMBER, {"reader": who.id}) or 0) >= MOST:
                raise EnoughTokens(f"A reader has at most {MOST} tokens.")
            connection.execute(insert(ReaderToken), {**row, "token_hash": hash_of(token)})
        return token

    def holder(self, token: str) -> Who | None:
        """Give the reader whose program shows this token."""
        with self.db.looking() as connection:
            found = connection.execute(FOUND, {"token_hash": hash_of(token)}).one_or_none()
        return Who.read(found) if found else None

    def of(self, who: Who) -> list[Token]:
        """Give a reader's tokens, oldest first."""
        with self.db.looking() as connection:
            return [Token(*row) for row in connection.execute(OF_READER, {"reader": who.id})]

    def revoke(self, who: Who, token_id: int) -> bool:
        """Revoke one token of this reader; say whether there was one."""
        with self.db.changing(repeatable=False) as connection:
            asked = {"token": token_id, "reader": who.id}
            return connection.execute(REVOKE, asked).rowcount == 1


def told(connection: Connection, reader_id: int) -> list[dict[str, object]]:
    """Tell of a reader's tokens what is known of them."""
    return [dict(row) for row in connection.execute(OF_READER, {"reader": reader_id}).mappings()]


def revoke_all(connection: Connection, reader_id: int) -> None:
    """Revoke every token of a reader."""
    connection.execute(REVOKE_ALL, {"reader": reader_id})
