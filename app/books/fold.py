"""The comparing form of any text: what differs only in how it is written becomes the same.

Letters, numbers and the marks that belong to them are what is compared; everything else is a
space, but for the signs in the names of programming languages (c++, c#).
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from app.books.variants import usual_form

REMEMBERED = 8_192
"""Texts whose form is remembered: one search compares each title and name dozens of times."""


@lru_cache(REMEMBERED)
def fold(text: str) -> str:
    """Give the comparing form; folding twice changes nothing, and "" means nothing to compare.

    Case, width, diacritics of Latin, Greek, Cyrillic, Hebrew and Arabic, the form of Chinese
    characters, and the kind of kana go away; か and が stay apart.

    >>> fold("Le Père Goriot — ｢ÉDITION｣"), fold("龍ガ")
    ('le pere goriot edition', '龙が')
    """
    formed = _SIGNS.sub(r"\1 ", _LOST.sub("", text).translate(_FORMS))
    return " ".join(_APART.sub(_composed, formed).split())


class _Forms(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        if unicodedata.category(chr(code)) in _NOTHING:
            return " "  # There are a million of them: not worth remembering.
        form = self[code] = _form(chr(code))
        return form


def _form(character: str) -> str:
    spelled = _SPELLED.get(character, character)
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", spelled).casefold())
    return _APART.sub(_composed, "".join(map(_plain, letters)))


def _plain(letter: str) -> str:
    code, kind = ord(letter), unicodedata.category(letter)
    if letter in _SPELLED:
        return _SPELLED[letter]
    if kind == "Cf" or any(first <= code <= last for first, last in _UNHEARD):
        return ""
    if kind == "Nd":
        return str(unicodedata.decimal(letter))
    if _KATAKANA[0] <= code <= _KATAKANA[1]:
        return chr(code - _TO_HIRAGANA)
    return usual_form(letter) if kind[0] in "LMN" or letter in "+#" else " "


def _composed(apart: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", apart[0])


_NOTHING = frozenset({"Cn", "Co", "Cs"})
"""Unassigned and private characters, and halves of characters."""

_SPELLED: Mapping[str, str] = {
    "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ŋ": "n",
    "þ": "th", "ŧ": "t", "ƀ": "b", "ɖ": "d", "ɨ": "i", "ʉ": "u", "ƶ": "z", "ǥ": "g",
    "ک": "ك", "ی": "ي",
    "×": " x ", "♯": "#", "™": " ", "℠": " ", "\u309b": "\u3099", "\u309c": "\u309a",
}  # fmt: skip
"""Letters that Unicode does not take apart, and signs that stand for something else."""

_UNHEARD = (
    (0x02B9, 0x02DF),  # Signs of romanisation, as in Čubarʹjan and Abū l-ʻAlāʼ.
    (0x0300, 0x036F),  # Diacritics, of any alphabet.
    (0x0483, 0x0487),  # Titlos of old Cyrillic.
    (0x0591, 0x05C7),  # Points and accents of Hebrew.
    (0x0610, 0x061A),  # Honorifics of Arabic.
    (0x0640, 0x0640),  # The stroke that lengthens Arabic words.
    (0x064B, 0x065F),  # Vowels of Arabic.
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),  # Koranic signs.
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE00, 0xFE0F),  # Variation selectors: the same character in another drawing.
    (0xFE20, 0xFE2F),
    (0xE0100, 0xE01EF),
)
"""Marks that do not count. Those of India and Thailand spell vowels, and stay."""

_KATAKANA, _TO_HIRAGANA = (0x30A1, 0x30F6), 0x60

# Kana and Hangul are put together again piece by piece: to normalise a whole text that piles up
# marks would take a time that grows with its square.
_APART = re.compile(
    "[\u3041-\u309f][\u3099\u309a]"
    "|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[\uac00-\ud7a3][\u11a8-\u11c2]"
)
_SIGNS = re.compile(r"(?<![a-z0-9])([a-z](?:\+\+?|#))(?![a-z0-9])|[+#]+")

_LOST = re.compile(r"(?<=[^\W\d_])\?(?=[a-z])")
"""A diacritic that another program lost inside a word: "Publicac?o?es"."""

_FORMS = _Forms()
