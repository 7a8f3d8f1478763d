"""What the two sources of Korean books have in common: the books they know, and their numbers."""

from app.books.scripts import Script
from app.books.text import clean_line

HOME = frozenset({"978-89", "979-11"})
SCRIPTS: frozenset[Script] = frozenset({"Hangul"})
LANGUAGES = frozenset({"ko"})

_NO_ISBN = ("11", "K")
"""How ten signs begin that are no ISBN-10: of 979-11 there are none, and K is a shop's own code."""


def korean_isbns(*spelled: object) -> list[str]:
    """Give the ISBN-13s among numbers, one or several in a text, or the ISBN-10s where none is.

    Beside 9791158392239 stands 1158392230, which would be another book's ISBN-13 with 978.

    >>> korean_isbns("1158392230 9791158392239"), korean_isbns("K672532877", "")
    (['9791158392239'], [])
    """
    numbers = [number for text in spelled for number in (clean_line(text) or "").split()]
    long = [number for number in numbers if len(number) > len("8993196079")]
    return long or [number for number in numbers if not number.startswith(_NO_ISBN)]
