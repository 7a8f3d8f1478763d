"""`flight`: a hundred readers ask the same new question at the same moment."""

import os
from dataclasses import dataclass
from itertools import repeat

from bench.cold import SLOWEST, Questions
from bench.readers import ask_all
from bench.report import Goal, Result, Row
from bench.server import WORKERS, fisher
from bench.upstreams import Upstreams, all_after, upstreams

ASKED = "requests a source"


@dataclass(frozen=True, slots=True)
class Size:
    """How many ask."""

    readers: int = 100
    redis_url: str | None = os.environ.get("FISHER_REDIS_URL")
    """Where the workers can agree through Redis, so that they ask once together."""


def run(size: Size | None = None) -> Result:
    """Count the requests that the most asked of six sources gets."""
    how = size or Size()
    with upstreams(all_after(SLOWEST)) as sources:
        rows = [_asked(how, sources, None)]
        if how.redis_url:
            rows.append(_asked(how, sources, how.redis_url))
    goals = [
        Goal(f"requests to a source, {row['agreed through']}", float(row[ASKED]), "at most", limit)
        for row, limit in zip(rows, (WORKERS, 1), strict=False)
    ]
    return Result("flight", rows, goals)


def _asked(how: Size, sources: Upstreams, redis_url: str | None) -> Row:
    redis = {"FISHER_REDIS_URL": redis_url} if redis_url else {}
    with fisher({**sources.environment, **redis}) as server:
        questions = Questions()
        ask_all(server.port, questions.take(4), 4)
        before = sources.asked()
        [question] = questions.take(1)
        met = ask_all(server.port, repeat(question, how.readers), how.readers)
        after = sources.asked()
    return {
        "readers": how.readers,
        "agreed through": "Redis" if redis_url else "each worker by itself",
        "workers": WORKERS,
        ASKED: max(after[name] - before[name] for name in after),
        "all in s": round(met.seconds, 2),
        "failed": met.failed,
    }
