"""Secrets that are handed out once, and known here by their hashes alone."""

from hashlib import sha256
from secrets import token_urlsafe


def new_secret() -> str:
    """Make a secret of 256 random bits, as text for a cookie or a header."""
    return token_urlsafe(32)


def hash_of(secret: str) -> str:
    """Give what is kept of a secret; nobody guesses 256 bits, so a quick hash is enough."""
    return sha256(secret.encode(errors="replace")).hexdigest()
