"""The readers of the benchmarks, the upstreams they ask, and what processes cost."""

import os

from bench.bodies import SHAPES, words_of
from bench.peer import bare_client
from bench.processes import cpu_seconds, family_of, largest_megabytes
from bench.readers import Measured, ask_all
from bench.upstreams import all_after, upstreams


def test_readers_ask_every_question_once_and_upstreams_count_them() -> None:
    with upstreams(all_after(0.0)) as sources:
        path = f"/search?q={words_of(1).replace(' ', '+')}"
        met = ask_all(sources.ports["douban"], [path] * 5, readers=2)

        assert len(met.waits) == 5
        assert met.failed == 0
        assert sources.asked() == {name: 5 * (name == "douban") for name in SHAPES}


def test_the_bare_client_asks_every_upstream_for_each_search() -> None:
    with upstreams(all_after(0.0)) as sources:
        met = bare_client([*sources.ports.values()], searches=4, readers=2)

        assert len(met.waits) == 4
        assert sources.asked() == dict.fromkeys(SHAPES, 4)


def test_percentiles_are_taken_from_the_waits_in_order() -> None:
    met = Measured(waits=(0.4, 0.1, 0.3, 0.2), seconds=2.0)

    assert (met.percentile(50), met.percentile(99)) == (0.3, 0.4)


def test_only_whole_answers_count_as_work_done() -> None:
    assert Measured(waits=(0.1, 0.1, 0.1), seconds=1.0, failed=2).per_second == 1.0


def test_a_process_has_a_family_that_costs_time_and_memory() -> None:
    family = family_of(os.getpid())

    assert family[0] == os.getpid()
    assert cpu_seconds(family) > 0
    assert largest_megabytes(family) > 1
