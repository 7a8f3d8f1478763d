"""Where numbers stand in a text, and whether it calls them ISBNs.

What counts as a digit, a dash and a space
    Decimal digits of every script are digits; superscripts and circled numbers are not. Every
    dash of Unicode is a hyphen, and so is the Japanese long vowel mark typed in its place.
    Every space and control character is a space. Invisible characters (soft hyphen, zero-width
    marks, BOM) may stand where a hyphen may. Dots may take the place of hyphens. A multiplication
    sign is an X, and so is a Roman ten. A comma or any other mark ends a number, because lists
    are written with them.
What counts as a label
    "ISBN" and its fellows in other languages, alone or inside a word ("eISBN", "国际标准书号"),
    and the addresses in which shops write it. A label reaches over one more word and a remark
    in brackets ("ISBN number (paperback): …"), and over a list of numbers that follows.
    The unified book numbers of China before 1987 (统一书号) are no ISBNs.
"""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote

_LABEL = re.compile(
    "isbn|^sbn|^asin$|исбн"
    "|(?<!统一)(?<!統一)[书書][号號]"
    "|(?:图书|圖書|図書|書籍)(?:编号|編號|番号)"
    "|도서번호|شاب[كک]|ردم[كک]",
    re.IGNORECASE,
)
"""How an ISBN is announced, inside one word."""

_TOKEN = re.compile(
    r"""
      (?P<number>[0-9](?:(?:[-\ ]*+|\.)[0-9])*+
        (?:E\+?[0-9]{1,2}(?![0-9])|\.?[-\ ]*+X(?![^\W_]))?)
    | (?P<sign>/(?:dp|gp/product|gp/aw/d|detail/-)/|מסת["״]ב)
    | (?P<word>[^\W0-9_]++)
      (?:(?<=sbn)[-\ _(]{0,3}1[03](?=(?:[0-9]{13}|[0-9]{9}[0-9X])?(?![0-9])))?
    | (?P<remark>\((?!isbn)[^\W0-9_](?![^()]{0,60}[0-9]{3})[^()]{0,60}\))
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What a text is made of. Every repetition is possessive or short, so that reading is linear.

A number may be rounded as spreadsheets do; the 10 or 13 of "ISBN-10", "ISBN13" is the word's.
"""

_SHORTEST = 8
"""Fewest characters of a number worth a look: `9.78E+12`, or an ISBN-10 without two zeros."""

_ROUNDED = frozenset({8, 9, 12})
"""Powers of ten that spreadsheets write for numbers of 9, 10 and 13 digits."""

_PERCENT = re.compile("%[0-9A-Fa-f]{2}")
_WRITTEN_AS_FLOAT = re.compile(r"(?<=[0-9]{9})\.0(?![0-9.])")
_LIKE_A_HYPHEN = frozenset("−⁃˗ーｰ─━\N{COMBINING GRAPHEME JOINER}\N{HANGUL FILLER}")
_LIKE_A_SPACE = frozenset("\N{BRAILLE PATTERN BLANK}")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in its text, in ASCII with its hyphens, dots and spaces.

    `labelled`: the text calls it an ISBN. `leads`: no word and no number stands before it.
    `lost`: a spreadsheet has rounded some of its digits away.
    """

    text: str
    labelled: bool
    leads: bool
    lost: bool = False


def numbers_in(text: str) -> tuple[list[Number], bool]:
    """Give the numbers of a text that may be ISBNs, and whether it holds any other words."""
    numbers: list[Number] = []
    labelled, reach, leads, remarked, wordy = False, 0, True, False, False
    for token in _TOKEN.finditer(_WRITTEN_AS_FLOAT.sub("", plain(text))):
        kind = token.lastgroup
        if kind == "number":
            leads, wordy = leads and not remarked, wordy or remarked
            if token.end() - token.start() >= _SHORTEST:
                numbers.append(_number(token[0].upper(), labelled=labelled, leads=leads))
            reach, leads = 0, False
        elif kind == "sign" or (kind == "word" and _LABEL.search(token[0])):
            labelled, reach = True, 1
        elif kind == "word":
            labelled, reach, leads, wordy = labelled and reach > 0, reach - 1, False, True
        else:
            remarked = True
    return numbers, wordy


def _number(text: str, *, labelled: bool, leads: bool) -> Number:
    written, _, exponent = text.partition("E")
    if not exponent:
        return Number(text, labelled, leads)
    digits = written.replace(".", "")
    lost = int(exponent) in _ROUNDED and len(digits) <= int(exponent)
    return Number(digits if written[1:2] == "." else written, labelled, leads, lost)


def plain(text: str) -> str:
    """Write every digit, dash and space of a text as its ASCII fellow, and undo %20 of URLs.

    >>> plain("９７８‐７%20—٣")
    '978-7 -3'
    """
    if _PERCENT.search(text):
        text = unquote(text)
    return text.translate({ord(letter): _plain(letter) for letter in set(text)})


def _plain(letter: str) -> str:
    if letter.isascii() and letter.isprintable():
        return letter
    if letter == "×":
        return "X"
    digit = unicodedata.decimal(letter, None)
    if digit is not None:
        return str(digit)
    kind = unicodedata.category(letter)
    if kind in {"Pd", "Cf"} or letter in _LIKE_A_HYPHEN:
        return "-"
    if kind in {"Zs", "Zl", "Zp", "Cc"} or letter in _LIKE_A_SPACE:
        return " "
    folded = unicodedata.normalize("NFKC", letter)
    return letter if kind == "No" or len(folded) > 1 else folded
