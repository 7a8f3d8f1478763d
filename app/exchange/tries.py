"""How often something may be tried: per account and per address it is tried from.

Whoever fails too often is refused for a while, from that address, on that account: the reader it
belongs to goes in from everywhere else, and so does everybody else from there.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil

from sqlalchemy import Connection, bindparam, delete, select

from app.models import Tries
from app.shelf.upsert import upsert

MOST = 5
"""Tries before one is refused."""

WHILE = timedelta(minutes=15)
"""How long after the last one tries still count."""

KEPT = select(Tries.number, Tries.last_at).where(Tries.who == bindparam("who"))
FORGET = delete(Tries).where(Tries.who == bindparam("who"))
FORGET_OLD = delete(Tries).where(Tries.last_at < bindparam("before"))


class TooManyTries(Exception):
    """It was tried too often, and may be tried again in `wait` seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__(f"This was tried too often. Try again in {wait} seconds.")
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Tried:
    """What was tried on which account from which address."""

    what: str
    account: str
    address: str

    @property
    def who(self) -> str:
        """Give the digest that stands for it: neither account nor address is kept."""
        told = "\n".join((self.what, self.account, home_of(self.address)))
        return sha256(told.encode(errors="replace")).hexdigest()


def home_of(address: str) -> str:
    """Give what one household has: an IPv4 address, or 64 bits of an IPv6 one.

    >>> home_of("2001:db8:1:2:3::4")
    '2001:db8:1:2::/64'
    """
    try:
        read = ip_address(address)
    except ValueError:
        return address
    if not isinstance(read, IPv6Address):
        return str(read)
    return str(read.ipv4_mapped or ip_network((read, 64), strict=False))


def refuse_if_spent(connection: Connection, tried: Tried, now: datetime) -> None:
    """Raise TooManyTries where all tries are spent."""
    kept = connection.execute(KEPT, {"who": tried.who}).one_or_none()
    if kept and kept.number >= MOST and now < kept.last_at + WHILE:
        left = kept.last_at + WHILE - now
        raise TooManyTries(ceil(left.total_seconds()))


def count(connection: Connection, tried: Tried, now: datetime) -> None:
    """Count one try; those of long ago are forgotten first.

    Only a row that is there is removed: MariaDB locks the place of one that is not.
    """
    kept = connection.execute(KEPT, {"who": tried.who}).one_or_none()
    if kept and now >= kept.last_at + WHILE:
        connection.execute(FORGET, {"who": tried.who})
    row = {"who": tried.who, "number": 1, "last_at": now}
    upsert(connection, Tries, [row], ("who",), adding=("number",))


def forget(connection: Connection, tried: Tried) -> None:
    """Forget all tries: it has succeeded."""
    if connection.execute(KEPT, {"who": tried.who}).one_or_none():
        connection.execute(FORGET, {"who": tried.who})


def forget_old(connection: Connection, now: datetime) -> None:
    """Forget all that count no longer."""
    connection.execute(FORGET_OLD, {"before": now - WHILE})
