"""What booksellers and libraries write around a title that is no part of it."""

import re

from app.books.brackets import outermost
from app.books.series import is_volume


def without_notes(title: str) -> str:
    """Take away what is said of the edition and of the series; the number of a volume stays.

    >>> without_notes("世界文学文库-简爱（精装）"), without_notes("Dune (Book 2)")
    ('简爱', 'Dune (Book 2)')
    >>> without_notes("Learning Python, Second Edition")
    'Learning Python'
    """
    bare = _EDITION_BEHIND.sub("", _without_asides(title))
    return _SERIES_BEFORE.sub("", bare).strip()


def _without_asides(title: str) -> str:
    kept, at = [], 0
    for start, end in outermost(title):
        aside, behind = title[start + 1 : end - 1], title[end : end + 2]
        if title[start] in _NOTING and _is_note(aside, behind):
            kept.append(title[at:start])
            at = end
    return " ".join(" ".join([*kept, title[at:]]).split())


def _is_note(aside: str, behind: str) -> bool:
    at_end = not behind or behind.lstrip()[:1] in _AFTER_NOTES
    return at_end and not is_volume(aside) and not _ANOTHER_BOOK.search(aside)


_NOTING, _AFTER_NOTES = "([（【［〔", ":：-–—/=([（【［〔"
_ANOTHER_BOOK = re.compile(
    "第[0-9一二三四五六七八九十百]{1,4}[卷册冊部集辑輯季]"
    "|(?<![全共装裝])[^全共装裝0-9一二三四五六七八九十两][卷册冊篇辑輯季]$"
    r"|\b(?:work ?book|exercises?|teacher|student|instructor|study guide|solutions?|answers?|"
    r"manual|companion|summary|analys[ei]s?|commentaire|fiche|questionnaire|corrigés?|lösungen|"
    r"arbeitsbuch)|练习|習題|习题|教师|學生|学生|辅导|答案|解析|解读|导读|漫画|绘本|만화|문제집",
    re.IGNORECASE,
)
"""What brackets say of a book that is not the one without them: a volume, or a book about it."""

_EDITION_BEHIND = re.compile(
    r"(?:,| [-–—:]) [^,:–—-]{0,40}\b(?:edition|edn?\.?|éd(?:\.|ition)|auflage|aufl\.?|ausgabe)$",
    re.IGNORECASE,
)
_SERIES_BEFORE = re.compile(
    "^[^-—]{0,40}(?:系列|文库|文庫|丛书|叢書|书系|書系|译丛|文丛|丛刊|作品集?|文集|经典|名著|大系)"
    "[0-9]{0,3} ?(?:[(（][^()（）]{1,10}[)）])? ?[-—－]{1,2} ?(?=[^-—－])"
)
"""A series in front of the title, as Chinese booksellers write it: 世界文学文库-简爱."""
