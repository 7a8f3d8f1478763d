"""The heading of a catalogue ("Harris, William V., 1950-") as the name that a reader knows."""

import re

from app.books.brackets import outermost, unwrapped
from app.books.isbd import without_end
from app.books.personal import is_inverted, is_organisation
from app.books.roles import bracketed_role
from app.books.scripts import CJK, HAN, KANA


def display_name(raw: str) -> str:
    """Give one person's name as it is shown: given name first, without dates and country.

    A text that is nothing but such additions is given back as it is.

    >>> display_name("Harris, William V., 1950-"), display_name("結城, 浩, 1963-")
    ('William V. Harris', '結城浩')
    """
    line = " ".join(raw.split())[:LONGEST_NAME]
    name = line
    for _ in range(_ROUNDS):
        before, name = name, _shown(name)
        if name == before:
            break
    return name or line


def _shown(name: str) -> str:
    name = unwrapped(name.replace("¬", ""), "([（【〔［")
    name = _without_country(_without_asides(name))
    name = _DATES_BEHIND.sub("", without_end(name))
    return _small_caps(_in_order(name))


def _without_country(name: str) -> str:
    """Strip [美], （日）, (清) and what is left of them where a bracket is missing."""
    bare = _COUNTRY.sub("", name)
    return _DOTS.sub("·", bare) if bare else name


def _without_asides(name: str) -> str:
    kept, at = [], 0
    for start, end in outermost(name):
        aside, before = name[start + 1 : end - 1].strip(), name[at:start]
        if _is_needless(aside, before) or (end == len(name) and _is_original(aside, before)):
            kept.append(before.rstrip() + " ")
            at = end
    return " ".join("".join([*kept, name[at:]]).split())


def _is_needless(aside: str, before: str) -> bool:
    """Tell dates, roles, initials spelled out from what tells people apart."""
    return bool(
        not aside
        or _DATE.fullmatch(aside)
        or bracketed_role(aside)
        or (_INITIAL.search(before[-4:]) and _GIVEN_NAMES.fullmatch(aside))
    )


def _is_original(aside: str, before: str) -> bool:
    """Tell the spelling in Latin letters, or the country, behind a name in Chinese characters."""
    behind_cjk = bool(_CJK_AT_END.search(before[-2:]))
    return behind_cjk and (aside in _COUNTRIES or bool(_ORIGINAL.fullmatch(aside)))


def _in_order(name: str) -> str:
    parts = [without_end(part.strip()) for part in re.split("[,，]", name) if part.strip()]
    parts = [part for part in parts if not _DATE.fullmatch(part)]
    parts = parts[:2] + [part for part in parts[2:] if not _TITLE.fullmatch(part)]
    suffixes = [part for part in parts[1:] if _SUFFIX.fullmatch(part)]
    parts = [part for part in parts if part not in suffixes]
    if len(parts) == 2:  # noqa: PLR2004 -- family and given name
        parts = [_given_first(*parts)]
    return " ".join([", ".join(parts), *suffixes]).strip()


def _given_first(family: str, given: str) -> str:
    if _ONLY_KATAKANA.fullmatch(family + given):
        return f"{given}・{family}"
    if _ONLY_CJK.fullmatch(family + given):
        is_foreign = _HANGUL_WORD.fullmatch(family)
        return f"{given} {family}" if is_foreign else family + given
    heading = f"{family}, {given}"
    if not is_inverted(heading) or is_organisation(heading):
        return heading
    joint = "" if given.endswith(("'", "’")) else " "
    return f"{given}{joint}{family}"


def _small_caps(name: str) -> str:
    """Write "William V. HARRIS" as "William V. Harris", but leave "ALBERT CAMUS" and "HARRIS"."""
    *given, family = name.split(" ") or [""]
    is_loud = family.isupper() and len(family) >= _SHORTEST_FAMILY and not _CJK.search(family)
    if is_loud and 0 < len(given) <= _MOST_GIVEN and not any(_LOUD.search(word) for word in given):
        return " ".join([*given, family.title()])
    return name


LONGEST_NAME = 500
"""Characters of the longest name that is read; what is longer is no name."""

_ROUNDS = 4
_SHORTEST_FAMILY, _MOST_GIVEN = 4, 3

_YEAR = r"(?:[0-9]{1,2}th cent(?:\.|ury)?|\[?[12]?[0-9]{2}[0-9.?-]\??\]?)"
_AROUND = r"(?:(?:b|d|fl|c|ca|um|geb|gest|n[ée]e?|active|approximately|born|died|or)\b\.? ?)*"
_DATE = re.compile(
    rf"{_AROUND}{_YEAR}(?: {_AROUND}[0-9]{{1,4}})?(?: ?[-–—~] ?{_AROUND}(?:{_YEAR}|[.?]*))?"
    r"(?: ?[BA]\.?[CD]\.?E?\.?)?",
    re.IGNORECASE,
)
_DATES_BEHIND = re.compile(r"(?<=[^\W\d]) ?[12][0-9]{3} ?[-–—] ?(?:[12][0-9]{3})?$")
_COUNTRIES = frozenset("美英法德日俄意西加澳奥韩苏印荷瑞丹挪芬比匈捷波葡希土以巴智墨阿台港中")
_COUNTRY = re.compile(
    rf"^(?:(?:[\[(（【〔［] ?(?![株有社財财])[{HAN}{KANA}·・ ]{{1,8}} ?[\])）】〕］]"
    rf"|[{HAN}]{{1,4}}[\]）】〕］]) ?)+(?=\S)"
)
_DOTS = re.compile(rf"(?<=[{HAN}A-Z.]) ?[•‧∙⋅･] ?(?=[{HAN}A-Z])")
_INITIAL = re.compile(r"\b[^\W\d_]\.?,? ?$")
_GIVEN_NAMES = re.compile(r"[^\W\d_][^\W\d_]+\.?(?: [^\W\d_]+\.?){0,4}")
_CJK = re.compile(f"[{CJK}]")
_CJK_AT_END = re.compile(f"[{CJK}] ?$")
_ONLY_CJK = re.compile(f"[{CJK}]+")
_ONLY_KATAKANA = re.compile("[ァ-ヺー]+")
_HANGUL_WORD = re.compile("[\uac00-\ud7a3]{3,}")
_ORIGINAL = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ .,'’-]*")
_SUFFIX = re.compile(r"(?:jr|sr|jun|sen|ii|iii|iv|v|ph\.? ?d|m\.? ?d)\.?", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:sir|dame|lord|lady|baron(?:ess|ne)?|comte|comtesse|count|duke|duc|earl|graf|freiherr|"
    r"marquise?|prince|princess|saint|pseud|rev|dr|prof|mrs|mr|miss)\.?(?: (?:de|du|of|von|zu)){0,2}",
    re.IGNORECASE,
)
_LOUD = re.compile(r"[^\W\d_a-z]{3}")
