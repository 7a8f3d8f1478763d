"""One form for every Chinese character that is written in several ways.

Traditional, Simplified and Japanese forms, and those of Taiwan and Hong Kong, are one character
where OpenCC says so. It is asked about single characters, never words: a character must compare
alike wherever it stands, or a word would not be found inside a longer one.
Where one form stands for several characters (芸 for 藝, 弁 for 辨, 瓣 and 辯) all of them compare
alike, which finds a little too much rather than too little.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from threading import Lock

from opencc import OpenCC

_TO_USUAL, _FROM_USUAL = ("t2s", "tw2t", "hk2t"), ("t2jp",)
"""The configurations of OpenCC, by where they lead from the character in use most widely."""

_PRINTED = """
    淸清 靑青 嶋島 嶌島 髙高 﨑崎 栁柳 邉邊 濵濱 桒桑 冨富 壷壺 渕淵 讚讃 靏鶴 甯寧 刋刊 倣仿
    鑛鉱 逹達 廸迪 斈学 囯国 圀国 喩喻 吿告 囘回 妬妒 寳寶 尓爾 屛屏 廐厩 悳德 朶朵 鎗槍 欝鬱
    濳潜 烱炯 犂犁 畱留 疎疏 眤昵 稺稚 窓窗 罸罰 聨聯 胷胸 苐第 蘓蘇 覊羈 輭軟 埜野 鍊錬 閒間
    閙鬧 隸隷 韮韭 頥頤 駈驅 髥髯 鬪闘 鵞鵝 麤粗 皷鼓 篭籠 洲州 〇零
"""
"""Forms found in names and on old title pages which OpenCC leaves alone, each with its usual one;
from the variants of Unihan (https://www.unicode.org/reports/tr38/)."""

_CHARACTERS = "".join(
    chr(code)
    for first, last in ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x323AF))
    for code in range(first, last + 1)
)

_BUILDING = Lock()


def usual_form(character: str) -> str:
    """Give the one form that stands for a Chinese character; any other character is itself.

    >>> usual_form("龍") == usual_form("竜") == usual_form("龙")
    True
    """
    with _BUILDING:
        return _usual_forms().get(character, character)


@cache
def _usual_forms() -> Mapping[str, str]:
    """Join all forms of one character under one of them (a union-find), in about 0.1 s."""
    parent: dict[str, str] = {}

    def root(character: str) -> str:
        while character in parent:
            character = parent[character]
        return character

    for variant, usual in _pairs():
        ours, theirs = root(variant), root(usual)
        if ours != theirs:
            parent[ours] = theirs
    return {character: root(character) for character in parent}


def _pairs() -> Iterator[tuple[str, str]]:
    """Give every variant with the form that is more usual."""
    for name in _TO_USUAL:
        yield from _changes(name)
    for name in _FROM_USUAL:
        yield from ((variant, usual) for usual, variant in _changes(name))
    yield from ((pair[0], pair[1]) for pair in _PRINTED.split())


def _changes(name: str) -> Iterator[tuple[str, str]]:
    converted = OpenCC(name).convert("\n".join(_CHARACTERS)).split("\n")
    return ((a, b) for a, b in zip(_CHARACTERS, converted, strict=True) if a != b)
