"""Which digits of a text its writer may mean as one ISBN: what the eye sees, nothing calculated.

Where an ISBN begins and ends
    Digits that stand together, or that hyphens join, are never cut: inside a longer number
    there is no ISBN. Groups that spaces set apart are cut where a whole number fits, so a price
    add-on, a year or a stray "978" beside an ISBN does no harm. Of a name in an address or of a
    file ("dune-2019-9780441172719") a solid ISBN-13 is taken.
When ten digits may be an ISBN
    Catalogue numbers pass its check by chance, some by design (the record numbers of DNB and
    K10plus are checked the same way). So something has to say that an ISBN is meant: a label,
    the four parts in which it is printed, joined by hyphens or dots, a text of nothing but
    numbers, or a field that begins with it. An SBN of nine digits needs a label, or a field to
    itself. Nothing shorter is padded: every ISSN would become an ISBN.
When thirteen digits may be an ISBN
    Wherever they stand, if they begin with 978 or 979; also with a zero in front, as the trade
    writes a GTIN-14.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import starmap

from app.books.isbn_text import numbers_in

_SBN, _ISBN10, _ISBN13 = 9, 10, 13
_NO_SEPARATORS = str.maketrans("", "", "-. ")
_BOOKLAND = re.compile("0?(97[89][0-9]{9}[0-9X])")
_PRINTED = re.compile(r"[0-9]+([-. ])[0-9]+\1[0-9]+\1[0-9X]")
_ADD_ON = re.compile(r" (?:[0-9]{2}|[0-9]{5})\Z")

_WINDOW = re.compile(
    r"""
      (?<![-.0-9])(?=
          ( 0?97[89](?:[-.\ ]?[0-9]){10}
          | (?<!\b[0-9]{3}\ )[0-9](?:[-.]?[0-9]){8}[-.]?[0-9X] )
          (?![-.]?[0-9X]))
    | (?<![0-9])(?=(0?97[89][0-9]{10})(?![0-9]))
    """,
    re.VERBOSE,
)
"""Where an ISBN may begin in a longer row of groups, and how far it reaches.

Ten digits behind three are an ISBN-13 in two pieces.
"""


@dataclass(frozen=True, slots=True)
class Spelling:
    """Digits, the last perhaps X, that may be meant as one ISBN.

    `sure`: an ISBN is meant, whatever the check digit says. `lost`: a spreadsheet has rounded
    some of the digits away.
    """

    digits: str
    sure: bool
    lost: bool = False


def spellings(text: str, *, field: bool) -> Iterator[Spelling]:
    """Give what may be meant as ISBNs, in the order of the text, which may be one field."""
    numbers, wordy = numbers_in(text)
    alone = field and not wordy and len(numbers) == 1
    for number in numbers:
        sure = number.labelled or not wordy
        if number.lost:
            yield Spelling(number.text, sure, lost=True)
            continue
        claim = _Claim(sure, leads=field and number.leads, sbn=number.labelled or alone)
        yield from filter(None, starmap(claim.spelling, _cut(_tidy(number.text))))


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a text says of its number: surely an ISBN, the first thing in it, perhaps an SBN."""

    sure: bool
    leads: bool
    sbn: bool

    def spelling(self, start: int, written: str) -> Spelling | None:
        """Give what is written from `start` on as a spelling, or None where nothing speaks for it.

        A dot is a hyphen only where it is seen to be one.
        """
        digits = _digits(written)
        match len(digits):
            case 13 | 14 if bookland := _BOOKLAND.fullmatch(digits):
                return Spelling(bookland[1], sure=True)
            case 10:
                return self._of_ten(digits, written, leads=self.leads and start == 0)
            case 9 if "." in written or not self.sbn:
                return None
        return Spelling(digits, self.sure)

    def _of_ten(self, digits: str, written: str, *, leads: bool) -> Spelling | None:
        printed = _PRINTED.fullmatch(written)
        if printed and printed[1] != " ":
            return Spelling(digits, sure=True)
        if "." not in written and (self.sure or (leads and (printed or written == digits))):
            return Spelling(digits, self.sure)
        return None


def _cut(text: str) -> list[tuple[int, str]]:
    for whole in (text, _ADD_ON.sub("", text)):
        if _fits(_digits(whole)) and not _holds_a_printed_isbn10(whole):
            return [(0, whole)]
    windows = [(at.start(), at[1] or at[2]) for at in _WINDOW.finditer(text)]
    return windows or [(0, text)]


def _fits(digits: str) -> bool:
    return len(digits) in {_SBN, _ISBN10, _ISBN13} or bool(_BOOKLAND.fullmatch(digits))


def _holds_a_printed_isbn10(text: str) -> bool:
    return " " in text and any(map(_PRINTED.fullmatch, text.split(" ")))


def _digits(text: str) -> str:
    return text.translate(_NO_SEPARATORS)


def _tidy(text: str) -> str:
    if text.isalnum():
        return text
    apart = re.sub(" -++ ", " ", " ".join(text.split()))
    return re.sub(" ?-[- ]*+", "-", apart)
