"""Each benchmark in small, over the real server: what it tells, and never how fast it was."""

from collections.abc import Callable

import pytest

from bench import catalogue, cold, first, flight, warm
from bench.__main__ import BENCHES
from bench.report import Result

TINY: dict[str, Callable[[], Result]] = {
    "cold": lambda: cold.run(cold.Size(((1, 2), (3, 6)), burst=3, warm_up=2)),
    "first": lambda: first.run(first.Size(streams=2)),
    "warm": lambda: warm.run(warm.Size(requests=40, readers=2, rounds=1)),
    "flight": lambda: flight.run(flight.Size(readers=3)),
    "catalogue": lambda: catalogue.run(catalogue.Size(books=300, questions=5)),
}


def test_every_benchmark_has_a_small_run() -> None:
    assert TINY.keys() == BENCHES.keys()


@pytest.mark.parametrize("name", TINY)
def test_a_small_run_measures_whole_answers(name: str) -> None:
    result = TINY[name]()

    assert result.name == name
    assert [row for row in result.rows if row.get("failed")] == []
    assert all(goal.reached >= 0 for goal in result.goals)
    assert result.goals
