import pytest

from app.books.isbn_spelling import Spelling, spellings


def _digits(text: str, *, field: bool) -> list[str]:
    return [spelling.digits for spelling in spellings(text, field=field)]


@pytest.mark.parametrize(
    "text",
    [
        "ISBN 0306406152",
        "printed 0-306-40615-2 there",
        "printed 0.306.40615.2 there",
        "0306406152, 0306406152",
    ],
)
def test_ten_digits_are_taken_where_something_says_so(text: str) -> None:
    assert set(_digits(text, field=False)) == {"0306406152"}


@pytest.mark.parametrize(
    "text",
    [
        "phone 0306406152",
        "(DE-588)0306406152",
        "OCLC:0306406152",
        "standard 21451-4-2010 of 2010",
        "since 2012.7-2013.6 on",
        "Tel 03 06 40 61 52",
    ],
)
def test_ten_digits_among_words_are_not(text: str) -> None:
    assert _digits(text, field=False) == _digits(text, field=True) == []


def test_ten_digits_that_begin_a_field_are_taken_but_not_for_sure() -> None:
    assert list(spellings("0306406152 gravitation", field=True)) == [
        Spelling("0306406152", sure=False)
    ]
    assert _digits("0306406152 gravitation", field=False) == []


@pytest.mark.parametrize("text", ["306406152", '"30640615 2"', "among words, SBN 306-40615-2"])
def test_nine_digits_are_taken_from_a_label_or_a_field_of_their_own(text: str) -> None:
    assert _digits(text, field=True) == ["306406152"]


@pytest.mark.parametrize("text", ["10020.1631", "306406152 by itself", "123456789, 306406152"])
def test_nine_other_digits_are_not(text: str) -> None:
    assert _digits(text, field=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "9780306406157 00595",
        "978-0-306-40615-7 12",
        "2005 9780306406157",
        "in 978 0 306 40615 7 and",
        "9780306406157 - 1984",
        "09780306406157",
        "dune-2019-9780306406157-1.html",
    ],
)
def test_an_isbn_13_is_cut_out_of_what_stands_beside_it(text: str) -> None:
    assert _digits(text, field=True) == ["9780306406157"]


@pytest.mark.parametrize("text", ["1239780306406157123", "978030640615712", "1-978-0-306-40615-7"])
def test_nothing_is_cut_out_of_a_longer_number(text: str) -> None:
    assert "9780306406157" not in _digits(text, field=True)


@pytest.mark.parametrize("text", ["878 0306406152", "0306406152 978", "878 0-306-40615-2"])
def test_ten_digits_beside_three_are_an_isbn_13_in_two_pieces(text: str) -> None:
    assert "0306406152" not in _digits(f"ISBN {text}", field=True)


def test_a_list_of_isbns_is_taken_apart() -> None:
    text = "ISBN 0306406152 9780306406157 0-8044-2957-X"

    assert _digits(text, field=True) == ["0306406152", "9780306406157", "080442957X"]
