import json
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.books.fold import fold
from app.books.names import Credit, display_name, name_key, read_credits, same_person
from app.books.personal import is_organisation

NAMES = st.text() | st.lists(
    st.sampled_from(
        ["Smith", "John", "J.", "A", "&", ",", "(ed.)", "著", "[美]", "结城", "浩", "김"]
    )
).map(" ".join)


def credited(text: str) -> list[tuple[str, str]]:
    return [(credit.name, credit.role) for credit in read_credits(text)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("結城浩 著", [("結城浩", "author")]),
        ("クックパッド株式会社／監修", [("クックパッド株式会社", "editor")]),
        ("김영한 (지은이), 홍길동 (옮긴이)", [("김영한", "author"), ("홍길동", "translator")]),
        ("이일민, 김영한 (지은이)", [("이일민", "author"), ("김영한", "author")]),
        ("김영한 (지은이), 홍길동 (역주)", [("김영한", "author"), ("홍길동", "translator")]),
        ("김영한 (지은이), 홍길동 (낭독)", [("김영한", "author"), ("홍길동", "other")]),
        ("[美] 刘易斯; 张三 译", [("刘易斯", "author"), ("张三", "translator")]),
        ("（日）东野圭吾", [("东野圭吾", "author")]),
        ("Harris, William V.", [("William V. Harris", "author")]),
        ("Takats, Sean, 1980-", [("Sean Takats", "author")]),
        ("by Frank Herbert", [("Frank Herbert", "author")]),
        ("ed. by Umberto Eco", [("Umberto Eco", "editor")]),
        ("(Lawrence Wright)", [("Lawrence Wright", "author")]),
        ("曹雪芹、高鹗著", [("曹雪芹", "author"), ("高鹗", "author")]),
        ("[美]KenArnold等", [("KenArnold", "author")]),
        ("山田玲子／著 水野菜生／英訳", [("山田玲子", "author"), ("水野菜生", "translator")]),
        ("编集: 佐藤朔", [("编集: 佐藤朔", "author")]),
        ("編集: 佐藤朔, 高畠正明", [("佐藤朔", "editor"), ("高畠正明", "editor")]),
        ("Ulmer, Wendy/ Knorr, Laura", [("Wendy Ulmer", "author"), ("Laura Knorr", "author")]),
        (
            "Susan Sontag ; David Rieff, editor",
            [("Susan Sontag", "author"), ("David Rieff", "editor")],
        ),
        (
            "Robert Kraus, illustrated by Jose Aruego & Ariane Dewey",
            [
                ("Robert Kraus", "author"),
                ("Jose Aruego", "illustrator"),
                ("Ariane Dewey", "illustrator"),
            ],
        ),
        ("卡洛斯·富恩特斯|译者", [("卡洛斯·富恩特斯", "translator")]),
        ("Ann Lee, Jan Roe (Illustrator)", [("Ann Lee", "author"), ("Jan Roe", "illustrator")]),
        ("Lee, Ann/ Roe, Jan (ILT)", [("Ann Lee", "author"), ("Jan Roe", "illustrator")]),
        ("Ann Lee, Jan Roe (eds)", [("Ann Lee", "editor"), ("Jan Roe", "editor")]),
        ("Ann Lee (Author, Illustrator)", [("Ann Lee", "author")]),
        ("Various", []),
        ("Unknown author", []),
        ("Gardner, H. (Ed.)", [("H. Gardner", "editor")]),
        ("", []),
        (" ; , /", []),
    ],
)
def test_a_field_is_read_as_people_with_roles(text: str, people: list[tuple[str, str]]) -> None:
    assert credited(text) == people


def test_nobody_is_credited_twice_for_one_role() -> None:
    assert read_credits("Ann Lee; Lee, Ann; Ann Lee (ed.)") == [
        Credit("Ann Lee"),
        Credit("Ann Lee", "editor"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tolkien, J.R.R.", "JRR Tolkien"),
        ("J. R. R. TOLKIEN", "J.R.R. Tolkien"),
        ("Gabriel García Márquez", "Márquez García Gabriel"),
        ("結城, 浩, 1963-", "結城 浩"),
        ("浩 結城", "结城浩"),
        ("Jean-Paul Sartre", "jean paul sartre"),
        ("Dr. Oliver Sacks", "Oliver Sacks"),
        ("劉慈欣", "刘慈欣"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J. Smith", "John Smith"),
        ("Smith, John Ronald", "John Smith"),
        ("Smith J", "John Smith"),
        ("MaryJanice Davidson", "Mary Janice Davidson"),
        ("Ursula K. LeGuin", "Ursula K Le Guin"),
        ("William Strunk Jr.", "William Strunk"),
        ("阿尔贝·加缪", "加缪"),
        ("J.K.罗琳", "J·K·罗琳"),
        ("Voltaire", "VOLTAIRE"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert same_person(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Smith", "Jane Smith"),
        ("John A. Smith", "John B. Smith"),
        ("John W. Humble", "John Wallin"),
        ("John", "John Smith"),
        ("夏目漱石", "夏目房之介"),
        ("刘慈欣", "刘慈"),
        ("William Strunk Jr.", "William Strunk Sr."),
        ("", "John Smith"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert not same_person(one, other)


@given(st.permutations(["Ursula", "Kroeber", "Le", "Guin", "J."]))
def test_the_order_of_a_name_does_not_matter(words: list[str]) -> None:
    assert name_key(" ".join(words)) == name_key("Ursula Kroeber Le Guin J.")


@given(NAMES, NAMES)
def test_everyone_is_the_same_as_themselves_and_sameness_is_mutual(one: str, other: str) -> None:
    assert same_person(one, one)
    assert same_person(one, other) == same_person(other, one)


@given(NAMES)
def test_names_are_credited_as_they_are_shown(text: str) -> None:
    for credit in read_credits(text):
        assert credit.name
        assert display_name(credit.name) == credit.name


def cases_of(test_data: Path, *kinds: str) -> Iterator[tuple[Any, Any]]:
    said = json.loads((test_data / "data/vectors/title_author_normalize.json").read_text())
    return ((c["input"], c["expected"]) for c in said["cases"] if c["kind"] in kinds)


def test_names_of_other_programs_are_shown_in_their_order(test_data: Path) -> None:
    """Set aside are headings with dates, which the peer keeps as a library's, and we show."""
    for said, expected in cases_of(test_data, "flip_name", "author_natural_order"):
        name = said if isinstance(said, str) else said["name"]
        assert display_name(name) == expected or name.endswith("-"), name


def test_honorifics_make_no_other_person(test_data: Path) -> None:
    """The peer drops them from what is shown; we only do in comparing."""
    for said, expected in cases_of(test_data, "drop_honorific"):
        assert same_person(said, expected), said


def test_parts_of_names_mean_the_same_to_other_programs(test_data: Path) -> None:
    for said, expected in cases_of(test_data, "name_last_first"):
        assert name_key(said) == name_key(f"{expected['first']} {expected['last']}"), said


def test_lost_diacritics_are_seen_through(test_data: Path) -> None:
    for said, _ in cases_of(test_data, "same_string_group", "pick_best_name"):
        assert len({fold(name_key(text)) for text in said}) == 1, said


def gold(test_data: Path) -> list[list[str]]:
    said = json.loads((test_data / "data/vectors/author_gold_400.json").read_text())
    return [case["authors"] for case in said["cases"]]


def test_checked_author_lists_are_read_back(test_data: Path) -> None:
    """Set aside are headings that came into the gold from the sellers ("Major, John Major")."""
    for authors in gold(test_data):
        named = [name for name in authors if "," not in name]
        for joint in ("; ", " / "):
            keys = [name_key(credit.name) for credit in read_credits(joint.join(named))]
            assert keys == list(dict.fromkeys(map(name_key, named)))


def test_checked_authors_survive_being_headings(test_data: Path) -> None:
    """Set aside are rows that repeat one word ("JR JR")."""
    names = [name.split() for authors in gold(test_data) for name in authors if "," not in name]
    for *given_names, family in (words for words in names if len(set(words)) > 1):
        heading = f"{family}, {' '.join(given_names)}"
        assert name_key(heading) == name_key(" ".join([*given_names, family]))
        assert same_person(f"{heading}, 1963-", " ".join([*given_names, family]))


def test_few_of_the_checked_authors_are_taken_for_each_other(test_data: Path) -> None:
    names = dict.fromkeys(name for authors in gold(test_data) for name in authors)
    met = [pair for pair in combinations(names, 2) if same_person(*pair)]
    assert len(met) <= 3


RECORDED_FIELDS = ("author", "authors", "translator")


def recorded_names(said: object) -> Iterator[str]:
    if isinstance(said, dict):
        for field, value in said.items():
            values = value if isinstance(value, list) else [value]
            if field in RECORDED_FIELDS:
                yield from (text for text in values if isinstance(text, str) and text)
        said = list(said.values())
    if isinstance(said, list):
        for value in said:
            yield from recorded_names(value)


@pytest.mark.recordings
@pytest.mark.parametrize("source", ["douban", "yushu", "openbd", "aladin"])
def test_recorded_people_are_named_without_marks_and_roles(test_data: Path, source: str) -> None:
    folder = test_data / "recordings" / source
    bodies = [json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))]
    for text in {name for body in bodies for name in recorded_names(body)}:
        credits_ = read_credits(text)
        assert credits_ or text == "Multiple Contributors", text
        for credit in credits_:
            assert not set("[]（）【】／/;") & set(credit.name), text
            assert not credit.name.endswith(("지은이)", "옮긴이)", " 著", " 译", " 訳")), text


HEADINGS = re.compile(
    r"""tag="[17]00"[^>]*>\s*<[^>]*code="a">([^<]+)|(?:<dc:creator>|foaf:name(?:>|&gt;))([^<&]+)"""
)
"""People in MARC 21, and in the records of the National Diet Library, escaped or not."""


def recorded_headings(folder: Path) -> Iterator[str]:
    for path in folder.glob("*.xml"):
        yield from (marc or agent for marc, agent in HEADINGS.findall(path.read_text("utf-8")))


@pytest.mark.recordings
@pytest.mark.parametrize("source", ["k10plus", "dnb", "ndl"])
def test_recorded_headings_are_turned_round(test_data: Path, source: str) -> None:
    inverted = {
        text for text in recorded_headings(test_data / "recordings" / source) if ", " in text
    }
    assert inverted
    left = [text for text in inverted if "," in display_name(text)]
    assert all(map(is_organisation, left))
