"""What one source answered to one question; a failure is an answer too."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from app.books.record import Record

Status = Literal["ok", "empty", "timeout", "error", "paused", "skipped"]

SILENT: frozenset[Status] = frozenset({"timeout", "error", "paused"})
"""The statuses of a source that was asked and gave no word about the book."""


NotAsked = Literal[
    "no_key",
    "isbn_only",
    "words_only",
    "other_books",
    "other_words",
    "no_words",
    "no_works",
    "work_unknown",
    "closed_server",
    "unlisted",
    "behind",
    "crowd",
    "offline",
]
Failure = Literal[
    "late",
    "unreachable",
    "not_connected",
    "bad_status",
    "too_large",
    "led_away",
    "unreadable",
    "complaint",
    "paused",
    "fault",
]
Lately = Literal["quiet", "failing"]
"""What is told of a source that is not paused, but is not known to be up either."""
Instead = Literal["instead"]
"""What is told of an answer that is one to other words."""

Reason = Literal[NotAsked, Failure, Lately, Instead]
"""What is to be said of an answer, or of there being none; app/web/labels.py says it."""


class Why(NamedTuple):
    """Why a source gave no answer: for pages as a reason, for programs as a sentence."""

    reason: Reason
    sentence: str
    """In English; it may say more."""
    fact: str = ""
    """What belongs to the reason and is the same in every language: "HTTP 503"."""


@dataclass(frozen=True, slots=True)
class SourceAnswer:
    """One source's answer: its records in its own order, its count of all hits, its time."""

    source: str
    status: Status
    records: tuple[Record, ...] = ()
    total: int = 0
    elapsed_ms: int = 0
    cached: bool = False
    why: Why | None = None

    @property
    def detail(self) -> str | None:
        """The reason as a sentence in English, where it gave no answer."""
        return self.why.sentence if self.why else None

    @property
    def answered(self) -> bool:
        """Whether the source itself said something, be it "I know none"."""
        return self.status in {"ok", "empty"}

    @property
    def isbns(self) -> tuple[str, ...]:
        """The ISBN-13s of the editions it names, each once, in its order."""
        named = (record.isbn13 for record in self.records)
        return tuple(dict.fromkeys(isbn13 for isbn13 in named if isbn13))

    @property
    def asked_again(self) -> bool:
        """Whether what it said before stands in, while it is asked again behind the reader."""
        return self.status == "paused" and self.cached

    @property
    def silent(self) -> bool:
        """Whether the source was asked and did not answer."""
        return self.status in SILENT


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What a source once answered to one page of a question: ISBN-13s in its order, its count."""

    question: str
    page: int
    source: str
    isbns: tuple[str, ...]
    total: int
    answered_at: datetime
