"""A new password: by the old one, or by a link that was mailed. Either ends every session."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from app.exchange import outbox, readers, sessions, tries
from app.exchange.outbox import Letter
from app.exchange.proof import Proof, WrongPassword
from app.exchange.readers import Kept
from app.exchange.reset_link import LASTS, ResetLinks
from app.exchange.tries import Tried
from app.exchange.who import Who
from app.extensions import Database

RESET = "reset"
"""The kind of letter that brings the link."""

MOST_MAILS = 3
"""Such letters to one reader within the time that a link lasts, whoever asks for them."""


class LinkIsOver(Exception):
    """The link is too old, was used, or is none of ours."""


@dataclass(frozen=True, slots=True)
class NewPasswords:
    """Changes the passwords of readers."""

    db: Database
    proof: Proof
    links: ResetLinks
    now: Callable[[], datetime]

    def change(self, who: Who, old: str, new: str, address: str) -> None:
        """Change the password of who knows the old one; raises WrongPassword, and TooManyTries."""
        with self.db.looking() as connection:
            kept = readers.by_id(connection, who.id)
        tried = Tried("prove", str(who.id), address)
        self.proof.demand(tried, kept.password_hash if kept else None, old)
        if kept is None or not self._set(kept, new):
            raise WrongPassword("The password was changed meanwhile.")

    def ask(self, email: str, address: str) -> None:
        """Mail a link to the reader with this address, if there is one; raises TooManyTries."""
        now, tried = self.now(), Tried("reset", email, address)
        with self.db.changing(repeatable=False) as connection:
            tries.refuse_if_spent(connection, tried, now)
            tries.count(connection, tried, now)
            if kept := readers.by_email(connection, email):
                self._mail(connection, kept, now)

    def link_for(self, reader_id: int) -> str | None:
        """Make the link's token, at the moment when its letter is sent."""
        with self.db.looking() as connection:
            kept = readers.by_id(connection, reader_id)
        return self.links.make(reader_id, kept.password_hash, self.now()) if kept else None

    def is_good(self, token: str) -> bool:
        """Whether a link can be used now."""
        return self._claimed(token) is not None

    def reset(self, token: str, new: str) -> None:
        """Set the password by a link; raises LinkIsOver, the second time as well."""
        kept = self._claimed(token)
        if kept is None or not self._set(kept, new):
            raise LinkIsOver("The link is too old, was used, or is none of ours.")

    def _mail(self, connection: Connection, kept: Kept, now: datetime) -> None:
        if outbox.number_since(connection, kept.who.id, RESET, now - LASTS) < MOST_MAILS:
            outbox.put(connection, Letter(RESET, kept.who.id), now)

    def _claimed(self, token: str) -> Kept | None:
        claim = self.links.read(token, self.now())
        if claim is None:
            return None
        with self.db.looking() as connection:
            kept = readers.by_id(connection, claim.reader_id)
        return kept if kept and claim.holds_for(kept.password_hash) else None

    def _set(self, kept: Kept, new: str) -> bool:
        """Set the password, and end what was begun under the one before."""
        new_hash = self.proof.passwords.hash(new)
        with self.db.changing(repeatable=False) as connection:
            if not readers.change_password(connection, kept, new_hash):
                return False
            sessions.end_all(connection, kept.who.id)
            outbox.take_back(connection, kept.who.id, RESET)
        return True
