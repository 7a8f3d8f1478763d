"""How well real questions find real books, on a small part of the catalogue."""

from pathlib import Path

from tests.docs import document
from tests.reports.search import Figure, measure, table

STEP = 50
"""One row of so many."""


def test_real_questions_find_their_books(test_data: Path) -> None:
    figures, _ = measure(test_data, STEP)
    found = {figure.kind: figure.found for figure in figures}

    assert found["Parts of Chinese titles, 2 to 4 characters"] >= 0.95
    assert found["Popular Chinese titles"] >= 0.99
    assert found["Titles with one letter wrong"] >= 0.85


def test_the_page_names_every_kind_of_question() -> None:
    page = document("docs/search.md")
    header = table([]).splitlines()[0]

    assert header in page
    assert page.count("\n| ") >= 5


def test_a_figure_is_spelled_as_a_row() -> None:
    figure = Figure("Popular titles", 1_000, 1.0, 0.999, 0.5, 1.25, 4.0)

    assert table([figure]).splitlines()[-1] == (
        "| Popular titles | 1,000 | 1.000 | 0.999 | 0.500 | 1.2 | 4.0 |"
    )
