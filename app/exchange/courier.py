"""Sends what is in the outbox: at least once, and twice only where a process dies in between."""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Protocol

from app.exchange import outbox
from app.exchange.outbox import Parcel
from app.extensions import Database

log = logging.getLogger(__name__)

CLAIM = timedelta(minutes=5)
"""How long a letter belongs to the process that sends it; longer than any one sending takes."""

LONGEST_PAUSE = timedelta(minutes=5)
"""Most time between two tries of one letter; they begin a second apart, and double."""

PATIENCE = timedelta(days=3)
"""How long a letter is tried."""


class CarrierDown(Exception):
    """Nothing can be sent now, this letter or another."""


class Refused(Exception):
    """This very letter was not taken; `for_good` where it never will be."""

    def __init__(self, why: str, *, for_good: bool) -> None:
        super().__init__(why)
        self.for_good = for_good


Deliver = Callable[[EmailMessage, Parcel], None]
"""Hands one mail over; raises CarrierDown or Refused."""


class Carrier(Protocol):
    """Where mails leave."""

    def open(self) -> AbstractContextManager[Deliver]:
        """Open the way out for some letters; raises CarrierDown."""


@dataclass(slots=True)
class Round:
    """What came of going through the outbox once."""

    sent: int = 0
    failed: int = 0
    trouble: str | None = None
    """Why the last one failed."""


@dataclass(frozen=True, slots=True)
class Courier:
    """Goes through the outbox; as many processes as like may do so at once."""

    db: Database
    carrier: Carrier
    write: Callable[[Parcel], EmailMessage]
    """Makes a mail of a letter, in the language of its reader."""
    now: Callable[[], datetime]

    def send_due(self) -> Round:
        """Send all that is due; where the way out is closed, the rest waits for the next round."""
        round_ = Round()
        if (parcel := self._claimed()) is not None:
            self._send_from(parcel, round_)
        return round_

    def forget(self) -> None:
        """Forget the letters of long ago."""
        with self.db.changing() as connection:
            outbox.forget_old(connection, self.now())

    def _claimed(self) -> Parcel | None:
        """Give a letter that no other process sends meanwhile, if any is due."""
        while True:
            now = self.now()
            with self.db.looking() as connection:
                parcel = outbox.next_due(connection, now)
            if parcel is None:
                return None
            with self.db.changing(repeatable=False) as connection:
                if outbox.claim(connection, parcel, now, now + CLAIM):
                    return parcel

    def _send_from(self, parcel: Parcel, round_: Round) -> None:
        """Send this letter and what else is due, over one way out."""
        upcoming: Parcel | None = parcel
        try:
            with self.carrier.open() as deliver:
                while upcoming is not None:
                    parcel = upcoming
                    self._send(parcel, deliver, round_)
                    upcoming = self._claimed()
        except CarrierDown as cause:
            self._failed(parcel, str(cause), round_)

    def _send(self, parcel: Parcel, deliver: Deliver, round_: Round) -> None:
        try:
            deliver(self.write(parcel), parcel)
        except Refused as cause:
            self._failed(parcel, str(cause), round_, for_good=cause.for_good)
        else:
            with self.db.changing(repeatable=False) as connection:
                outbox.sent(connection, parcel, self.now())
            round_.sent += 1

    def _failed(self, parcel: Parcel, why: str, round_: Round, *, for_good: bool = False) -> None:
        until = None if for_good else next_try(parcel, self.now())
        with self.db.changing(repeatable=False) as connection:
            outbox.put_off(connection, parcel, until, why)
        fate = f"It is tried again at {until:%H:%M:%S} UTC." if until else "It is given up."
        log.warning("A mail (%s) could not be sent: %s %s", parcel.letter.kind, why, fate)
        round_.failed, round_.trouble = round_.failed + 1, why


def next_try(parcel: Parcel, now: datetime) -> datetime | None:
    """Give when a letter is tried again; None once it is too old."""
    if now - parcel.written_at >= PATIENCE:
        return None
    seconds = 2.0 ** min(parcel.tries - 1, 10)
    return now + min(timedelta(seconds=seconds), LONGEST_PAUSE)
