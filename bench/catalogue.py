"""`catalogue`: words in a million books that we hold, beside the bare query of the same engine.

The bare query is one statement through the same connection: what matches, the shortest titles
first, and how many. What it leaves out is ours: titles by their key, tiers, sound, counting.
"""

import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import pytest
from flask_migrate import upgrade
from sqlalchemy import text

from app.books.book import Book
from app.books.search import read_search
from app.books.words import sequences
from app.extensions import db
from app.factory import create_app
from app.shelf.shelf import Harvest, Shelf
from app.shelf.starter import FILE
from app.shelf.text.statements import ENGINES
from bench.bodies import isbn13_of
from bench.report import Goal, Result, Row
from tests.databases import fresh_database

KINDS = ("sqlite", "postgresql")
BATCH = 2_000
SHOWN = 15

BEST = (
    "SELECT s.isbn13 FROM (SELECT {book} AS id FROM book_text WHERE {match} LIMIT 3000) m "
    "JOIN book_spine s ON s.book_id = m.id ORDER BY s.length, s.book_id LIMIT 15"
)
COUNT = "SELECT count(*) FROM book_text WHERE {match}"
WORDS = {
    "sqlite": {"book": "rowid", "match": "book_text MATCH :asked"},
    "postgresql": {"book": "book_id", "match": "words @@ CAST(:asked AS tsquery)"},
}
BARE = {
    kind: (text(BEST.format(**words)), text(COUNT.format(**words))) for kind, words in WORDS.items()
}


@dataclass(frozen=True, slots=True)
class Size:
    """How many books are held, and how many questions are asked of each kind."""

    books: int = 1_000_000
    questions: int = 300


@dataclass(frozen=True, slots=True)
class Asked:
    """The times of one kind of question in milliseconds, ours and the engine's, both sorted."""

    what: str
    ours: Sequence[float]
    bare: Sequence[float]

    @property
    def ratio(self) -> float:
        """Our half to the engine's half."""
        return round(_at(self.ours, 50) / _at(self.bare, 50), 2)


def run(size: Size | None = None) -> Result:
    """Measure each database that answers, with the same books and questions."""
    how = size or Size()
    asked: list[Asked] = []
    for kind in KINDS:
        # The databases of the tests say by skipping that no such server answers.
        with suppress(pytest.skip.Exception):
            asked += _measured(kind, how)
    goals = [
        goal
        for one in asked
        for goal in (
            Goal(f"{one.what}: ours to the engine's, p50", one.ratio, "at most", 1.5),
            Goal(f"{one.what}: p95 ms", round(_at(one.ours, 95), 1), "at most", 10),
        )
    ]
    return Result("catalogue", [_row(one, how) for one in asked], goals)


def _measured(kind: str, how: Size) -> Iterator[Asked]:
    with _full_shelf(kind, how.books) as shelf:
        for name, words in _questions(how.questions).items():
            ours = sorted(_ours(shelf, word) for word in words)
            bare = sorted(_bare(word) for word in words)
            yield Asked(f"{kind}, {name}", ours, bare)


@contextmanager
def _full_shelf(kind: str, books: int) -> Iterator[Shelf]:
    with (
        tempfile.TemporaryDirectory(prefix="fisher-bench-") as name,
        fresh_database(kind, Path(name)) as url,
    ):
        app = create_app({"DATABASE_URL": url}, instance=Path(name))
        with app.app_context():
            upgrade()
            shelf = Shelf(db)
            _fill(shelf, books)
            yield shelf
            db.engine.dispose()


def _fill(shelf: Shelf, books: int) -> None:
    batch: list[Book] = []
    for number, book in enumerate(_books(books), start=1):
        batch.append(book)
        if len(batch) == BATCH or number == books:
            shelf.keep(Harvest(books=batch), datetime.now(UTC))
            batch = []


def _books(books: int) -> Iterator[Book]:
    """Make up books whose titles and authors are those of real ones, mixed; always the same."""
    known, chance = _known(), random.Random(1)  # noqa: S311 -- No secret is made of it.
    for number in range(books):
        one, other = chance.choice(known), chance.choice(known)
        tail = chance.choice(other["title"].split())
        yield Book(
            isbn13=isbn13_of(number),
            title=f"{one['title']} {tail} {number % 977}",
            authors=tuple(other["authors"]),
            publisher=one["publisher"],
            published=str(1900 + number % 125),
            language=one["language"],
        )


def _known() -> list[dict[str, str]]:
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def _questions(most: int) -> dict[str, list[str]]:
    """Give two words of titles and authors, and two characters of Chinese titles."""
    chance = random.Random(2)  # noqa: S311 -- The same.
    words, chinese = [], []
    for row in chance.sample(_known(), len(_known())):
        runs = sequences(row["title"])
        if len(runs[0]) > 1:
            chinese.append("".join(runs[0][:2]))
        elif len(runs) > 1:
            words.append(f"{runs[0][0]} {runs[-1][0]}")
    return {"two words": words[:most], "two Chinese characters": chinese[:most]}


def _ours(shelf: Shelf, words: str) -> float:
    began = perf_counter()
    shelf.find(read_search(words), SHOWN)
    return (perf_counter() - began) * 1000


def _bare(words: str) -> float:
    kind = db.engine.dialect.name
    (wanted,) = read_search(words).alternatives
    asked = {"asked": ENGINES[kind].asked(wanted, "any")}
    with db.engine.connect() as connection:
        began = perf_counter()
        for statement in BARE[kind]:
            connection.execute(statement, asked).all()
        return (perf_counter() - began) * 1000


def _at(times: Sequence[float], percent: int) -> float:
    return times[len(times) * percent // 100]


def _row(asked: Asked, how: Size) -> Row:
    return {
        "what": asked.what,
        "books": how.books,
        "questions": len(asked.ours),
        "ours p50 ms": round(_at(asked.ours, 50), 2),
        "ours p95 ms": round(_at(asked.ours, 95), 2),
        "engine p50 ms": round(_at(asked.bare, 50), 2),
        "engine p95 ms": round(_at(asked.bare, 95), 2),
    }
