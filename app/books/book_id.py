"""The number by which programs call a book where they know it by another number than its ISBN.

It is the ISBN-13 without its check digit: twelve digits, the same in every Fisher, today and after
any book was forgotten and found again. No ISBN has twelve digits, so neither is taken for the
other; and JavaScript, which is exact up to 2**53, holds it as a number.
"""

import re

from stdnum import ean

from app.books.isbn import Isbn, NotAnIsbn

_TWELVE = re.compile(r"97[89][0-9]{9}")


def book_id(isbn: Isbn) -> str:
    """Give the id of the book with this ISBN.

    >>> book_id(Isbn("9787536692930"))
    '978753669293'
    """
    return isbn.isbn13[:-1]


def isbn_of(said: str) -> Isbn | None:
    """Give the ISBN of the book with this id, or None where no book can have it.

    >>> isbn_of("978753669293"), isbn_of("9787536692930"), isbn_of("2567698")
    (Isbn(isbn13='9787536692930'), None, None)
    """
    if not _TWELVE.fullmatch(said):
        return None
    try:
        return Isbn(said + ean.calc_check_digit(said))
    except NotAnIsbn:
        return None
