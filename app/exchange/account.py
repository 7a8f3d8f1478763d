"""Accounts: register, log in and out, what a reader is told of it, and its end."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from app.exchange import outbox, readers, sessions, tokens, tries
from app.exchange.belongings import Belongings, Figures
from app.exchange.outbox import Letter
from app.exchange.proof import Proof, WrongPassword
from app.exchange.readers import Kept
from app.exchange.tries import Tried
from app.exchange.who import Who
from app.extensions import Database

HINT_EVERY = timedelta(days=1)
"""A reader is told once in this time that somebody wanted to register with the address."""


class NicknameTaken(Exception):
    """Another reader is called so; nicknames are seen by all, so that may be said."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who wants an account; the address is as `read_mail_address` gives it."""

    email: str
    nickname: str
    password: str
    language: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A reader who has logged in, and the secret by which the browser is known from now on."""

    who: Who
    key: str


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of this installation."""

    db: Database
    proof: Proof
    belongings: Belongings
    now: Callable[[], datetime]

    def register(self, newcomer: Newcomer) -> None:
        """Make an account; raises NicknameTaken.

        Where the address has an account, nothing is made: its reader is told by mail, and whoever
        asked is told the same as anyone.
        """
        password_hash = self.proof.passwords.hash(newcomer.password)
        try:
            self._enter(newcomer, password_hash)
        except IntegrityError:
            # Somebody took the name or the address at the same moment; now they are found.
            self._enter(newcomer, password_hash)

    def log_in(
        self, email: str, password: str, address: str, *, remember: bool, language: str
    ) -> Entry:
        """Begin a session; raises WrongPassword, and TooManyTries."""
        with self.db.looking() as connection:
            kept = readers.by_email(connection, email)
        password_hash = kept.password_hash if kept else None
        self.proof.demand(Tried("log in", email, address), password_hash, password)
        if kept is None:
            raise WrongPassword("There is no such reader.")
        return self._begin(kept, remember=remember, language=language)

    def log_out(self, key: str) -> None:
        """End one session."""
        with self.db.changing(repeatable=False) as connection:
            sessions.end(connection, key)

    def by_session(self, key: str) -> Who | None:
        """Give the reader who is logged in by this secret."""
        with self.db.looking() as connection:
            return sessions.holder(connection, key, self.now())

    def figures(self, who: Who) -> Figures:
        """Say how a reader stands."""
        with self.db.looking() as connection:
            return self.belongings.figures(connection, who.id)

    def told(self, who: Who) -> dict[str, object]:
        """Tell a reader everything that is kept of him, as JSON."""
        with self.db.looking() as connection:
            return {
                "account": asdict(who),
                **{name: rows(connection, who.id) for name, rows in TOLD.items()},
                **self.belongings.told(connection, who.id),
            }

    def delete(self, who: Who, password: str, address: str) -> None:
        """Delete an account for good; raises WrongPassword, and TooManyTries.

        What others have had to do with the reader keeps a name of its own, and nothing else.
        """
        with self.db.looking() as connection:
            kept = readers.by_id(connection, who.id)
        tried = Tried("prove", str(who.id), address)
        self.proof.demand(tried, kept.password_hash if kept else None, password)
        with self.db.changing(repeatable=False) as connection:
            if kept is None or not readers.leave(connection, kept, self.now()):
                raise WrongPassword("The password was changed meanwhile.")
            self.belongings.end(connection, who.id, self.now())
            for end in (sessions.end_all, tokens.revoke_all, outbox.forget_reader):
                end(connection, who.id)

    def forget(self) -> None:
        """Forget the sessions that are over, and the tries that count no longer."""
        with self.db.changing() as connection:
            sessions.forget_old(connection, self.now())
            tries.forget_old(connection, self.now())

    def _enter(self, newcomer: Newcomer, password_hash: str) -> None:
        now = self.now()
        with self.db.changing(repeatable=False) as connection:
            if readers.is_nickname_taken(connection, newcomer.nickname):
                raise NicknameTaken(f"Another reader is called {newcomer.nickname}.")
            if kept := readers.by_email(connection, newcomer.email):
                self._hint(connection, kept, now)
                return
            row = {
                "email": newcomer.email,
                "nickname": newcomer.nickname,
                "password_hash": password_hash,
                "language": newcomer.language,
                "created_at": now,
            }
            self.belongings.welcome(connection, readers.add(connection, row), now)

    def _hint(self, connection: Connection, kept: Kept, now: datetime) -> None:
        """Tell a reader, once in a while, that there is an account already."""
        if not outbox.number_since(connection, kept.who.id, "registered", now - HINT_EVERY):
            outbox.put(connection, Letter("registered", kept.who.id), now)

    def _begin(self, kept: Kept, *, remember: bool, language: str) -> Entry:
        with self.db.changing(repeatable=False) as connection:
            readers.speak(connection, kept.who, language)
            key = sessions.begin(connection, kept.who.id, self.now(), remember=remember)
        return Entry(kept.who, key)


TOLD = {"sessions": sessions.told, "tokens": tokens.told, "mails": outbox.told}
"""What is told beside the account itself."""
