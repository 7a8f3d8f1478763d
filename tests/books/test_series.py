import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.books.series import Series, is_volume, read_series


@pytest.mark.parametrize(
    ("text", "title", "number"),
    [
        ("Discworld, Book 8", "Discworld", "8"),
        ("Discworld #8.5", "Discworld", "8.5"),
        ("Der Turm, Bd. 3", "Der Turm", "3"),
        ("Lecture notes in physics ; vol. 123", "Lecture notes in physics", "123"),
        ("岩波文庫 ; 赤-1", "岩波文庫", "赤-1"),
        ("哈利·波特（第三卷）", "哈利·波特", "三"),
        ("丛书之三", "丛书", "三"),
        ("三国演义3", "三国演义", "3"),
        ("Series (iv)", "Series", "iv"),
    ],
)
def test_a_number_at_the_end_is_parted_off(text: str, title: str, number: str) -> None:
    assert read_series(text) == Series(title, number)


@pytest.mark.parametrize(
    "text", ["bill", "illegal", "Agenda 2000", "中国科幻基石丛书", "Volume 3", "4", "第三卷", ""]
)
def test_a_series_without_a_number_is_whole(text: str) -> None:
    assert read_series(text) == Series(text)


def test_a_volume_is_told_from_an_edition() -> None:
    assert all(
        map(is_volume, ("2", "02", "iv", "Ⅱ", "Vol. 2", "tome 3", "第3卷", "卷三", "上", "下册"))
    )
    assert not any(map(is_volume, ("", "第2版", "修订版", "Paperback", "Dune #2", "全三册", "5册")))


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    series = read_series(text)
    assert series.number is None or series.number


def test_the_cases_of_other_programs(test_data: Path) -> None:
    cases = json.loads((test_data / "data/vectors/series_parse.json").read_text())["cases"]
    for case in cases:
        assert read_series(case["input"]) == Series(case["title"], case["number"] or None), case
