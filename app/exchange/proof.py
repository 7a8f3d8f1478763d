"""A password that is shown to prove who one is, and how often it may be wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.exchange import tries
from app.exchange.passwords import Passwords
from app.exchange.tries import Tried
from app.extensions import Database


class WrongPassword(Exception):
    """The password is not the reader's, or there is no such reader: nobody is told which."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Compares what was typed with what is kept, and counts what was wrong."""

    db: Database
    passwords: Passwords
    now: Callable[[], datetime]

    def demand(self, tried: Tried, kept: str | None, typed: str) -> None:
        """Return where the password fits; raises WrongPassword, and TooManyTries.

        Who tries many at once is refused for having been wrong meanwhile, right or not.
        """
        with self.db.looking() as connection:
            tries.refuse_if_spent(connection, tried, self.now())
        fits = self.passwords.fit(kept, typed)
        with self.db.changing(repeatable=False) as connection:
            tries.refuse_if_spent(connection, tried, self.now())
            if fits:
                tries.forget(connection, tried)
            else:
                tries.count(connection, tried, self.now())
        if not fits:
            raise WrongPassword("The address and the password do not belong together.")
