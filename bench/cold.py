"""`cold`: questions never asked before, put to six sources that take 0.2 s each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, islice

from bench import peer
from bench.bodies import words_of
from bench.readers import Measured, ask_all
from bench.report import Goal, Result, Row
from bench.server import Server, fisher
from bench.upstreams import Upstreams, all_after, upstreams

SLOWEST = 0.2
"""Seconds that each source takes."""

BURST = 500


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured: for each number of readers the most searches, and the most seconds."""

    searches: Sequence[tuple[int, int]] = ((1, 20), (50, 1500), (200, 3000), (500, 4000))
    burst: int = BURST
    seconds: float = 8.0
    warm_up: int = 100


@dataclass(slots=True)
class Questions:
    """Questions that nobody has asked yet; each finds one book."""

    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def take(self, many: int, path: str = "/api/v1/search") -> list[str]:
        """Give so many new ones."""
        numbers = islice(self._numbers, many)
        return [f"{path}?q={words_of(number).replace(' ', '+')}" for number in numbers]


def run(size: Size | None = None) -> Result:
    """Measure searches of 1, 50, 200 and 500 readers, a burst of 500, and a bare client."""
    how = size or Size()
    with upstreams(all_after(SLOWEST)) as sources, fisher(sources.environment) as server:
        questions = Questions()
        ask_all(server.port, questions.take(how.warm_up), min(50, how.warm_up))
        rows, measured = _sustained(how, server, questions)
        burst = ask_all(server.port, questions.take(how.burst), how.burst)
        rows.append(_row(f"a burst of {how.burst}", burst, 0.0))
        bare = _bare(how, sources)
        rows.append(_row(f"bare asyncio client, {how.searches[-1][0]} readers", bare, 0.0))
        return Result("cold", rows, _goals(measured, burst, bare, server.megabytes))


def _sustained(how: Size, server: Server, questions: Questions) -> tuple[list[Row], list[Measured]]:
    rows: list[Row] = []
    measured: list[Measured] = []
    for readers, searches in how.searches:
        before = server.cpu_seconds
        met = ask_all(server.port, questions.take(searches), readers, patience=how.seconds)
        used = (server.cpu_seconds - before) / len(met.waits)
        measured.append(met)
        rows.append(_row(f"{readers} reader{'s' * (readers > 1)}", met, used))
    return rows, measured


def _bare(how: Size, sources: Upstreams) -> Measured:
    readers, searches = how.searches[-1]
    return peer.bare_client([*sources.ports.values()], searches, readers)


def _row(who: str, met: Measured, cpu: float) -> Row:
    return {
        "who": who,
        "searches": len(met.waits),
        "a second": round(met.per_second, 1),
        "p50 ms": round(met.percentile(50) * 1000),
        "p99 ms": round(met.percentile(99) * 1000),
        "all in s": round(met.seconds, 2),
        "CPU ms a search": round(cpu * 1000, 2) or "",
        "failed": met.failed,
    }


def _goals(
    measured: Sequence[Measured], burst: Measured, bare: Measured, megabytes: float
) -> list[Goal]:
    most = max(met.per_second for met in measured)
    over = (measured[0].percentile(50) - SLOWEST) * 1000
    return [
        Goal("one reader's answer after the slowest source, ms (p50)", round(over), "at most", 50),
        Goal("searches a second, the best of 50 to 500 readers", round(most), "at least", 500),
        Goal("the same to the bare client", round(most / bare.per_second, 2), "at least", 0.5),
        Goal("a burst of 500, s", round(burst.seconds, 2), "at most", 1.2),
        Goal("memory of the largest worker, MB", round(megabytes), "at most", 150),
    ]
