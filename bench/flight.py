"""`flight`: a hundred readers ask the same new question at the same moment."""

from dataclasses import dataclass
from itertools import repeat

from bench.cold import SLOWEST, Questions
from bench.readers import ask_all
from bench.report import Goal, Result, Row
from bench.server import WORKERS, fisher
from bench.upstreams import Upstreams, all_after, upstreams


@dataclass(frozen=True, slots=True)
class Size:
    """How many ask."""

    readers: int = 100
    redis_url: str | None = None
    """Where the workers agree through Redis; with none, each worker asks once."""


def run(size: Size | None = None) -> Result:
    """Count the requests that the most asked of six sources gets."""
    how = size or Size()
    with upstreams(all_after(SLOWEST)) as sources:
        row = _asked(how, sources)
    limit = 1 if how.redis_url else WORKERS
    goal = Goal("requests to a source", float(row["requests a source"]), "at most", limit)
    return Result("flight", [row], [goal])


def _asked(how: Size, sources: Upstreams) -> Row:
    redis = {"FISHER_REDIS_URL": how.redis_url} if how.redis_url else {}
    with fisher(**sources.environment, **redis) as server:
        questions = Questions()
        ask_all(server.port, questions.take(4), 4)
        before = sources.asked()
        [question] = questions.take(1)
        met = ask_all(server.port, repeat(question, how.readers), how.readers)
        after = sources.asked()
    return {
        "readers": how.readers,
        "agreed through": "Redis" if how.redis_url else "each worker by itself",
        "workers": WORKERS,
        "requests a source": max(after[name] - before[name] for name in after),
        "all in s": round(met.seconds, 2),
        "failed": met.failed,
    }
