"""`first`: when the first streamed result is there, beside the fastest source."""

from dataclasses import dataclass

from bench.bodies import SHAPES
from bench.cold import Questions
from bench.readers import Connection, ask_all
from bench.report import Goal, Result
from bench.server import fisher
from bench.upstreams import upstreams

FASTEST, STEP = 0.1, 0.1
"""Seconds of the fastest source, which is Open Library, and from each to the next."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many streams are opened, one after the other."""

    streams: int = 30


def run(size: Size | None = None) -> Result:
    """Measure the wait for the first event of a source that was asked."""
    streams = (size or Size()).streams
    delays = {name: FASTEST + STEP * place for place, name in enumerate(SHAPES)}
    with upstreams(delays) as sources, fisher(sources.environment) as server:
        paths = Questions().take(streams + 2, "/api/v1/search/stream")
        firsts = []
        for path in paths:
            # A stream is left after its first event, so each has a connection of its own.
            met = ask_all(server.port, [path], 1, Connection.first_event)
            firsts.append(met.waits[0])
    counted = sorted(firsts[2:])
    p50, p99 = counted[len(counted) // 2], counted[-1]
    row = {
        "streams": streams,
        "fastest source ms": round(FASTEST * 1000),
        "first result p50 ms": round(p50 * 1000),
        "slowest ms": round(p99 * 1000),
    }
    over = round((p50 - FASTEST) * 1000)
    goal = Goal("the first result after the fastest source, ms (p50)", over, "at most", 40)
    return Result("first", [row], [goal])
