"""The heading of a catalogue ("Harris, William V., 1950-") as the name that a reader knows."""

import re

from app.books.brackets import outermost, unwrapped
from app.books.isbd import without_end
from app.books.personal import are_two_people, at_commas, is_inverted
from app.books.roles import bracketed_role
from app.books.scripts import CJK, HAN, KANA


def display_name(raw: str) -> str:
    """Give one person's name as it is shown: given name first, without dates and country.

    A text that is nothing but such additions is given back as it is.

    >>> display_name("Harris, William V., 1950-"), display_name("結城, 浩, 1963-")
    ('William V. Harris', '結城浩')
    """
    line = name = " ".join(raw[:LONGEST_NAME].split())
    for _ in range(_ROUNDS):
        before, name = name, _shown(name)
        if name == before:
            break
    return name or line


def _shown(name: str) -> str:
    name = unwrapped(name.replace("¬", ""), "([（【〔［")
    name = _without_country(_without_asides(name))
    name = _DATES_BEHIND.sub("", without_end(name))
    return _family_as_a_name(_in_order(name))


def _without_asides(name: str) -> str:
    kept, at = [], 0
    for start, end in outermost(name):
        aside, before = name[start + 1 : end - 1].strip(), name[at:start]
        if _is_needless(aside, before, last=end == len(name)):
            kept.append(before)
            at = end
    return " ".join(" ".join([*kept, name[at:]]).split())


def _is_needless(aside: str, before: str, *, last: bool) -> bool:
    """Tell dates, roles and other spellings of the name from what tells people apart."""
    if not aside or _DATE.fullmatch(aside) or bracketed_role(aside):
        return True
    if _INITIAL_AT_END.search(before[-4:]):
        return bool(_GIVEN_NAMES.fullmatch(aside))
    behind_cjk = last and bool(_CJK.match(before.rstrip()[-1:]))
    return behind_cjk and (aside in _COUNTRIES or bool(_ORIGINAL.fullmatch(aside)))


def _without_country(name: str) -> str:
    """Strip [美], （日）, (清), and what is left of them where a bracket is missing."""
    return _DOTS.sub("·", _COUNTRY.sub("", name))


def _in_order(name: str) -> str:
    said = [without_end(part) for part in at_commas(name)]
    parts = [part for part in said if part and not _DATE.fullmatch(part)]
    is_doubtful = len(said) == 2 and are_two_people(*said)
    parts = parts[:2] + [part for part in parts[2:] if not _TITLE.fullmatch(part)]
    suffixes = [part for part in parts[1:] if _SUFFIX.fullmatch(part)]
    bare = [part for part in parts if part not in suffixes]
    shown = _given_first(*bare) if len(bare) == 2 and not is_doubtful else ", ".join(bare)
    return " ".join([shown, *suffixes]).strip()


def _given_first(family: str, given: str) -> str:
    if _KATAKANA.fullmatch(family + given):
        return f"{given}・{family}"
    if _ONLY_CJK.fullmatch(family + given):
        return f"{given} {family}" if _FOREIGN_HANGUL.fullmatch(family) else family + given
    heading = f"{family}, {given}"
    if not is_inverted(heading):
        return heading
    joint = "" if given.endswith(("'", "’")) else " "
    return f"{given}{joint}{family}"


def _family_as_a_name(name: str) -> str:
    """Write "William V. HARRIS" as "William V. Harris", but leave "ALBERT CAMUS" and "HARRIS"."""
    *given, family = name.split(" ")
    is_loud = family.isupper() and len(family) >= _SHORTEST_LOUD and not _CJK.search(family)
    if is_loud and 0 < len(given) <= _MOST_GIVEN and not any(map(_LOUD.fullmatch, given)):
        return " ".join([*given, family.title()])
    return name


LONGEST_NAME = 500
"""Characters that are read of one name; what is longer is no name."""

_ROUNDS, _SHORTEST_LOUD, _MOST_GIVEN = 4, 4, 3

_YEAR = r"(?:[0-9]{1,2}th cent(?:\.|ury)?|\[?[12]?[0-9]{2}[0-9.?-]\??\]?)"
_AROUND = r"(?:(?:b|d|fl|c|ca|um|geb|gest|n[ée]e?|active|approximately|born|died|or)\b\.? ?)*"
_DATE = re.compile(
    rf"{_AROUND}{_YEAR}(?: {_AROUND}[0-9]{{1,4}})?(?: ?[-–—~] ?{_AROUND}(?:{_YEAR}|[.?]*))?"
    r"(?: ?[BA]\.?[CD]\.?E?\.?)?",
    re.IGNORECASE,
)
"""Dates of a life as headings have them: 1963-, 1977-...., ca. 1500-1570, active 12th century."""

_DATES_BEHIND = re.compile(r"(?<=[^\W\d]) ?[12][0-9]{3} ?[-–—] ?(?:[12][0-9]{3})?$")

_COUNTRIES = frozenset("美英法德日俄意西加澳奥韩苏印荷瑞丹挪芬比匈捷波葡希土以巴智墨阿台港中")
_COUNTRY = re.compile(
    rf"^(?:[\[(（【〔［] ?(?![株有社財财])[{HAN}{KANA}·・ ]{{1,8}} ?[\])）】〕］] ?(?=\S)"
    rf"|[{HAN}]{{1,4}}[\]）】〕］] ?(?=\S))+"
)
"""A country or a dynasty in front of a name; not the （株） of a company."""

_DOTS = re.compile(rf"(?<=[{HAN}A-Z.]) ?[•‧∙⋅･] ?(?=[{HAN}A-Z])")
_INITIAL_AT_END = re.compile(r"\b[^\W\d_]\.?,? ?$")
_GIVEN_NAMES = re.compile(r"[^\W\d_]{2,}\.?(?: [^\W\d_]+\.?){0,4}")
_ORIGINAL = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ .,'’-]*")
_CJK = re.compile(f"[{CJK}]")
_ONLY_CJK = re.compile(f"[{CJK}]+")
_KATAKANA = re.compile("[ァ-ヺー]+")
_FOREIGN_HANGUL = re.compile("[\uac00-\ud7a3]{3,}")
_SUFFIX = re.compile(r"(?:jr|sr|jun|sen|ii|iii|iv|v|ph\.? ?d|m\.? ?d)\.?", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:sir|dame|lord|lady|baron(?:ess|ne)?|comte|comtesse|count|duke|duc|earl|graf|freiherr|"
    r"marquise?|prince|princess|saint|pseud|rev|dr|prof|mrs|mr|miss)\.?"
    r"(?: (?:de|du|of|von|zu)){0,2}",
    re.IGNORECASE,
)
_LOUD = re.compile("[A-ZÀ-ÖØ-Þ'’-]{2,}")
