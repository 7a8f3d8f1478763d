"""A series as a source writes it, taken apart into its title and the book's number in it."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Series:
    """A series and the book's number in it, as written: "3", "iv", "2|omnibus", None."""

    title: str
    number: str | None = None


def read_series(text: str) -> Series:
    """Part a series from the number at its end; without one the whole text is its title.

    >>> read_series("Discworld, Book 8"), read_series("哈利·波特（第三卷）")
    (Series(title='Discworld', number='8'), Series(title='哈利·波特', number='三'))
    """
    line = " ".join(text.split())
    tail = line[-LONGEST_NUMBER:]
    for form in () if is_volume(line) else _FORMS:
        found = form.search(tail)
        title = line[: -len(found[0])].rstrip(" ,;:#-–—.．、，") if found else ""
        if found and title:
            return Series(title, _number(found))
    return Series(line)


def is_volume(text: str) -> bool:
    """Tell whether a text is nothing but the number of a volume: "Vol. 2", "第3卷", "下", "iv".

    >>> [is_volume(text) for text in ("2", "Book 7", "下册", "第2版", "Avalon, #2")]
    [True, True, True, False, False]
    """
    return bool(_VOLUME.fullmatch(" ".join(text[:LONGEST_NUMBER].split())))


def _number(found: re.Match[str]) -> str:
    return next(part for part in found.groups() if part is not None).strip()


LONGEST_NUMBER = 200
"""Characters at the end of a series in which its number is looked for."""

_MARK = (
    r"(?:books?|vols?\.?|volumes?|parts?|pt\.?|numbers?|no\.?|nos\.?|nr\.?|n°|№|#|episode|"
    r"deel|dl\.?|teil|t\.|bd\.?|band|tome|tomo|tom|volumen|libro|livre|buch|del|"
    r"том|книга|часть)"
)
_CHINESE = "[0-9０-９一二三四五六七八九十百千零〇两壹贰叁肆伍陆柒捌玖拾]{1,12}"
_DIGITS = r"[0-9]{1,6}(?:[.,/–-][0-9]{1,6})?[a-z]?"
_YEAR = "(?:1[5-9]|20)[0-9]{2}"
_ROMAN = r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})|[Ⅰ-Ⅻⅰ-ⅻ]"
_COUNTER = "[卷册冊部集辑輯季期号号編编巻話话回]"
_PIECES = "[上中下前后後](?:[卷册冊部集编編巻])?"
_VOLUME = re.compile(
    rf"{_MARK}? ?(?:{_DIGITS}|{_ROMAN})|第{_CHINESE}{_COUNTER}?|[卷册冊部巻]?{_CHINESE}|{_PIECES}",
    re.IGNORECASE,
)
_NAMED = r"\|[^()|]{1,100}"
"""What may stand beside a number: "8|8 as includes another book", "34|omnibus"."""

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf" ?[(（] ?{_MARK}? ?((?:{_DIGITS}|{_ROMAN}|{_CHINESE})(?:{_NAMED})?|omnibus) ?[)）]$",
        rf" ?[(（]? ?(?:第({_CHINESE})|[卷之]({_CHINESE})){_COUNTER}? ?[)）]?$",
        rf" ; {_MARK}? ?([^; ]{{0,20}}[0-9])$",
        rf"(?:(?<![a-z]){_MARK}|#) ?({_DIGITS}|(?:{_ROMAN})\b)(?:{_NAMED})?$",
        rf"(?: ?[;:,-] ?| |(?<=[^\W\d_a-z]))(?!{_YEAR}$)({_DIGITS}(?:{_NAMED})?)$",
    )
)
"""The forms of a number at the end, the plainest last."""
