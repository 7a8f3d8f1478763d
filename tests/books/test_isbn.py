import pytest

from app.books.errors import FisherError
from app.books.isbn import Isbn, NotAnIsbn, Reason, find_isbns, read_isbn


def _refusal(text: str) -> NotAnIsbn:
    with pytest.raises(NotAnIsbn) as caught:
        read_isbn(text)
    return caught.value


def test_an_isbn_knows_its_other_forms() -> None:
    isbn = Isbn("9787536692930")

    assert isbn.isbn10 == "7536692935"
    assert isbn.hyphenated == "978-7-5366-9293-0"
    assert isbn.group == "978-7"


@pytest.mark.parametrize(
    ("isbn13", "group"),
    [
        ("9788901234564", "978-89"),
        ("9791156000006", "979-11"),
        ("9786268533252", "978-626"),
        ("9791843123391", "979"),
    ],
)
def test_the_group_is_told_as_far_as_it_is_known(isbn13: str, group: str) -> None:
    assert Isbn(isbn13).group == group


def test_an_isbn_of_979_has_no_ten_digits() -> None:
    assert Isbn("9791090636071").isbn10 is None


def test_a_number_of_a_range_not_issued_is_printed_without_hyphens() -> None:
    assert Isbn("9791843123391").hyphenated == "9791843123391"


def test_isbns_sort_and_are_equal_by_their_digits() -> None:
    first, second = read_isbn("0306406152"), read_isbn("7-5366-9293-5")

    assert sorted({second, first, Isbn("9780306406157")}) == [first, second]


@pytest.mark.parametrize(
    ("digits", "reason"),
    [
        ("9780306406158", "check_digit"),
        ("978030640615X", "check_digit"),
        ("9790260000438", "ismn"),
        ("8809105873081", "prefix"),
        ("0306406152", "length"),
        ("978-0-306-40615-7", "length"),
        ("９７８０３０６４０６１５７", "length"),
        ("", "length"),
    ],
)
def test_an_isbn_is_made_of_nothing_but_thirteen_digits_that_fit(
    digits: str, reason: Reason
) -> None:
    with pytest.raises(NotAnIsbn) as caught:
        Isbn(digits)

    assert caught.value.reason == reason


@pytest.mark.parametrize(
    "text",
    [
        "9780306406157",
        "0306406152",
        "0-306-40615-2",
        "306406152",
        "  978 0306 40615 7\n",
        "ISBN-13：978-0-306-40615-7",
        "ＩＳＢＮ９７８－０－３０６－４０６１５－７",
        "٩٧٨٠٣٠٦٤٠٦١٥٧",
        "978.0.306.40615.7",
        '="0306406152"',
        "0306406152 (cloth : v. 4-5)",
        "09780306406157",
        "9780306406157 00595",
        "9780306406157.0",
        "9.780306406157E+12",
        "isbn%3A0-306-40615-2",
        "https://www.amazon.com/Some-Title/dp/0306406152/ref=sr_1_1?qid=1612345678&sr=8-1",
        "https://openlibrary.org/isbn/0306406152",
        "https://book.douban.com/isbn/9780306406157/",
        "/isbn/:9780306406157",
        "the second printing, ISBN number 0306406152, has a map",
        "0306406152 9780306406157",
    ],
)
def test_the_same_book_is_read_from_every_way_to_write_its_number(text: str) -> None:
    assert read_isbn(text) == Isbn("9780306406157")


@pytest.mark.parametrize("text", ["080442957X", "080442957x", "0-8044-2957-Ⅹ", "080442957×"])
def test_the_check_digit_ten_is_an_x_however_it_is_typed(text: str) -> None:
    assert read_isbn(text).isbn10 == "080442957X"


@pytest.mark.parametrize(
    ("text", "reason", "number"),
    [
        ("", "empty", None),
        ("\ufeff \u3000\x00", "empty", None),
        ("flop", "no_number", None),
        ("1984", "no_number", None),
        ("----------", "no_number", None),
        ("97803064061", "length", "97803064061"),
        ("0306406152978", "prefix", "0306406152978"),
        ("M 979-0-2600-0043-8", "ismn", "9790260000438"),
        ("1111111111", "placeholder", "1111111111"),
        ("9.78044E+12", "lost_digits", "978044"),
        ("9,78044e+12", "lost_digits", "78044"),
        ("978-0-306-40615-8", "check_digit", "9780306406158"),
        ("ISBN 0306406153 (pbk.)", "check_digit", "0306406153"),
        ("978030640615X", "check_digit", "978030640615X"),
    ],
)
def test_a_refusal_tells_what_is_wrong(text: str, reason: Reason, number: str | None) -> None:
    refusal = _refusal(text)

    assert (refusal.reason, refusal.number) == (reason, number)


def test_a_refusal_is_a_sentence_that_quotes_what_was_understood() -> None:
    assert str(_refusal("978-0-306-40615-8")) == (
        "9780306406158 looks like an ISBN, but its last digit does not fit, "
        "so one of its digits is wrong; compare it with the book, or search by words."
    )
    assert isinstance(_refusal("x"), FisherError)


def test_a_refusal_never_quotes_more_than_a_line() -> None:
    assert len(str(_refusal("9" * 100_000))) < 120


def test_the_most_telling_of_several_faults_is_told() -> None:
    assert _refusal("8809105873081, 9780306406158").reason == "check_digit"


def test_a_field_with_two_isbns_is_read_as_the_first() -> None:
    assert read_isbn("978-0-306-40615-7; 978-7-5366-9293-0") == Isbn("9780306406157")


def test_ten_digits_left_of_a_979_number_are_not_another_book() -> None:
    assert read_isbn("1158392230 9791158392239") == Isbn("9791158392239")
    assert find_isbns("1158392230 9791158392239") == [Isbn("9791158392239")]


def test_free_text_gives_its_isbns_in_order_and_each_once() -> None:
    text = "See 978-7-5366-9293-0 (pbk.), ISBN 0306406152 and again ISBN-10: 7-5366-9293-5."

    assert [isbn.isbn13 for isbn in find_isbns(text)] == ["9787536692930", "9780306406157"]


def test_free_text_without_a_valid_isbn_gives_none() -> None:
    assert find_isbns("Tel. 0306406152, OCLC 1005127123, ISBN 978-0-306-40615-8") == []
