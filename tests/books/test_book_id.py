from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import ean

from app.books.book_id import book_id, isbn_of
from app.books.isbn import Isbn, NotAnIsbn, read_isbn


@settings(deadline=None)
@given(st.sampled_from(("978", "9791", "9798")), st.integers(0, 10**9 - 1))
def test_an_id_leads_back_to_its_isbn_and_is_itself_none(prefix: str, number: int) -> None:
    digits = f"{prefix}{number:09}"[:12]
    isbn = Isbn(digits + ean.calc_check_digit(digits))

    assert isbn_of(book_id(isbn)) == isbn
    assert int(book_id(isbn)) < 2**53
    assert not is_isbn(book_id(isbn))


def test_whatever_is_an_isbn_is_no_id() -> None:
    for number in ("9787536692930", "7536692935", "753669293", "978-7-5366-9293-0"):
        assert is_isbn(number) or len(number) == 9
        assert isbn_of(number) is None


def test_what_no_book_can_have_is_no_id() -> None:
    for number in ("", "2567698", "977000000000", "979000000000", "９７８７５３６６９２９３", "-1"):
        assert isbn_of(number) is None


def is_isbn(text: str) -> bool:
    try:
        read_isbn(text)
    except NotAnIsbn:
        return False
    return True
