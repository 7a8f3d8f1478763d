"""What a mistyped ISBN was most likely meant to be, for a "did you mean".

Each step supposes a mistake that people make, the likeliest first. The first step that leads to
an ISBN of an issued range answers; where it leads to two, nobody can tell, and nothing is said.
A suggestion is for the reader to confirm, never to be taken in his name. Nothing is said of
eight digits, because what passes as an ISBN without its zeros passes as an ISSN too, nor of nine,
which may lack a zero in front or a check digit behind.

The kinds of mistake are those that the audit of inventaire/isbn3 tells apart
(https://github.com/inventaire/isbn3), and those seen in the lists of libraries and readers.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from stdnum import ean

from app.books.isbn import Isbn, NotAnIsbn, read_isbn
from app.books.isbn_text import plain

_Mend = Callable[[str], Iterator[str]]

_ISBN10, _ISBN13 = 10, 13
_MENDABLE = {"check_digit", "length"}
_LOOK_ALIKES = str.maketrans("OoIlХх", "0011XX")
_MISREAD = re.compile(r"(?<=[0-9-])[OoIlХх]++(?=[-0-9 ]|$)|(?<![^\W_])[OoIl]++(?=[0-9])")


def suggest_isbn(text: str) -> Isbn | None:
    """Give the ISBN that was most likely meant, or None where nobody can tell.

    For a valid ISBN this is its reading under the other prefix (979 for 978, or back), where
    that is issued: something to ask about when nobody knows the book.

    >>> suggest_isbn("978-3-641-11542-6").hyphenated
    '978-3-641-11542-5'
    """
    try:
        typed = read_isbn(text)
    except NotAnIsbn as refusal:
        number = refusal.number if refusal.reason in _MENDABLE else None
        return _without_look_alikes(text) or _likeliest(_MENDS, number or "")
    return _likeliest((_under_the_other_prefix,), typed.isbn13)


def _likeliest(mends: Iterable[_Mend], digits: str) -> Isbn | None:
    for mend in mends:
        found = {isbn for isbn in map(_issued, mend(digits)) if isbn}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _issued(text: str) -> Isbn | None:
    try:
        isbn = read_isbn(text)
    except NotAnIsbn:
        return None
    return isbn if isbn.hyphenated != isbn.isbn13 else None


def _without_look_alikes(text: str) -> Isbn | None:
    """Suppose letters typed for digits, and a Cyrillic letter for X."""
    written = plain(text)
    mended = _MISREAD.sub(lambda misread: misread[0].translate(_LOOK_ALIKES), written)
    return _issued(mended) if mended != written else None


def _with_all_digits_kept(digits: str) -> Iterator[str]:
    """Suppose a prefix left out, mistaken, or put before ten digits that were kept."""
    if len(digits) == _ISBN13:
        yield from (digits[3:], "978" + digits[3:], "979" + digits[3:])
    if len(digits) == _ISBN10:
        yield from ("978" + digits, "979" + digits)


def _with_a_check_digit(digits: str) -> Iterator[str]:
    """Suppose that the last digit was left out."""
    if len(digits) == _ISBN13 - 1 and digits.isdigit():
        yield _checked(digits)


def _with_another_check_digit(digits: str) -> Iterator[str]:
    """Suppose that only the last digit is wrong."""
    if len(digits) == _ISBN13:
        yield _checked(digits[:-1])
    if len(digits) == _ISBN10:
        yield _checked("978" + digits[:-1])


def _under_the_other_prefix(isbn13: str) -> Iterator[str]:
    """Suppose that the prefix was mistaken before the check digit was calculated."""
    yield _checked({"978": "979", "979": "978"}[isbn13[:3]] + isbn13[3:-1])


def _checked(digits: str) -> str:
    return digits + ean.calc_check_digit(digits)


_MENDS: tuple[_Mend, ...] = (
    _with_all_digits_kept,
    _with_a_check_digit,
    _with_another_check_digit,
)
