import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.books.book import Book
from app.books.grouping import by_work, editions_among
from app.books.text import clean_line
from app.books.work import (
    AFTER_SERIES,
    AUTHOR,
    MAIN_TITLE,
    MISSPELLED,
    NOBODY,
    OTHER_KIND,
    OTHER_VOLUME,
    STRANGERS,
    SUBTITLES_APART,
    TITLE,
    Traits,
    likeness,
    same_work,
    work_keys,
)


def edition(title: str, *authors: str, **more: Any) -> Book:
    return Book(isbn13="9780000000002", title=title, authors=authors, **more)


def score(one: Book, other: Book) -> float:
    return likeness(Traits(one), Traits(other))


SAME_WORKS = [
    ("Dune", "DUNE (Penguin Galaxy)"),
    ("The Dune", "Dune, The"),
    ("Dune: A Novel", "Dune"),
    ("Dune A Novel.", "Dune"),
    ("Dune, Anniversary Edition", "Dune"),
    ("Dune (Dune Chronicles, #1)", "Dune (Chronicles of Dune Series #1)"),
    ("Tales of the Coast, Volume II: The Long Ebb", "The Long Ebb"),
    ("Saltmarsh: The Long Ebb", "The Long Ebb (Saltmarsh Series #2)"),
    ("The Long Ebb (Book 2)", "The Long Ebb (Saltmarsh Series #2)"),
    ("The Long Ebb and the Short Flood", "The Long Ebb and the Short Flod"),
    ("世界文学名著-老人与海(精装)", "老人與海"),
    ("Le Long Reflux : un récit des côtes", "Le long reflux: récit des côtes"),
]

OTHER_WORKS = [
    ("The Long Ebb, Vol. 1", "The Long Ebb, Vol. 2"),
    ("三体（2）", "三体（3）"),
    ("斗潮(第二部)-归海(24)", "斗潮(第二部)-归海(5)"),
    ("Saltmarsh: The Long Ebb", "Saltmarsh: The Short Flood"),
    ("Reports on Tides: Methods XVI", "Reports on Tides: Methods XVII"),
    ("The Long Ebb", "The Long Ebb: The Graphic Novel"),
    ("The Long Ebb", "The Long Ebb: Study Guide"),
    ("The Long Ebb", "The Long Ebb Boxed Set"),
    ("City of Salt", "City of Sand"),
]


@pytest.mark.parametrize(("one", "other"), SAME_WORKS)
def test_one_text_in_other_clothes_is_one_work(one: str, other: str) -> None:
    assert same_work(edition(one, "Ada Mere"), edition(other, "Mere, Ada"))


@pytest.mark.parametrize(("one", "other"), OTHER_WORKS)
def test_volumes_adaptations_and_other_books_are_works_of_their_own(one: str, other: str) -> None:
    assert not same_work(edition(one, "Ada Mere"), edition(other, "Ada Mere"))


def test_books_of_one_title_by_two_people_are_two_works() -> None:
    assert not same_work(edition("Poems", "Ada Mere"), edition("Poems", "Bo Lind"))


def test_a_title_alone_is_not_enough() -> None:
    assert not same_work(edition("Poems"), edition("Poems", "Ada Mere"))


def test_a_translation_is_one_work_with_its_original() -> None:
    german = edition("Die drei Sonnen", "Cixin Liu", original_title="三体")

    assert same_work(german, edition("三体", "刘慈欣"))
    assert same_work(german, edition("Le Problème", "Liu Cixin", original_title="三體"))


def test_a_volume_of_the_original_is_no_translation_of_the_whole() -> None:
    german = edition("Die lange Ebbe", "Ada Mere", original_title="The Long Ebb")

    assert same_work(german, edition("The Long Ebb", "Ada Mere"))
    assert not same_work(german, edition("The Long Ebb, Vol. 2", "Ada Mere"))


def test_a_catalogue_that_names_one_work_is_believed() -> None:
    one, other = edition("三体", "刘慈欣", work="OL1W"), edition("El problema", work="OL1W")

    assert same_work(one, other)
    assert work_keys(one) & work_keys(other)


def test_two_names_of_works_in_one_catalogue_say_nothing() -> None:
    assert same_work(
        edition("Dune", "Ada Mere", work="OL1W"), edition("Dune", "Ada Mere", work="X")
    )


def test_each_agreement_counts_as_declared() -> None:
    ada = "Ada Mere"

    assert score(edition("Ebb", ada), edition("Ebb", ada)) == TITLE + AUTHOR
    assert score(edition("Ebb: tides", ada), edition("Ebb", ada)) == MAIN_TITLE + AUTHOR
    assert score(edition("Coast: Low Ebb", ada), edition("Low Ebb", ada)) == AFTER_SERIES + AUTHOR
    assert score(edition("Ebb: tides", ada), edition("Ebb: wars", ada)) == SUBTITLES_APART + AUTHOR
    assert score(edition("Ebb"), edition("Ebb")) == TITLE + NOBODY
    assert score(edition("Ebb", ada), edition("Ebb", "Bo Lind")) == TITLE + STRANGERS
    assert score(edition("Ebb, Vol. 1", ada), edition("Ebb, Vol. 2", ada)) == (
        TITLE + AUTHOR + OTHER_VOLUME
    )
    assert score(edition("Ebb", ada), edition("Ebb: The Manga", ada)) == OTHER_KIND + AUTHOR
    assert score(edition("The Longest Ebb Tide", ada), edition("The Longest Eb Tide", ada)) == (
        MISSPELLED + AUTHOR
    )


def test_editions_are_put_together_in_the_order_they_came() -> None:
    dune, ebb = edition("Dune", "Ada Mere"), edition("Ebb", "Ada Mere")
    paperback = edition("Dune (Paperback)", "A. Mere")

    assert by_work([dune, ebb, paperback]) == [[dune, paperback], [ebb]]


def test_an_edition_that_is_like_those_of_two_works_makes_them_one() -> None:
    dune, reprint = edition("Dune", "Ada Mere"), edition("Der Wüstenplanet", "Ada Mere")
    german = edition("Der Wüstenplanet", "Ada Mere", original_title="Dune")
    ebb = edition("Ebb", "Ada Mere")

    assert by_work([dune, ebb, reprint]) == [[dune], [ebb], [reprint]]
    assert by_work([dune, ebb, reprint, german]) == [[dune, reprint, german], [ebb]]


def test_editions_are_found_through_each_other() -> None:
    dune, reprint, german = (
        edition("Dune", "Ada Mere"),
        replace(edition("Der Wüstenplanet", "Ada Mere"), isbn13="9783453317178"),
        replace(
            edition("Der Wüstenplanet", "Ada Mere", original_title="Dune"), isbn13="9783453323131"
        ),
    )
    ebb = replace(edition("Ebb", "Ada Mere"), isbn13="9780143116387")

    assert editions_among(dune, [reprint, ebb]) == []
    assert editions_among(dune, [reprint, ebb, dune, german]) == [reprint, german]


@pytest.mark.parametrize(("one", "other"), [pair for pair in SAME_WORKS if "Flod" not in pair[1]])
def test_editions_of_one_work_share_a_key(one: str, other: str) -> None:
    assert work_keys(edition(one, "Ada Mere")) & work_keys(edition(other, "Mere, A."))


def test_a_chinese_name_and_its_spelling_share_a_key() -> None:
    chinese, german = edition("三体", "刘慈欣"), edition("X", "Cixin Liu", original_title="三体")

    assert work_keys(chinese) & work_keys(german)


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20))
def test_likeness_does_not_depend_on_who_is_asked_first(one: str, other: str, name: str) -> None:
    ours, theirs = edition(one or "x", name), edition(other or "x", "Ada Mere")

    assert score(ours, theirs) == score(theirs, ours)


def f1(cases: list[dict[str, Any]], label: str) -> float:
    pairs = [(same_work(labelled(case["a"]), labelled(case["b"])), case[label]) for case in cases]
    right = pairs.count((True, True))
    return 2 * right / (2 * right + pairs.count((True, False)) + pairs.count((False, True)))


def labelled(said: dict[str, str]) -> Book:
    return edition(clean_line(said["title"]) or "", clean_line(said["author"]) or "")


@pytest.mark.parametrize(
    ("name", "label"),
    [("work_match_goodreads_bn", "same_work"), ("book_match_amazon_bn", "same_book")],
)
def test_pairs_labelled_by_hand_are_told_apart(test_data: Path, name: str, label: str) -> None:
    cases = json.loads((test_data / "data" / "vectors" / f"{name}.json").read_text())["cases"]

    assert f1(cases, label) >= 0.97
