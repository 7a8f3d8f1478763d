"""docs/merging.md holds what is declared, and what is measured now."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.docs import document
from tests.reports.merging import declared, figures, measured
from tests.reports.score import MERGED, Score
from tests.reports.tables import piece


def test_the_page_tells_what_fields_and_sources_declare() -> None:
    page = document("docs/merging.md")

    for name, table in declared().items():
        assert piece(page, name) == table, "Run python -m tests.reports.merging."


@pytest.fixture(scope="module")
def scored(test_data: Path) -> Mapping[str, Mapping[str, Score]]:
    return measured(test_data)


def test_the_page_holds_the_figures_that_are_measured_now(
    test_data: Path, scored: Mapping[str, Mapping[str, Score]]
) -> None:
    page = document("docs/merging.md")

    for name, table in figures(test_data, scored).items():
        assert piece(page, name) == table, "Run python -m tests.reports.merging."


@pytest.mark.parametrize("evidence", ["gold", "recorded", "spoiled"])
def test_merged_authors_are_right_more_often_than_those_of_any_source(
    scored: Mapping[str, Mapping[str, Score]], evidence: str
) -> None:
    merged = scored[evidence][MERGED]
    alone = [score for name, score in scored[evidence].items() if name != MERGED]

    assert alone
    assert all(merged.right > source.right and merged.f1 > source.f1 for source in alone)


@pytest.mark.parametrize("evidence", ["gold", "recorded", "spoiled"])
def test_the_merge_is_never_worse_on_the_books_that_a_source_speaks_of(
    scored: Mapping[str, Mapping[str, Score]], evidence: str
) -> None:
    assert all(source.merged_right >= source.right for source in scored[evidence].values())
