"""When an edition came out, read from the free text that catalogues give.

A published date is "YYYY", "YYYY-MM" or "YYYY-MM-DD": as precise as the text, and no preciser.
"""

import re
import unicodedata
from calendar import monthrange

FIRST_YEAR, LAST_YEAR = 1400, 2100
"""Years outside are slips and placeholders such as 9999, not years in which a book came out."""

_ENOUGH = 200  # So many characters hold any date; what follows them is not read.


def read_published(text: str | None) -> str | None:
    """Give the date a text names as "YYYY", "YYYY-MM" or "YYYY-MM-DD", or None.

    A range or list gives its first year ("1998-2003", "1977-"), but "2003-04" is April, and a
    cataloguer's correction wins ("1999 [i.e. 2000]", "1429 [2008]"). Years of Japanese, Chinese,
    Korean and Thai eras are counted. "3.6.2018" is in June; in "3/6/2018" the order cannot be
    told, so it is 2018. Impossible parts are left off (30 February). No year is named by "19??",
    by "between 1910 and 1935" or "after 1945", by two digits, nor by Roman numerals.

    >>> read_published("平成20年1月"), read_published("Oct 28, 2016"), read_published("c1991")
    ('2008-01', '2016-10-28', '1991')
    """
    told = _folded(text or "")
    if _BOUND_ONLY.search(told):
        return None
    dates = (_date(**found.groupdict()) for shape in _SHAPES for found in shape.finditer(told))
    return next(filter(None, dates), None)


def precision(published: str) -> int:
    """Tell how much a published date says: 1 is the year, 2 the month too, 3 the day too."""
    return published.count("-") + 1


def compatible(one: str, other: str) -> bool:
    """Tell whether two published dates agree as far as both go, as "2008" and "2008-01" do."""
    return one.startswith(other) or other.startswith(one)


def _folded(text: str) -> str:
    """Spell alike what reads alike: plain digits and dashes, small letters without accents."""
    plain = unicodedata.normalize("NFKC", text[:_ENOUGH].translate(_ALIKE)).casefold()
    bare = (
        sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign)
    )
    whole = unicodedata.normalize("NFC", "".join(bare))
    return _NUMERALS.sub(lambda found: _counted(found[0]), whole)


def _counted(numerals: str) -> str:
    """Write Chinese numerals as digits: 一九九八 is 1998, 二十 is 20."""
    if "十" not in numerals:
        return numerals.translate(_DIGITS)
    tens, _, ones = numerals.translate(_DIGITS).partition("十")
    return f"{tens or 1}{ones or 0}"


def _date(
    year: str, month: str | None = None, day: str | None = None, era: str | None = None
) -> str | None:
    which_year = (1 if year == "元" else int(year)) + (_YEAR_BEFORE[era[0]] if era else 0)
    if not FIRST_YEAR <= which_year <= LAST_YEAR:
        return None
    which_month = _MONTHS.get(month or "")
    if which_month is None:
        return f"{which_year}"
    which_day = int(day or 0)
    if not 1 <= which_day <= monthrange(which_year, which_month)[1]:
        return f"{which_year}-{which_month:02}"
    return f"{which_year}-{which_month:02}-{which_day:02}"


_ALIKE = str.maketrans("‐‑‒–—―−〜～¹²³⁴⁵⁶⁷⁸⁹⁰", "---------" + " " * 10)
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_NUMERALS = re.compile(
    "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[〇○零一二三四五六七八九]+)(?=[年月日])"
)

_MONTH_NAMES = (
    "january jan januar januari janner janvier janv enero ene gennaio gen janeiro",
    "february feb februar februari fevrier fevr fev febrero febbraio febb fevereiro",
    "march mar marz maerz mrz mars marzo marco maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei maj",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug aout agosto ago augustus augusti",
    "september sept sep septembre septiembre setiembre settembre sett set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez decembre diciembre dic dicembre dezembro desember",
)
"""The months in English, German, French, Spanish, Italian, Portuguese, Dutch, Scandinavian."""
_MONTHS = {
    name: number
    for number, names in enumerate(_MONTH_NAMES, start=1)
    for name in (*names.split(), f"{number}", f"{number:02}")
}

_ERAS = ("明", "大", "昭", "平", "令", "民", "檀", "단", "พ")
_YEARS_BEFORE = (1867, 1911, 1925, 1988, 2018, 1911, -2333, -2333, -543)
_YEAR_BEFORE = dict(zip(_ERAS, _YEARS_BEFORE, strict=True))
"""The year before the first of an era, by the first sign of its name."""

_FOUR_DIGITS = r"(?<!\d)(?P<year>1[4-9]\d\d|20\d\d|2100)"
_YEAR = rf"{_FOUR_DIGITS}(?!\d)"
_ERA_YEAR = (
    r"(?P<era>明治|大正|昭和?|平成?|令和?|民[国國]?|檀紀|단기|พ\.ศ\.) ?(?P<year>\d{1,4}|元)(?!\d)"
)
_ANY_NAME = "|".join(name for names in _MONTH_NAMES for name in names.split())
_WORD = rf"(?<![a-z])(?P<month>{_ANY_NAME})(?![a-z])"
_MONTH, _DAY = r"(?P<month>\d\d?)(?!\d)", r"(?P<day>\d\d?)(?!\d)"
_CLEARLY_MONTH, _CLEARLY_DAY = r"(?P<month>0?[1-9]|1[0-2])", r"(?P<day>1[3-9]|2\d|3[01])"
_DAY_BEFORE = r"(?:(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th|er|o)?[-./ ]{0,2}(?:of |de |d')?)?"

_SHAPES = tuple(
    re.compile(shape, re.ASCII)
    for shape in (
        # 1999 [i.e. 2000]
        rf"(?:(?<!\d)\d{{4}} ?\[|\bi\. ?e\.?,? )(?:i\. ?e\.?,? ?)?{_YEAR}",
        # 2008年1月5日, 2020-09-25T00:00:00Z, 1999-11-1, 2018. 3. 17.
        *(rf"{year} ?[-./年년] ?{_MONTH} ?[-./月월] ?{_DAY}" for year in (_ERA_YEAR, _YEAR)),
        # 20180317, 201005
        rf"{_FOUR_DIGITS}(?P<month>0\d|1[0-2])(?P<day>[0-3]\d)?(?!\d)",
        # Oct 28, 2016
        rf"{_WORD}\.?[- ](?P<day>\d\d?)(?:st|nd|rd|th)?[-,. ]{{1,3}}{_YEAR}",
        # March 2009, 25-Jun-1987, 1er mars 2004, 3 de mayo de 2010
        rf"{_DAY_BEFORE}{_WORD}[-./, ]{{0,3}}(?:of |del? )?{_YEAR}",
        # 2016 Oct 28
        rf"{_YEAR}[-./, ]{{1,3}}{_WORD}(?:[-./, ]{{1,3}}{_DAY})?",
        # 25.6.1987, 25-06-1987, 06/25/1987, 01-01-1999
        rf"(?<!\d)(?P<day>\d\d?)\. ?{_CLEARLY_MONTH}\. ?{_YEAR}",
        rf"(?<!\d){_CLEARLY_DAY}[-/]{_CLEARLY_MONTH}[-/]{_YEAR}",
        rf"(?<!\d){_CLEARLY_MONTH}[-/]{_CLEARLY_DAY}[-/]{_YEAR}",
        rf"(?<!\d)0?(?P<month>[1-9]|1[0-2])[-/]0?(?P<day>(?P=month))[-/]{_YEAR}",
        # 2008年1月, 2008-1, 2008.7, 昭和53.7
        *(rf"{year}(?:[-./]| ?[年년] ?){_MONTH}" for year in (_ERA_YEAR, _YEAR)),
        # 03/2009
        rf"(?<![\d./-]){_CLEARLY_MONTH}[-./]{_YEAR}",
        # 平成20, [2021], c1991, 1st ed. 2003
        *(_ERA_YEAR, _YEAR),
    )
)
_BOUND_ONLY = re.compile(r"\b(?:between|before|after|entre|avant|apres|zwischen|vor|nach)\b")
