"""Chinese as it sounds: how a name or a title is spelled by those who write it in Latin letters."""

import re
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

from app.books.fold import fold
from app.books.scripts import HAN

REMEMBERED = 4_096


@lru_cache(REMEMBERED)
def syllables(text: str) -> tuple[str, ...]:
    """Give the reading of each Chinese character of a text, without tones, and of nothing else.

    >>> syllables("三体 II")
    ('san', 'ti')
    """
    han = "".join(_HAN.findall(fold(text)))
    return tuple(map(fold, lazy_pinyin(han, style=Style.NORMAL, v_to_u=True)))


def is_chinese(text: str) -> bool:
    """Whether a text is written in Chinese characters, and in no other letters."""
    letters = fold(text).replace(" ", "")
    return bool(letters) and bool(_ALL_HAN.fullmatch(letters))


def spells(latin: str, chinese: str) -> bool:
    """Whether Latin letters are how a Chinese name sounds, its family name first or last.

    >>> spells("Liu Cixin", "刘慈欣"), spells("Cixin Liu", "刘慈欣"), spells("Li Bai", "刘慈欣")
    (True, True, False)
    """
    heard = syllables(chinese)
    written = "".join(fold(latin).split())
    turns = ("".join(heard[turn:] + heard[:turn]) for turn in (0, 1, 2))
    return len(heard) > 1 and written in turns


_HAN = re.compile(f"[{HAN}]")
_ALL_HAN = re.compile(f"[{HAN}]+")
