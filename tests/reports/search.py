"""Measure how well what we hold is found, and write the figures into docs/search.md.

    FISHER_TEST_DATA=… python -m tests.reports.search

The catalogue of real books is put into a SQLite database in a temporary folder and asked real
questions. It takes some minutes; `--rows` takes only so many books.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.docs import ROOT

PAGE = ROOT / "docs" / "search.md"
FIGURES = Path(__file__).with_name("search.json")

AT = 10
"""As many hits are looked at as a reader looks at."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure: what was asked, how often the answer was among the first ten, how fast."""

    name: str
    asked: int
    found: float
    """Share of the questions, 0..1, whose book is among the first ten."""
    first: float
    """Share whose book is the first; mean reciprocal rank says more, this is plainer."""
    p50_ms: float
    p95_ms: float


@dataclass(frozen=True, slots=True)
class Question:
    """Words, and whether a book is one that answers them."""

    words: str
    fits: Callable[[str], bool]
