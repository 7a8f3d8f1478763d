import pytest

from app.books.isbn import Isbn
from app.books.query import IsbnQuery, KeywordQuery
from app.forms.loose import is_callback, read_loosely, read_number


def test_a_number_is_looked_up_and_words_are_searched_for() -> None:
    assert read_loosely("978-7-5366-9293-0") == IsbnQuery(Isbn("9787536692930"))
    assert read_loosely(" 三体 ") == KeywordQuery("三体")


def test_a_mistyped_number_is_searched_for_as_words() -> None:
    assert read_loosely("9787536692931") == KeywordQuery("9787536692931")


def test_a_long_question_is_cut_between_two_words() -> None:
    words = " ".join(["wonderful"] * 30)

    assert read_loosely(words) == KeywordQuery(" ".join(["wonderful"] * 10))
    assert read_loosely("书" * 3_000) == KeywordQuery("书" * 100)


@pytest.mark.parametrize("text", ["", "   ", "!?…", "\x00"])
def test_what_holds_no_word_asks_nothing(text: str) -> None:
    assert read_loosely(text) is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [("7", 7), (" 7 ", 7), ("0", 0), (None, 20), ("", 20), ("-1", 20), ("1.5", 20), ("x", 20),
     ("²", 20), ("９", 20), ("9" * 5_000, 1_000_000)],
)  # fmt: skip
def test_a_number_that_is_none_is_as_if_it_was_left_out(typed: str | None, read: int) -> None:
    assert read_number(typed, 20) == read


def test_a_callback_is_the_plain_name_of_a_function() -> None:
    assert is_callback("jQuery_1.cb")
    assert is_callback("a" * 50)
    for name in ("", "a" * 51, "alert(1)", "a-b", "回", "a b", "a\n", "a[0]"):
        assert not is_callback(name)
