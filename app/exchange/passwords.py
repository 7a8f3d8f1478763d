"""Passwords, hashed by argon2id with the costs that OWASP advises: 19 MiB, two rounds.

https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
"""

import unicodedata
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.exchange.aside import aside

SHORTEST, LONGEST = 8, 128
"""Characters of a password, whichever they are."""


class Passwords:
    """Hashes passwords and compares them; both take some 20 ms of one core on purpose."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)

    def hash(self, password: str) -> str:
        """Give the hash of a password, with a salt of its own."""
        return aside(lambda: self._hasher.hash(_spelled(password)))

    def fit(self, kept: str | None, typed: str) -> bool:
        """Whether a password is the one whose hash is kept.

        Where none is kept, because there is no such reader, it takes as long to say no.
        """
        fits = aside(lambda: self._fits(kept or self._nobodys, typed))
        return fits and kept is not None

    def is_old(self, kept: str) -> bool:
        """Whether a hash was made at other costs than today's."""
        return self._hasher.check_needs_rehash(kept)

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash("")

    def _fits(self, kept: str, typed: str) -> bool:
        try:
            return self._hasher.verify(kept, _spelled(typed))
        except (VerificationError, InvalidHashError):
            return False


def _spelled(password: str) -> bytes:
    """Give one spelling to what looks the same: keyboards differ in how they send é."""
    return unicodedata.normalize("NFKC", password).encode(errors="replace")
