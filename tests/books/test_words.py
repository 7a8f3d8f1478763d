import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.books.words import LONGEST_WORD, index_terms, query_terms


def finds(question: str, text: str) -> bool:
    return set(query_terms(question)) <= set(index_terms(text))


def test_words_are_words_and_cjk_is_pairs() -> None:
    assert query_terms("Dune 三体全集") == ["dune", "三体", "体全", "全集"]
    assert query_terms("飘") == ["飘"]
    assert query_terms("中国 史 史") == ["中国", "史"]
    assert index_terms("中国") == ["中国", "中", "国"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("体全", "三体全集"),
        ("史", "中国史"),
        ("歷史研究", "历史研究"),
        ("ハリーポッター", "ハリー・ポッターと賢者の石"),
        ("加西亚马尔克斯", "加西亚·马尔克斯"),
        ("해리포터", "해리 포터와 마법사의 돌"),
        ("해리 포터", "해리포터와 마법사의 돌"),
        ("かんじ", "カンジ"),
        ("spiderman", "Spider-Man"),
        ("spider man", "Spider-Man"),
        ("obrien", "Flann O’Brien"),
        ("o'brien", "Flann O’Brien"),
        ("jrr tolkien", "J. R. R. Tolkien"),
        ("j.r.r. tolkien", "J.R.R. Tolkien"),
        ("c++", "深入浅出C++程序设计"),
        ("c", "C++ Primer"),
        ("cafe muller", "Café Müller"),
        ("ไทย", "ภาษาไทยวันนี้"),
    ],
)
def test_a_question_finds_the_text(question: str, text: str) -> None:
    assert finds(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [("体三", "三体"), ("c++", "The C Programming Language"), ("か", "が"), ("dun", "Dune")],
)
def test_a_question_does_not_find_what_only_resembles_it(question: str, text: str) -> None:
    assert not finds(question, text)


def test_nothing_is_asked_where_nothing_is_said() -> None:
    assert query_terms("") == query_terms(" …!") == index_terms("—") == []


def test_a_word_without_end_is_cut_alike_in_index_and_question() -> None:
    assert finds("x" * 10_000, "x" * 10_000)
    assert max(map(len, index_terms("x" * 10_000 + " a-" + "b" * 200))) == LONGEST_WORD


@given(st.text())
def test_every_text_is_found_by_its_own_words(text: str) -> None:
    assert finds(text, text)


@given(st.text(), st.text())
def test_every_text_is_found_inside_a_longer_one(text: str, other: str) -> None:
    assert finds(text, f"{other}\n{text}\n{other}")


def test_scripts_and_variants_find_each_other(test_data: Path) -> None:
    """All pairs but those of a katakana word and its kanji: that takes a dictionary of readings."""
    lines = (test_data / "data/queries/cjk_script_variant_pairs.jsonl").read_text().splitlines()
    pairs = [pair for pair in map(json.loads, lines) if pair["label2"] != "kanji"]
    assert len(pairs) > 40
    for pair in pairs:
        assert finds(pair["q1"], pair["q2"]), pair
        assert finds(pair["q2"], pair["q1"]), pair
