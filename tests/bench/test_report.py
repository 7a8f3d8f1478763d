"""The figures that are kept, and the page that tells them."""

from pathlib import Path

import pytest

from bench.report import PAGE, RESULTS, Goal, Result, as_text, kept, with_figures, write_page

MADE_UP = Result(
    "made-up",
    rows=[{"who": "1 reader", "a second": 4.25, "searches": 1_500}],
    goals=[
        Goal("searches a second", 4.25, "at least", 500),
        Goal("ms after the slowest source", 38, "at most", 50),
    ],
    measured_at="2026-11-21 12:00 UTC",
    machine="2 cores, Python 3.11.7",
)


def test_what_is_kept_reads_back(tmp_path: Path) -> None:
    assert kept(MADE_UP.keep(tmp_path)) == MADE_UP


def test_a_goal_is_met_from_its_own_side() -> None:
    assert [goal.met for goal in MADE_UP.goals] == [False, True]


def test_the_tables_tell_every_figure() -> None:
    told = as_text(MADE_UP)

    assert "| 1 reader | 4.25 | 1,500 |" in told
    assert "| searches a second | 4.25 | at least 500 | no |" in told


def test_a_page_is_written_between_its_marks_only(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Before\n<!-- bench made-up -->\n<!-- end -->\nbehind\n")
    MADE_UP.keep(tmp_path)

    write_page(tmp_path, page)
    once = page.read_text()
    write_page(tmp_path, page)

    assert once.startswith("Before\n")
    assert once.endswith("<!-- end -->\nbehind\n")
    assert as_text(MADE_UP) in once
    assert page.read_text() == once


def test_a_page_without_a_place_for_the_figures_is_refused() -> None:
    with pytest.raises(ValueError, match="one place for made-up"):
        with_figures("No marks.", "made-up", "")


def test_the_page_says_what_the_results_say() -> None:
    page = PAGE.read_text(encoding="utf-8")
    files = sorted(RESULTS.glob("*.json"))

    assert files
    assert [file.stem for file in files if as_text(kept(file)) not in page] == []
