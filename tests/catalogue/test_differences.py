"""When sources disagree in more than form, and whom most of them name."""

from app.catalogue.merge import merge
from tests.catalogue.statements import TRUST, record


def test_a_person_whom_most_name_is_kept_though_lists_differ_in_length() -> None:
    [book] = merge(
        [
            record("open_library", authors=("Ann Lee",)),
            record("k10plus", authors=("Lee, Ann", "Roe, Jan")),
            record("google_books", authors=("Ann Lee", "Jan Roe", "Pat Painter")),
        ],
        TRUST,
    )

    assert book.authors == ("Ann Lee", "Jan Roe")


def test_various_is_nobody() -> None:
    [book] = merge(
        [record("open_library", authors=("Various",)), record("douban", authors=("Ann Lee",))],
        TRUST,
    )

    assert book.authors == ("Ann Lee",)
    assert book.conflicts == {}


def test_names_in_two_scripts_are_no_conflict() -> None:
    [book] = merge(
        [
            record("open_library", authors=("Lev Tolstoy",)),
            record("douban", authors=("Лев Толстой",)),
        ],
        TRUST,
    )

    assert "authors" not in book.conflicts


def test_a_title_with_its_series_in_front_or_its_subtitle_behind_is_no_conflict() -> None:
    for one, other in (("黄金时代", "某某作品集-黄金时代"), ("Walls", "Walls. How we built them")):
        [book] = merge([record("open_library", title=one), record("k10plus", title=other)], TRUST)

        assert "title" not in book.conflicts


def test_another_volume_is_a_conflict() -> None:
    [book] = merge(
        [record("open_library", title="Walls 1"), record("k10plus", title="Walls 2")], TRUST
    )

    assert "title" in book.conflicts
