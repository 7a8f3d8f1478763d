import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.books.search import Search, Wanted, begun, read_search
from app.books.words import query_terms


def wanted(text: str) -> list[Wanted]:
    (alternative,) = read_search(text).alternatives
    return list(alternative)


def test_plain_words_must_all_be_there_in_any_order() -> None:
    assert wanted("food rules") == [Wanted(("food",)), Wanted(("rules",))]
    assert not read_search("food rules").fielded


def test_chinese_characters_must_stand_beside_each_other() -> None:
    assert wanted("三体 刘慈欣") == [Wanted(("三", "体")), Wanted(("刘", "慈", "欣"))]


@pytest.mark.parametrize("typed", ['"food rules"', "“food rules”"])
def test_words_in_quotation_marks_must_stand_beside_each_other(typed: str) -> None:
    assert wanted(typed) == [Wanted(("food", "rules"), asked=True)]


@pytest.mark.parametrize(
    "typed", ["author:pollan", "By:pollan", "作者：pollan", "authors:(pollan)"]
)
def test_a_field_has_several_names_in_any_case(typed: str) -> None:
    assert wanted(typed) == [Wanted(("pollan",), "people", asked=True)]


def test_a_field_counts_for_one_word_a_phrase_or_what_stands_in_brackets() -> None:
    assert wanted("title:food rules") == [
        Wanted(("food",), "title", asked=True),
        Wanted(("rules",)),
    ]
    assert wanted('title:"food rules"') == [Wanted(("food", "rules"), "title", asked=True)]
    assert [one.field for one in wanted("title:(food rules)")] == ["title", "title"]


def test_years_languages_and_numbers_are_facts() -> None:
    assert wanted("year:2008 lang:chinese isbn:7536692935") == [
        Wanted(("2008",), "year", asked=True),
        Wanted(("zh",), "language", asked=True),
        Wanted(("9787536692930",), "isbn", asked=True),
    ]


def test_or_stands_between_two_whole_searches() -> None:
    search = read_search("by:Kim Harrison OR by:Lynsay Sands")

    assert [[one.terms for one in each] for each in search.alternatives] == [
        [("kim",), ("harrison",)],
        [("lynsay",), ("sands",)],
    ]
    assert search.plain == "Kim Harrison Lynsay Sands"


def test_a_field_that_nobody_knows_is_a_word() -> None:
    assert read_search("lcc:good evening").plain == "lcc good evening"
    assert not read_search("Dune: Messiah").fielded


@pytest.mark.parametrize("typed", ["", '"', "*", "()", '" " :', "- – —", "author:"[:0]])
def test_signs_alone_ask_for_nothing(typed: str) -> None:
    assert read_search(typed) == Search((), "")


def test_those_who_know_no_fields_are_asked_by_the_words_alone() -> None:
    search = read_search('title:"food rules" by:pollan year:2009 lang:en')

    assert (search.plain, search.language) == ("food rules pollan", "en")


def test_the_last_word_may_go_on_while_it_is_typed() -> None:
    assert list(begun(read_search("food ru")).all_wanted)[-1] == Wanted(("ru",), begun=True)
    assert begun(read_search("by:pol")) == read_search("by:pol")
    assert begun(read_search("")) == read_search("")


@given(st.text(max_size=100))
def test_whatever_is_typed_is_a_search(text: str) -> None:
    search = read_search(text)

    assert all(wanted.terms for wanted in search.all_wanted)


def test_another_programs_questions_lose_no_word(test_data: Path) -> None:
    file = test_data / "data" / "vectors" / "query_parser_openlibrary.json"
    for case in json.loads(file.read_text(encoding="utf-8"))["cases"]:
        search = read_search(case["input"])
        names = {"title", "authors", "author", "by", "or"}
        said = {term for one in search.all_wanted for term in one.terms}
        assert set(query_terms(case["input"])) - names <= said, case["input"]
