"""docs/works.md holds the scores that are declared, and what is measured now."""

from pathlib import Path

import pytest

from app.books.work import AUTHOR, SAME, TITLE
from tests.docs import document
from tests.reports.tables import piece
from tests.reports.works import Told, declared, figures, labelled, scores


def test_the_page_tells_every_score() -> None:
    page = document("docs/works.md")

    for name, told in declared().items():
        assert piece(page, name) == told, "Run python -m tests.reports.works."


def test_the_scores_are_read_from_where_they_stand() -> None:
    found = scores()

    assert (found["SAME"], found["TITLE"], found["AUTHOR"]) == (SAME, TITLE, AUTHOR)
    assert len(found) > 10


def test_precision_and_recall_are_what_their_names_say() -> None:
    told = Told(right=6, wrong=2, missed=4)

    assert (told.precision, told.recall, told.f1) == (0.75, 0.6, 12 / 18)


def test_the_page_holds_the_figures_that_are_measured_now(test_data: Path) -> None:
    page = document("docs/works.md")

    for name, told in figures(test_data).items():
        assert piece(page, name) == told, "Run python -m tests.reports.works."


@pytest.mark.parametrize("name", ["Goodreads and Barnes & Noble", "Amazon and Barnes & Noble"])
def test_pairs_labelled_by_hand_are_told_apart(test_data: Path, name: str) -> None:
    assert labelled(test_data)[name].f1 >= 0.97
