import pytest

from app.books.isbn_text import Number, numbers_in, plain


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("９７８‐٧—१", "978-7-1"),
        ("𝟗𝟕𝟖", "978"),
        ("9²①½", "9²①½"),
        ("978\u00ad7\u200b8\ufeff9", "978-7-8-9"),
        ("978ー7−8", "978-7-8"),
        ("978\u00a07\u20288\t9\x00", "978 7 8 9 "),
        ("ＩＳＢＮ：Ⅹ", "ISBN:X"),
        ("isbn%3A978%207", "isbn:978 7"),
        ("100 %", "100 %"),
    ],
)
def test_digits_dashes_and_spaces_are_written_in_ascii(text: str, written: str) -> None:
    assert plain(text) == written


def _only_number(text: str) -> Number:
    (number,), _ = numbers_in(text)
    return number


@pytest.mark.parametrize(
    "text",
    [
        "ISBN: 0306406152",
        "eISBN-13 (online) 0306406152",
        "isbn_10=0306406152",
        "SBN 306406152",
        "a book, ISBN number: 0306406152",
        "国际标准书号：0306406152",
        "書籍番号 0306406152",
        "국제표준도서번호 0306406152",
        "شابک ۰۳۰۶۴۰۶۱۵۲",
        'מסת"ב 0306406152',
        "https://shop.example/dp/0306406152",
    ],
)
def test_a_label_in_any_language_calls_the_number_an_isbn(text: str) -> None:
    assert _only_number(text).labelled


@pytest.mark.parametrize(
    "text",
    [
        "0306406152",
        "OCLC 0306406152",
        "统一书号 0306406152",
        "ISBN unknown, phone number 0306406152",
        "the isbn of 1984 is not 0306406152",
    ],
)
def test_other_words_do_not(text: str) -> None:
    assert not _only_number(text).labelled


def test_a_label_reaches_over_the_list_that_follows() -> None:
    numbers, wordy = numbers_in("ISBN 0306406152, 080442957X (pbk.); phone 0199535922")

    assert [number.labelled for number in numbers] == [True, True, False]
    assert wordy


@pytest.mark.parametrize("label", ["ISBN-13 ", "ISBN13：", "isbn_13: ", "ISBN (13) ", "ISBN13"])
def test_the_thirteen_of_a_label_is_not_part_of_the_number(label: str) -> None:
    assert _only_number(f"{label}9780306406157").text == "9780306406157"


def test_a_remark_behind_a_number_is_no_word_and_before_it_is_one() -> None:
    assert numbers_in("0306406152 (cloth : v. 4-5)")[1] is False
    assert numbers_in("(OCoLC)0306406152")[1] is True


def test_a_rounded_number_is_lost_and_a_whole_one_is_not() -> None:
    assert _only_number("9.78044E+12").lost
    assert _only_number("9.780306406157E+12") == Number("9780306406157", labelled=False, leads=True)


def test_numbers_too_short_for_an_isbn_are_passed_over() -> None:
    assert numbers_in("1984, 2nd ed., 13001-1") == ([], True)
