from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from stdnum import ean

from app.books.isbn import Isbn, NotAnIsbn, find_isbns, read_isbn

DASHES_AND_SPACES = (
    "- \u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\u00a0\u2009\u3000\t\u200b\ufeff"
)
LABELS = ["ISBN ", "isbn:", "ISBN-13：", "e-ISBN (pdf): ", "书号：", "国际标准书号 ", "urn:isbn:"]
TAILS = ["", ".", " (pbk. : v. 4-5)", "/K·12", ", 2008", " 平装", '"', " 00595"]

isbns = st.builds(
    lambda prefix, digits: _checked((prefix + digits)[:12]),
    st.sampled_from(["978", "9791", "9798"]),
    st.text("0123456789", min_size=9, max_size=9).filter(lambda digits: len(set(digits)) > 1),
)


def _checked(digits: str) -> str:
    return digits + ean.calc_check_digit(digits)


@st.composite
def written(draw: st.DrawFn, digits: str, labels: list[str]) -> str:
    """Write digits in up to five groups, with a label before them and something behind."""
    ends = sorted(draw(st.sets(st.integers(1, len(digits) - 1), max_size=4)))
    groups = [digits[start:end] for start, end in pairwise([0, *ends, len(digits)])]
    joint = draw(st.sampled_from(DASHES_AND_SPACES))
    return draw(st.sampled_from(labels)) + joint.join(groups) + draw(st.sampled_from(TAILS))


def _refusal(text: str) -> NotAnIsbn:
    with pytest.raises(NotAnIsbn) as caught:
        read_isbn(text)
    return caught.value


@given(isbns, st.data())
def test_any_spelling_of_an_isbn_13_reads_back(isbn13: str, data: st.DataObject) -> None:
    text = data.draw(written(isbn13, ["", *LABELS]))

    assert read_isbn(text).isbn13 == isbn13


@given(isbns, st.data())
def test_any_labelled_spelling_of_an_isbn_10_reads_back(isbn13: str, data: st.DataObject) -> None:
    digits = Isbn(isbn13).isbn10 or isbn13
    assume(not digits.startswith(("10", "13")))  # "ISBN 10-…" names the length, not the number.
    text = data.draw(written(digits, LABELS))

    assert read_isbn(text).isbn13 == isbn13


@given(isbns)
def test_what_is_printed_reads_back(isbn13: str) -> None:
    isbn = Isbn(isbn13)

    assert read_isbn(isbn.hyphenated) == read_isbn(isbn.isbn10 or isbn13) == isbn
    assert find_isbns(f"the book {isbn.hyphenated}, and no other") == [isbn]


@given(isbns, st.integers(0, 12), st.integers(1, 9), st.data())
def test_an_isbn_13_with_one_wrong_digit_is_never_accepted(
    isbn13: str, place: int, step: int, data: st.DataObject
) -> None:
    wrong = str((int(isbn13[place]) + step) % 10)
    text = data.draw(written(isbn13[:place] + wrong + isbn13[place + 1 :], ["", *LABELS]))

    assert find_isbns(text) == []
    assert _refusal(text).reason != "empty"


@given(st.text() | st.text("0123456789xX-. isbnISBN(:/%E+"))
@example("\ud800")
@example("%00%ff97%38")
@example("9.9E+99")
@settings(max_examples=300)
def test_any_text_is_read_or_refused(text: str) -> None:
    found = find_isbns(text)
    with suppress(NotAnIsbn):
        found.append(read_isbn(text))

    assert found == [Isbn(isbn.isbn13) for isbn in found]


@pytest.mark.parametrize(
    "piece", ["1", "-", " ", "1 ", "1-", "978 ", "isbn ", "(a", "%39", "9.7", "书号", "1x", "９ー"]
)
def test_a_hundred_thousand_characters_are_answered(piece: str) -> None:
    text = piece * (100_000 // len(piece))

    assert _refusal(text).reason in {"no_number", "length", "empty"}
    assert find_isbns(text) == []
    assert read_isbn(f"{' ' * 100_000}ISBN 0306406152{' ' * 100_000}") == Isbn("9780306406157")
