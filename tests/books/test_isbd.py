import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.books.isbd import bare, before_people, without_end, without_marks


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("A title. /", "A title"),
        ("A title :", "A title"),
        ("Smith, John,", "Smith, John"),
        ("A Title .", "A Title"),
        ("Harris, William V.", "Harris, William V."),
        ("Robert Velter Jr.", "Robert Velter Jr."),
        ("Apple Computer, Inc.", "Apple Computer, Inc."),
        ("Made in the U.S.A.", "Made in the U.S.A."),
        ("And then...", "And then..."),
        ("/", ""),
        ("", ""),
    ],
)
def test_the_punctuation_of_the_card_goes(line: str, kept: str) -> None:
    assert without_end(line) == kept


@given(st.text())
def test_what_is_clean_stays(line: str) -> None:
    assert without_end(without_end(line)) == without_end(line)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("The expert cook in enlightenment France /", "The expert cook in enlightenment France"),
        ("Cyllidebau ysgolion =", "Cyllidebau ysgolion"),
        ("Johns Hopkins University Press,", "Johns Hopkins University Press"),
        ("x, 203 p. :", "x, 203 p."),
        ("北韓 法令集 ／", "北韓 法令集"),
        ("مودن،", "مودن"),
        ("  C++  ", "C++"),
    ],
)
def test_marks_that_lead_on_are_left_out(written: str, meant: str) -> None:
    assert without_marks(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Dale, Jim.", "Dale, Jim"),
        ("Jazz.", "Jazz"),
        ("2011.", "2011"),
        ("横井 清.", "横井 清"),
        ("What's the big idea?.", "What's the big idea?"),
        ("Harris, William V.", "Harris, William V."),
        ("Толстой, Л. Н.", "Толстой, Л. Н."),
        ("King, Martin Luther, Jr.", "King, Martin Luther, Jr."),
        ("Acme Inc.", "Acme Inc."),
        ("And so on...", "And so on..."),
        (".", ""),
        ("", ""),
    ],
)
def test_a_full_stop_stays_only_where_it_belongs_to_a_word(written: str, meant: str) -> None:
    assert without_end(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [(" : (paper)", "paper"), ("(hardcover : alk. paper)", "hardcover"), ("pbk.", "pbk.")],
)
def test_the_first_note_is_taken_out_of_its_brackets(written: str, meant: str) -> None:
    assert bare(written) == meant


def test_people_are_no_part_of_a_title() -> None:
    assert before_people("1903-1953 / Ilse Meseberg-Haubold") == "1903-1953"
    assert before_people("AC/DC") == "AC/DC"
