from hypothesis import given
from hypothesis import strategies as st

from app.books.brackets import outermost, unwrapped

BRACKETS = st.text(alphabet="ab ()[]《》")


def test_outermost_brackets_are_found() -> None:
    text = "a (b) c [d (e)]"
    assert [text[start:end] for start, end in outermost(text)] == ["(b)", "[d (e)]"]


def test_lonely_brackets_are_none() -> None:
    assert outermost("a) (b [c}") == []
    assert outermost("(a [b]") == [(3, 6)]


def test_brackets_around_the_whole_come_off() -> None:
    assert unwrapped("《 【三体】 》", "《【") == "三体"
    assert unwrapped("《三体》全集", "《") == "《三体》全集"
    assert unwrapped("(a) (b)", "(") == "(a) (b)"
    assert unwrapped("(a)", "[") == "(a)"


@given(BRACKETS)
def test_pieces_stand_apart_and_in_order(text: str) -> None:
    ends = [place for piece in outermost(text) for place in piece]
    assert ends == sorted(ends)


@given(BRACKETS)
def test_unwrapping_twice_changes_nothing(text: str) -> None:
    once = unwrapped(text, "([《")
    assert unwrapped(once, "([《") == once
