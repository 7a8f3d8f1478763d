"""Records as sources might send them, for tests of merging and ranking."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from app.books.record import Record
from app.catalogue.trust import Standing, Trust

DUNE = "9780441013593"
SANTI = "9787536692930"

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)

TRUST = Trust(
    ("open_library", "k10plus", "google_books", "douban"),
    {
        "douban": Standing(home=frozenset({"978-7"})),
        "k10plus": Standing(home=frozenset({"978-3"})),
    },
)


def record(source: str, isbn13: str | None = DUNE, **said: Any) -> Record:
    """Give what a source says; the title is Dune unless it says otherwise."""
    isbns = (isbn13,) if isbn13 else ()
    plain = Record(
        source=source, id=f"{source}-{isbn13}", title="Dune", isbns=isbns, fetched_at=NOON
    )
    return replace(plain, **said)
