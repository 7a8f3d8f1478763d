"""Codes and names of languages become the shortest tag of BCP 47."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langcodes import tag_is_valid

from app.books.languages import read_language

CODES = st.text("abcdefghijklmnopqrstuvwxyz-_ ,;", max_size=12)


@pytest.mark.parametrize(
    ("code", "language"),
    [
        *(("ger", "de"), ("deu", "de"), ("de", "de"), ("chi", "zh"), ("zho", "zh"), ("cmn", "zh")),
        *(("ENG", "en"), ("/languages/eng", "en"), ("fre", "fr"), ("jpn", "ja"), ("grc", "grc")),
        *(("scr", "hr"), ("iri", "ga"), ("jap", "ja"), ("cn", "zh"), ("iw", "he"), ("nob", "nb")),
        *(("zh-CN", "zh"), ("zh-Hans-CN", "zh"), ("zh-Hant", "zh-Hant"), ("zh_TW", "zh-Hant")),
        *(("pt-BR", "pt"), ("en_US", "en"), ("en-HK", "en"), ("sr-Latn", "sr")),
    ],
)
def test_codes_of_every_kind_are_read(code: str, language: str) -> None:
    assert read_language(code) == language


@pytest.mark.parametrize(
    ("name", "language"),
    [
        *(("Chinese", "zh"), ("中文", "zh"), ("汉语", "zh"), ("简体中文", "zh"), ("chinois", "zh")),
        *(("繁體中文", "zh-Hant"), ("Chinese (Traditional)", "zh-Hant"), ("文言文", "lzh")),
        *(("Deutsch", "de"), ("德语", "de"), ("德文", "de"), ("德語", "de"), ("ドイツ語", "de")),
        *(("français", "fr"), ("FRANÇAIS", "fr"), ("Französisch", "fr"), ("日本語", "ja")),
        *(("한국어", "ko"), ("русский", "ru"), ("العربية", "ar"), ("हिन्दी", "hi"), ("ไทย", "th")),
        *(("Spanish; Castilian", "es"), ("Portuguese (Brazil)", "pt"), ("in English", "en")),
        *(("Greek, Modern (1453-)", "el"), ("Greek, Ancient (to 1453)", "grc")),
    ],
)
def test_names_are_known_in_several_languages(name: str, language: str) -> None:
    assert read_language(name) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *(
            ("Eng English", "en"),
            ("eng fre", "en"),
            ("jpneng", "ja"),
            ("engund", "en"),
            ("de, en", "de"),
        ),
        *(("eng;ger", "en"), ("English, French", "en")),
    ],
)
def test_of_several_languages_the_first_is_given(text: str, language: str) -> None:
    assert read_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        *(None, "", "   ", "|||", "und", "mul", "zxx", "mis", "qaa", "xx", "xyz", "a", "123"),
        *("the book", "banana", "x-klingon", "unknown", "e" * 100_000),
    ],
)
def test_what_is_no_language_is_nothing(text: str | None) -> None:
    assert read_language(text) is None


@given(st.text() | CODES)
def test_whatever_is_said_a_language_is_a_valid_tag_and_read_again(text: str) -> None:
    language = read_language(text)
    assert language is None or (tag_is_valid(language) and read_language(language) == language)


@pytest.mark.recordings
@pytest.mark.parametrize("source", ["dnb", "k10plus", "loc", "bnf"])
def test_every_recorded_library_code_is_read(test_data: Path, source: str) -> None:
    bodies = [path.read_text() for path in (test_data / "recordings" / source).glob("*.xml")]
    codes = re.compile(r'tag="(?:041|101)"[^>]*>\s*<[^>]*code="a">([a-z]{3})<')
    said = {code for body in bodies for code in codes.findall(body)}
    assert {code for code in said if not read_language(code)} <= {"und", "mul", "zxx"}
