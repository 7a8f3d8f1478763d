"""`warm`: a book that we hold, as JSON, beside a bare Flask page on the same server."""

from dataclasses import dataclass
from itertools import repeat

from bench.bodies import isbn13_of
from bench.readers import Measured, ask_all
from bench.report import Goal, Result, Row
from bench.server import Server, fisher, hello
from bench.upstreams import all_after, upstreams

BOOKS = 20


@dataclass(frozen=True, slots=True)
class Size:
    """How many requests are made by how many readers, and how often the two take turns."""

    requests: int = 4000
    readers: int = 32
    rounds: int = 3


def run(size: Size | None = None) -> Result:
    """Measure both in turns on one worker each, so that whatever else runs touches both alike."""
    how = size or Size()
    with (
        upstreams(all_after(0.0)) as sources,
        fisher(sources.environment, workers=1) as server,
        hello(workers=1) as bare,
    ):
        paths = [f"/api/v1/books/{isbn13_of(number)}" for number in range(1, BOOKS + 1)]
        ask_all(server.port, paths, 1)
        books, greetings = [], []
        for _ in range(how.rounds):
            greetings.append(_round(how, bare, ["/"]))
            books.append(_round(how, server, paths))
    rows = [_row("a stored book as JSON", books), _row("a bare Flask hello", greetings)]
    reached = _fastest(books).per_second / _fastest(greetings).per_second
    goal = Goal("a stored book to a hello", round(reached, 2), "at least", 0.7)
    return Result("warm", rows, [goal])


def _round(how: Size, server: Server, paths: list[str]) -> Measured:
    turns = (path for paths in repeat(paths, how.requests // len(paths)) for path in paths)
    return ask_all(server.port, turns, how.readers)


def _fastest(rounds: list[Measured]) -> Measured:
    return max(rounds, key=lambda met: met.per_second)


def _row(what: str, rounds: list[Measured]) -> Row:
    met = _fastest(rounds)
    return {
        "what": what,
        "a second": round(met.per_second),
        "p50 ms": round(met.percentile(50) * 1000, 1),
        "p99 ms": round(met.percentile(99) * 1000, 1),
        "failed": met.failed,
    }
