"""The number of an edition: read from whatever was typed, checked, and written properly.

    read_isbn(text)     one field of input -> one Isbn, or NotAnIsbn with a sentence saying why
    find_isbns(text)    free text          -> the valid ISBNs in it

What is taken for a number and for a label is told in `isbn_text.py`, where an ISBN begins and
ends and when ten digits may be one in `isbn_spelling.py`; what a mistyped number was meant to be
in `isbn_suggest.py`. Where programs disagree, this is how Fisher decides:

- The check digit decides, and nothing is mended while reading: a wrong digit, a letter or a
  mark between the digits is refused, never guessed away.
- A field that holds two ISBNs is read as the first of them.
- A range that is not issued yet is no reason to refuse: ranges are opened every month, and new
  books come before new tables. Such a number is printed without hyphens.
- One digit ten times over passes the check, and is refused: it is put where there is no ISBN.
- An American bar code (UPC) is no ISBN: what book it stands for is in no public table.
- Digits that a spreadsheet has rounded away (9.78044E+12) are lost; with all 13 there
  (9.780439023481E+12) the number is whole.
- Ten digits that repeat a 979 number beside them are what is left of it, not another book.
- A text may be of any length, reading it takes time in proportion; of a field with more than a
  hundred numbers the first hundred are looked at.

Rules of the number: ISBN Users' Manual, https://www.isbn-international.org/content/isbn-users-manual
Arithmetic and ranges: python-stdnum, with the International ISBN Agency's range message.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Literal

from stdnum import ean
from stdnum import isbn as stdnum_isbn

from app.books.errors import FisherError
from app.books.isbn_spelling import Spelling, spellings

Reason = Literal[
    "empty",
    "no_number",
    "length",
    "prefix",
    "placeholder",
    "lost_digits",
    "ismn",
    "check_digit",
]

_SENTENCES: dict[Reason, str] = {
    "empty": "Nothing was typed; type an ISBN, or the words of a title.",
    "no_number": "There is no ISBN in this; one looks like 978-0-306-40615-7 or 0-306-40615-2.",
    "length": "{number} has {length} digits and an ISBN has 13 or 10; compare it with the book.",
    "prefix": "{number} is another kind of bar code; an ISBN of 13 digits begins with 978 or 979.",
    "placeholder": "{number} is one digit repeated, and no book's ISBN; search by words instead.",
    "lost_digits": "A spreadsheet has rounded the last digits of this number away; "
    "format its column as text there, and copy the ISBN again.",
    "ismn": "{number} is an ISMN, the number of printed music; search by words instead.",
    "check_digit": "{number} looks like an ISBN, but its last digit does not fit, "
    "so one of its digits is wrong; compare it with the book, or search by words.",
}
_TELLING = tuple(_SENTENCES)  # The least telling first: of several faults the last is told.
_LONGEST_QUOTED = 20
_MOST_IN_A_FIELD = 100
_SBN, _ISBN10, _ISBN13 = 9, 10, 13


class NotAnIsbn(FisherError):
    """What was typed is no ISBN; the text tells the reader why, and what to do.

    `number` holds the digits as they were understood, or None. `reason` is one of
    `empty`: nothing was typed; `no_number`: nothing in it looks like an ISBN;
    `length`: a number, but not of 10 or 13 digits, nor an SBN of nine;
    `prefix`: 13 digits that do not begin with 978 or 979, the bar code of something else;
    `placeholder`: one digit ten times over; `lost_digits`: rounded by a spreadsheet;
    `ismn`: printed music (979-0); `check_digit`: looks like an ISBN, but is mistyped.
    """

    def __init__(self, reason: Reason, number: str | None = None) -> None:
        self.reason: Reason = reason
        self.number = number
        digits = number or ""
        quoted = digits if len(digits) <= _LONGEST_QUOTED else f"{digits[:_LONGEST_QUOTED]}…"
        super().__init__(_SENTENCES[reason].format(number=quoted, length=len(digits)))


@dataclass(frozen=True, slots=True, order=True)
class Isbn:
    """One valid ISBN, kept as the 13 digits that are the key of everything.

    >>> Isbn("9787536692930").hyphenated
    '978-7-5366-9293-0'

    Raises NotAnIsbn when made of anything else than 13 ASCII digits that fit.
    """

    isbn13: str

    def __post_init__(self) -> None:
        if fault := _fault(self.isbn13):
            raise NotAnIsbn(fault, self.isbn13)

    @property
    def isbn10(self) -> str | None:
        """The ten digits printed before 2007; a 979 number has none."""
        return stdnum_isbn.to_isbn10(self.isbn13) if self.isbn13.startswith("978") else None

    @property
    def hyphenated(self) -> str:
        """The number as it is printed; without hyphens where its range is not issued."""
        parts = _parts(self.isbn13)
        return "-".join(parts) if all(parts) else self.isbn13

    @property
    def group(self) -> str:
        """The registration group (country or language), "978-7"; "978" where none is known."""
        return _group(self.isbn13)


@lru_cache(maxsize=4096)
def read_isbn(text: str) -> Isbn:
    """Read the ISBN that somebody typed, pasted or scanned into one field.

    >>> read_isbn("ISBN-10：7‐5366‐9293‐5").isbn13
    '9787536692930'

    Raises NotAnIsbn, whose text tells the reader what is wrong and what to do.
    """
    verdicts = [_judge(one) for one in islice(spellings(text, field=True), _MOST_IN_A_FIELD)]
    if valid := _valid(verdicts):
        return valid[0]
    faults = [
        (fault, spelling.digits)
        for spelling, fault in verdicts
        if spelling.sure and not isinstance(fault, Isbn)
    ]
    reason, number = max(faults, key=_how_telling, default=(_nothing_in(text), None))
    raise NotAnIsbn(reason, number)


def find_isbns(text: str) -> list[Isbn]:
    """Give the valid ISBNs of a free text, in its order, each once.

    >>> [isbn.hyphenated for isbn in find_isbns("Tel. 0306406152, ISBN 7-5366-9293-5 (pbk.)")]
    ['978-7-5366-9293-0']
    """
    return list(dict.fromkeys(_valid(map(_judge, spellings(text, field=False)))))


_Verdict = tuple[Spelling, Isbn | Reason]


def _judge(spelling: Spelling) -> _Verdict:
    digits = spelling.digits
    if spelling.lost:
        return spelling, "lost_digits"
    if len(digits) not in {_SBN, _ISBN10}:
        return spelling, _fault(digits) or Isbn(digits)
    if len(set(digits)) == 1:
        return spelling, "placeholder"
    if stdnum_isbn.is_valid(digits):
        return spelling, Isbn(stdnum_isbn.to_isbn13(digits))
    return spelling, "check_digit" if len(digits) == _ISBN10 else "length"


def _valid(verdicts: Iterable[_Verdict]) -> list[Isbn]:
    valid = [(spelling, isbn) for spelling, isbn in verdicts if isinstance(isbn, Isbn)]
    of_979 = {isbn.isbn13[3:12] for _, isbn in valid if isbn.isbn13.startswith("979")}
    return [
        isbn
        for spelling, isbn in valid
        if spelling.digits == isbn.isbn13 or isbn.isbn13[3:12] not in of_979
    ]


def _how_telling(fault: tuple[Reason, str | None]) -> int:
    return _TELLING.index(fault[0])


def _nothing_in(text: str) -> Reason:
    blank = not any(letter.isprintable() and not letter.isspace() for letter in text)
    return "empty" if blank else "no_number"


@lru_cache(maxsize=1024)
def _fault(isbn13: str) -> Reason | None:
    body, check_digit = isbn13[:-1], isbn13[-1:]
    if len(isbn13) != _ISBN13 or not (body.isascii() and body.isdigit()):
        return "length"
    if isbn13[:3] not in {"978", "979"}:
        return "prefix"
    if isbn13.startswith("9790"):
        return "ismn"
    return None if ean.calc_check_digit(body) == check_digit else "check_digit"


@lru_cache(maxsize=1024)
def _group(isbn13: str) -> str:
    prefix, group, *_ = _parts(isbn13)
    return f"{prefix}-{group}" if group else prefix


@lru_cache(maxsize=1024)
def _parts(isbn13: str) -> tuple[str, ...]:
    return stdnum_isbn.split(isbn13)
