"""The signing key: given, or made once and kept beside the database."""

import os
import secrets
from pathlib import Path


def kept_secret(folder: Path) -> str:
    """Give the key kept in this folder, made on the first call and readable to its owner only.

    Two processes that start at once agree: only one of them can create the file.
    """
    file = folder / "secret_key"
    if not file.exists():
        _make(file)
    return file.read_text(encoding="ascii").strip()


def _make(file: Path) -> None:
    """Write the whole key aside and link it into place, so that nobody ever reads half a key."""
    aside = file.with_name(f".secret_key.{os.getpid()}.{secrets.token_hex(4)}")
    with aside.open("x", encoding="ascii") as out:
        aside.chmod(0o600)
        out.write(secrets.token_urlsafe(48) + "\n")
    try:
        os.link(aside, file)
    except FileExistsError:
        return
    finally:
        aside.unlink()
