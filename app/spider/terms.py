"""On which terms a source lends its data: what is shown with it, what may be kept, and how long."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

Covers = Literal["kept", "linked"]


@dataclass(frozen=True, slots=True)
class Terms:
    """The conditions of one source, as it publishes them."""

    licence: str
    """One sentence in English: under what its data may be used."""
    page: str | None = None
    """Where the source says so."""
    attribution: str | None = None
    """What it asks to be shown beside a book that has anything from it, word for word."""
    kept_for: timedelta | None = None
    """Longest that a record may be held without asking again; None where it sets no limit."""
    covers: Covers = "kept"
    """Whether its cover images may be kept by us, or only be linked to."""


UNSTATED = Terms("It publishes no terms; its facts are used, its texts are shown with its name.")
