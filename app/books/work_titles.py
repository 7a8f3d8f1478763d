"""A title as it tells the work: without what is said of the edition, taken apart for comparing."""

import re
from dataclasses import dataclass

from app.books.brackets import outermost
from app.books.series import is_volume, read_series
from app.books.titles import split_title, title_key


@dataclass(frozen=True, slots=True)
class Wording:
    """A title taken apart; all but the numbers are keys, in which form does not count."""

    main: str
    """The title without subtitle and volume."""
    subtitle: str
    whole: str
    """Title and subtitle as one."""
    behind: frozenset[str] = frozenset()
    """What may be the whole title, when what stands before it is the name of a series."""
    volume: str | None = None
    """The number of a volume that is part of the title."""
    series_number: str | None = None
    """The number that the title's brackets give it in a series: "(Tawny Man Series #1)"."""

    @property
    def names(self) -> frozenset[str]:
        """Every title that another edition of the work may have as its main one."""
        return self.behind | {self.main, self.whole}


def read_wording(title: str, subtitle: str | None = None) -> Wording:
    """Take a title apart.

    >>> wording = read_wording("The Orphan's Tales, Volume I: In the Night Garden")
    >>> wording.main, wording.volume, sorted(wording.behind)
    ('orphans tales', '1', ['in night garden'])
    """
    said = _without_novel(_with_subtitle(title, subtitle))
    if _PLAIN.fullmatch(said):
        return _plain(said)
    bare, asides = _without_asides(_without_edition(said))
    first, rest = split_title(bare)
    main, volume = _without_volume(first)
    return Wording(
        main=title_key(main),
        subtitle=title_key(rest) if rest else "",
        whole=title_key(f"{main} {rest}" if rest else main),
        behind=_behind(rest),
        volume=".".join(filter(None, [volume, *map(_number, filter(is_volume, asides))])) or None,
        series_number=_series_number(asides),
    )


def kinds_of(title: str, subtitle: str | None = None) -> frozenset[str]:
    """Say what tells a book from the plain text: a comic, one about the book, several in one.

    >>> sorted(kinds_of("Dune: The Graphic Novel")), kinds_of("Dune")
    (['comic'], frozenset())
    """
    said = _with_subtitle(title, subtitle)
    return frozenset(kind for kind, form in _KINDS.items() if form.search(said))


def numbers_in(key: str) -> list[str]:
    """Give the numbers that stand in a title, Roman ones too: they tell volumes and years.

    >>> numbers_in("systems and applications xvi"), numbers_in("windows 95")
    (['xvi'], ['95'])
    """
    return _NUMBERS.findall(key)


def _with_subtitle(title: str, subtitle: str | None) -> str:
    return f"{title} : {subtitle}" if subtitle else title


def _plain(title: str) -> Wording:
    """Take a title of words alone apart; half of all are so, and there is little to look for."""
    main, volume = _without_volume(title)
    key = title_key(main)
    return Wording(main=key, subtitle="", whole=key, volume=volume)


def _without_novel(title: str) -> str:
    """Cut "A Novel" where nothing parts it from the title: "Gone Girl A Novel."."""
    bare = title.rstrip(". ")
    return bare.removesuffix(" A Novel") if bare.endswith(" A Novel") else title


def _without_edition(text: str) -> str:
    return " ".join(_EDITION.sub("", text).split())


def _without_asides(text: str) -> tuple[str, list[str]]:
    """Give a text without its brackets, and what stood in them; one that is all brackets stays."""
    pieces = outermost(text)
    asides = [text[start + 1 : end - 1] for start, end in pieces if text[start] in _ROUND]
    bare = text
    for start, end in reversed(pieces):
        if text[start] in _ROUND:
            bare = f"{bare[:start].rstrip()} {bare[end:].lstrip()}".strip()
    return (" ".join(bare.split()), asides) if bare.strip(_SIGNS) else (text, [])


def _without_volume(title: str) -> tuple[str, str | None]:
    found = _VOLUME.search(title)
    if not found or not is_volume(found[1]):
        return title, None
    return title[: found.start()], _number(found[1])


def _behind(subtitle: str | None) -> frozenset[str]:
    """Give what stands behind each colon; a word or two behind one are no title of their own."""
    parts = [subtitle, *subtitle.split(": ")[1:]] if subtitle else []
    keys = {title_key(part) for part in parts}
    return frozenset(key for key in keys if len(key) >= _SHORTEST and not _GENERIC.fullmatch(key))


def _series_number(asides: list[str]) -> str | None:
    numbers = (read_series(aside).number for aside in reversed(asides))
    return next((_number(number) for number in numbers if number), None)


def _number(text: str) -> str:
    """Give a number as digits where it is one: "Volume IV" and "第四卷" are 4."""
    if digits := re.search("[0-9]+", text):
        return digits[0].lstrip("0") or "0"
    roman = re.search(r"\b[ivxlc]+$", text.casefold())
    if roman:
        return str(_roman(roman[0]))
    chinese = re.search(f"[{''.join(_CHINESE)}]", text)
    return _CHINESE[chinese[0]] if chinese else text.casefold()


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


_ROUND, _SIGNS = "(（[【〔［", " :：-–—,.()[]"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_CHINESE = dict(zip("一二三四五六七八九上中下", "123456789123", strict=True))

_PLAIN = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*")
"""Words with nothing between them that could part a title."""

_SHORTEST = 4
"""Characters of a key from which on what stands behind a colon may be a title of its own."""

_GENERIC = re.compile(
    "(?:novel|stories|poems|roman|memoir|novela|romanzo|collection|omnibus|thriller|biography|"
    "erzahlungen|gedichte|essays|history|小说|文集|volume|vol|book|part)( [0-9ivx]+)?"
)
"""Subtitles that stand behind a thousand titles."""

_EDITION = re.compile(
    r"(?:,| /| [-–—])\s*(?:[^,:/]{0,40}\b)?(?:edition|ed\.|édition|auflage|updated|revised|"
    r"expanded|unabridged|reissue)\b[^,:/]{0,30}(?=:|$)",
    re.IGNORECASE,
)
"""What is said of the edition between the title and its subtitle, or at the end."""

_NUMBERS = re.compile(r"[0-9]+|\b(?=[ivx]{2})x{0,3}(?:ix|iv|v?i{0,3})\b")

_VOLUME = re.compile(
    r"[ ,:：]+((?:vol(?:ume)?s?|book|bk|band|bd|tome|tomo|teil|part|pt)\.? ?[0-9ivxlc]{1,6}|"
    r"第[0-9一二三四五六七八九十百]{1,4}[卷册冊部集辑輯])$",
    re.IGNORECASE,
)
_KINDS = {
    "comic": re.compile(
        r"\bthe (?:manga|graphic novel|comic)|\bmanga,? vol|漫画版|漫畫版|\bcoloring book",
        re.IGNORECASE,
    ),
    "about": re.compile(
        r"\b(?:study guide|summary|analysis|sparknotes|cliffs? ?notes|companion|work ?book|"
        r"teacher'?s? (?:guide|edition)|reader's guide|solutions? manual|exercises?|exercices|"
        r"corrigés|fiche de lecture|entraînement|lösungen|übungen|interpretation)\b|"
        r"导读|解读|练习|习题|教师用书",
        re.IGNORECASE,
    ),
    "several": re.compile(
        r"\bbox(?:ed)? ?set|\b(?:trilogy|quartet|series|novels|books) (?:set|bundle|collection)\b|"
        r"\bbooks? [0-9]{1,2} ?[-–&] ?[0-9]{1,2}\b|\bomnibus\b|\b[0-9]-book\b|套装",
        re.IGNORECASE,
    ),
}
