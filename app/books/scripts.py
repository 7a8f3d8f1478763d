"""The scripts whose words are not parted by spaces, as character classes for regular expressions.

The classes go inside square brackets: `re.compile(f"[{CJK}]+")`.
"""

import re
from typing import Literal

Script = Literal["Han", "Kana", "Hangul", "Latin", "Cyrillic", "Greek", "Arabic", "Hebrew"]

HAN = "\u3005\u3007\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
KANA = "\u3041-\u3096\u3099\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
HANGUL = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff"

CJK = f"{HAN}{KANA}\u3105-\u312f\u31a0-\u31bf{HANGUL}"
"""Chinese with its phonetic signs, Japanese, Korean."""

UNSPACED = f"{CJK}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""CJK, and Thai, Lao, Burmese and Khmer."""

_LETTERS: dict[Script, re.Pattern[str]] = {
    "Han": re.compile(f"[{HAN}]"),
    "Kana": re.compile(f"[{KANA}]"),
    "Hangul": re.compile(f"[{HANGUL}]"),
    "Latin": re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
    "Cyrillic": re.compile("[\u0400-\u052f]"),
    "Greek": re.compile("[\u0370-\u03ff\u1f00-\u1fff]"),
    "Arabic": re.compile("[\u0620-\u06ff\u0750-\u077f]"),
    "Hebrew": re.compile("[\u05d0-\u05ea]"),
}


def scripts_of(text: str) -> frozenset[Script]:
    """Give the scripts that a text has letters of.

    >>> sorted(scripts_of("風の歌を聴け (Pinball)"))
    ['Han', 'Kana', 'Latin']
    """
    return frozenset(script for script, letter in _LETTERS.items() if letter.search(text))
