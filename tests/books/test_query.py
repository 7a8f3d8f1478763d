import pytest

from app.books.isbn import Isbn
from app.books.query import (
    EmptyQuestion,
    IsbnQuery,
    KeywordQuery,
    LongQuestion,
    MistypedIsbn,
    read_query,
)

SANTI = IsbnQuery(Isbn("9787536692930"))


@pytest.mark.parametrize(
    "typed", ["7536692935", "ISBN：978-7-5366-9293-0", " ９７８７５３６６９２９３０ "]
)
def test_a_number_in_any_form_is_a_question_for_one_book(typed: str) -> None:
    assert read_query(typed) == SANTI


def test_a_pasted_address_may_be_longer_than_a_question() -> None:
    address = "https://shop.example/dp/7536692935/ref=" + "x" * 200

    assert read_query(address) == SANTI


def test_words_are_a_question_for_many() -> None:
    assert read_query("  dune \t herbert", page=2) == KeywordQuery("dune herbert", 2)


def test_a_wrong_check_digit_is_told_unless_words_are_meant() -> None:
    with pytest.raises(MistypedIsbn):
        read_query("9787536692931")

    assert read_query("9787536692931", as_words=True) == KeywordQuery("9787536692931")


@pytest.mark.parametrize("typed", ["", "  ", "\x00", "!?", "\N{BOOKS}"])
def test_nothing_to_look_for_is_no_question(typed: str) -> None:
    with pytest.raises(EmptyQuestion):
        read_query(typed)


@pytest.mark.parametrize("typed", ["x" * 101, "x" * 100_000, "9787536692931 " + "x" * 100])
def test_more_than_a_hundred_characters_are_no_question(typed: str) -> None:
    with pytest.raises(LongQuestion):
        read_query(typed)


def test_a_hundred_characters_are_one() -> None:
    assert read_query("三" * 100) == KeywordQuery("三" * 100)
