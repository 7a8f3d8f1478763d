"""Write the figures of docs/search.md: how well what we hold is found, on real questions.

    FISHER_TEST_DATA=… python -m tests.reports.search

The catalogue of real books is put into a SQLite database in a temporary folder and asked. It
takes some minutes.
"""

import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from flask_migrate import upgrade

from app.books.book import Book
from app.books.search import read_search
from app.extensions import db
from app.factory import create_app
from app.shelf.shelf import Harvest, Shelf
from tests.docs import ROOT
from tests.reports.search_questions import Question, catalogue, questions, script_pairs

PAGE = ROOT / "docs" / "search.md"
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->"

LOOKED_AT = 10
"""Hits that a reader looks at."""

BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Figure:
    """How questions of one kind were answered; shares are 0..1, times milliseconds."""

    kind: str
    asked: int
    found: float
    """Share of the questions of which a right book is among the first ten."""
    first: float
    """Share of which the first book is right."""
    recall: float
    """Of the right books, at most ten, the share that is among the first ten."""
    half_ms: float
    most_ms: float
    """What 95 of 100 questions took at most."""


def measure(folder: Path, step: int = 1) -> tuple[list[Figure], str]:
    """Ask everything of the catalogue, or of one row in so many; give the figures."""
    held = {book.isbn13: book for book in catalogue(folder, step)}
    asked = questions(folder, held)
    with _shelf_of(list(held.values())) as shelf:
        figures = [_asked(shelf, kind, every) for kind, every in asked.items() if every]
        pairs = script_pairs(folder)
        same = sum(_find(shelf, one) == _find(shelf, other) for one, other in pairs)
    return figures, f"{same} of {len(pairs)}"


def table(figures: Sequence[Figure]) -> str:
    """Spell the figures."""
    head = "| questions | asked | found | first | recall@10 | p50 ms | p95 ms |\n"
    return f"{head}|---|---|---|---|---|---|---|\n" + "".join(map(_row, figures))


@contextmanager
def _shelf_of(books: Sequence[Book]) -> Iterator[Shelf]:
    with tempfile.TemporaryDirectory(prefix="fisher-report-") as name:
        app = create_app({}, instance=Path(name))
        with app.app_context():
            upgrade()
            shelf = Shelf(db)
            for start in range(0, len(books), BATCH):
                shelf.keep(Harvest(books=books[start : start + BATCH]), datetime.now(UTC))
            yield shelf
            db.engine.dispose()


def _asked(shelf: Shelf, kind: str, asked: Sequence[Question]) -> Figure:
    found = first = recall = 0.0
    times = []
    for question in asked:
        began = perf_counter()
        isbns = _find(shelf, question.words)
        times.append((perf_counter() - began) * 1000)
        right = [isbn13 in question.answers for isbn13 in isbns]
        found += any(right)
        first += bool(right and right[0])
        recall += sum(right) / min(LOOKED_AT, len(question.answers))
    size, times = len(asked), sorted(times)
    half, most = times[size // 2], times[size * 95 // 100]
    return Figure(kind, size, found / size, first / size, recall / size, half, most)


def _find(shelf: Shelf, words: str) -> tuple[str, ...]:
    return shelf.find(read_search(words), LOOKED_AT).isbns


def _row(figure: Figure) -> str:
    shares = " | ".join(f"{share:.3f}" for share in (figure.found, figure.first, figure.recall))
    times = f"{figure.half_ms:.1f} | {figure.most_ms:.1f}"
    return f"| {figure.kind} | {figure.asked:,} | {shares} | {times} |\n"


def _write(figures: Sequence[Figure], same: str) -> None:
    told = (
        f"{table(figures)}\nOf the pairs of one question in Traditional and in Simplified"
        f" characters, {same} find the same books in the same order.\n"
    )
    form = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(form.sub(lambda _: f"{BEGIN}\n{told}\n{END}", page), encoding="utf-8")


if __name__ == "__main__":
    _write(*measure(Path(os.environ["FISHER_TEST_DATA"])))
