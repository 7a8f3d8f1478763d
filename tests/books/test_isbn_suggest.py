import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.books.isbn import Isbn, NotAnIsbn, find_isbns, read_isbn
from app.books.isbn_suggest import suggest_isbn


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("978-7-111-40701-3", "9787111407010"),
        ("7-111-40701-0", "9787111407010"),
        ("978-7-111-40701-6", "9787111407010"),
        ("979-7-111-40701-0", "9787111407010"),
        ("978-11-5839-223-9", "9791158392239"),
        ("ISBN 711140701X", "9787111407010"),
        ("978711140701", "9787111407010"),
        ("97871I14O7O1O", "9787111407010"),
        ("080442957Х", "9780804429573"),
    ],
    ids=[
        "check digit mistyped",
        "prefix left out",
        "prefix put before an ISBN-10",
        "979 for 978",
        "978 for 979",
        "check digit of an ISBN-10 mistyped",
        "check digit left out",
        "letters for digits",
        "Cyrillic letter for X",
    ],
)
def test_a_common_mistake_is_seen_through(typed: str, meant: str) -> None:
    with pytest.raises(NotAnIsbn):
        read_isbn(typed)

    assert suggest_isbn(typed) == Isbn(meant)


def test_a_valid_isbn_is_offered_under_the_other_prefix_where_that_is_issued() -> None:
    assert suggest_isbn("1158392230") == Isbn("9791158392239")
    assert suggest_isbn("9787111407010") is None


@pytest.mark.parametrize(
    "typed",
    ["", "flop", "1984", "8809077324666", "9.78043955493e+12", "1111111111", "0024-984X"],
)
def test_nothing_is_guessed(typed: str) -> None:
    assert suggest_isbn(typed) is None


def test_nothing_is_said_where_two_isbns_may_be_meant() -> None:
    with_978_for_979, with_978_before_ten_digits = "9798890239808", "8890239808"

    assert read_isbn(with_978_for_979) != read_isbn(with_978_before_ten_digits)
    assert suggest_isbn("9788890239808") is None


@given(st.text("0123456789X-OIl ", max_size=20) | st.text())
@settings(deadline=None, max_examples=300)
def test_a_suggestion_can_be_printed_and_is_not_what_was_typed(text: str) -> None:
    suggested = suggest_isbn(text)

    if suggested:
        assert suggested.hyphenated != suggested.isbn13
        assert suggested not in find_isbns(text)
