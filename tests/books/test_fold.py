from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.books.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Le  Père\tGoriot ", "le pere goriot"),
        ("Straße, Ærø, Łódź, Œuvre, Þórr", "strasse aero lodz oeuvre thorr"),
        ("Chubarʹi͡an; Čubarʹjan", "chubarian cubarjan"),
        ("Ἀριστοτέλης", "αριστοτελησ"),
        ("Фёдор Достоевский", "федор достоевскии"),
        ("قُرْآن", "قران"),
        ("İstanbul ıı", "istanbul ii"),
        ("ＦＵＬＬ　ｗｉｄｔｈ １２", "full width 12"),
        ("三体—黑暗森林（上）《》【】", "三体 黑暗森林 上"),
        ("Bible™ © 2020", "bible 2020"),
        ("SPY×FAMILY", "spy x family"),
        ("Publicac?o?es. Why? Because!", "publicacoes why because"),
        ("١٢٣", "123"),
        ("", ""),
        ("!?…—", ""),
    ],
)
def test_what_differs_only_in_writing_goes_away(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_the_signs_of_programming_languages_stay() -> None:
    assert fold("C++ & C# & C♯: 学C++编程, Ｃ＋＋") == "c++ c# c# 学c++ 编程 c++"
    assert fold("1+1, #1, Notepad++") == "1 1 1 notepad"


def test_kana_of_every_width_and_kind_meet_but_voicing_tells_apart() -> None:
    assert fold("ｶﾞﾗｽ") == fold("ガラス") == fold("がらす") == fold("か\u3099らす") == "がらす"
    assert fold("か") != fold("が")
    assert fold("は") != fold("ば") != fold("ぱ")


def test_hangul_meets_however_it_is_composed() -> None:
    assert fold("\u1112\u1161\u11ab\u1100\u1173\u11af") == fold("한글") == "한글"


@pytest.mark.parametrize(
    ("one", "other"), [("龍", "龙"), ("戦争", "战争"), ("髙島屋", "高島屋"), ("葛\U000e0100", "葛")]
)
def test_forms_of_one_chinese_character_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_vowels_of_india_and_thailand_stay() -> None:
    assert fold("हिन्दी") == "हिन्दी"
    assert fold("ภาษาไทย") != fold("ภาษไทย")


def test_many_threads_fold_alike() -> None:
    texts = [chr(code) * 3 for code in range(0x4E00, 0x4F00)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(fold, texts)) == [fold(text) for text in texts]


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_folded_text_has_single_spaces_and_none_outside(text: str) -> None:
    assert fold(text) == " ".join(fold(text).split())


@given(st.text(), st.text())
def test_a_part_of_a_text_folds_alike_wherever_it_stands(one: str, other: str) -> None:
    assert fold(f"{one} | {other}") == " ".join(f"{fold(one)} {fold(other)}".split())
