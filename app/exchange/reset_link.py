"""The link that lets a reader choose a new password: signed, short-lived, for a single use."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from itsdangerous import BadData, URLSafeSerializer

LASTS = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class ResetClaim:
    """Whose password a link is for, and the mark of the password that it was made under."""

    reader_id: int
    mark: str

    def holds_for(self, password_hash: str | None) -> bool:
        """Whether the password is still the one that the link was made to replace."""
        return password_hash is not None and mark_of(password_hash) == self.mark


class ResetLinks:
    """Makes and reads the last part of such a link; nothing of it is kept.

    It names the password that it replaces, so the first use makes an end of it.
    """

    def __init__(self, secret_key: str) -> None:
        self._signer = URLSafeSerializer(secret_key, salt="fisher-reset-password")

    def make(self, reader_id: int, password_hash: str, now: datetime) -> str:
        """Make a link's token."""
        until = int((now + LASTS).timestamp())
        return str(self._signer.dumps([reader_id, until, mark_of(password_hash)]))

    def read(self, token: str, now: datetime) -> ResetClaim | None:
        """Give what a token claims; None where it is not ours, or too old."""
        try:
            reader_id, until, mark = self._signer.loads(token)
        except BadData:
            return None
        return ResetClaim(reader_id, mark) if now.timestamp() < until else None


def mark_of(password_hash: str) -> str:
    """Give what tells one password from the next, and nothing about either: hashes are salted."""
    return sha256(password_hash.encode()).hexdigest()[:32]
