"""Whether a piece of text is one person's full name, and where one name ends and the next begins.

In doubt a text stays whole: two people shown as one are easier to bear than half a person.
"""

import re

from app.books.scripts import CJK


def is_full_name(text: str) -> bool:
    """Tell whether a text is a given and a family name, in this order: "John Smith", "J. de Vries".

    A single word is none, nor is what ends in an initial: "Ursula K" has her family name before.
    """
    words = text.split()
    return (
        len(words) in _LENGTHS
        and all(map(_is_name_word, words))
        and not is_organisation(text)
        and len(words[-1].rstrip(".")) > 1
        and not _FAMILY_STARTS.fullmatch(words[0].lower())
        and not words[-1].islower()
    )


def is_organisation(text: str) -> bool:
    """Tell whether a text names a body of people rather than a person, by its words."""
    return bool(_ORGANISATION.search(text))


def is_inverted(text: str) -> bool:
    """Tell whether a text is a family name, a comma and given names: "Le Guin, Ursula K."."""
    family, comma, given = text.partition(", ")
    return (
        bool(comma and given)
        and len(family.split()) <= _LONGEST_FAMILY
        and len(given.split()) <= _LONGEST_GIVEN
        and all(map(_is_name_word, given.split()))
        and not is_organisation(text)
    )


def are_two_people(one: str, other: str) -> bool:
    """Tell whether what a comma parts may as well be two full names as one person's halves."""
    return is_full_name(one) and is_full_name(other)


def at_commas(text: str) -> list[str]:
    """Part a text at its commas, not at those in brackets; empty parts are left out.

    >>> at_commas("Velter, Robert (Rob-vel,Bozz), ")
    ['Velter', 'Robert (Rob-vel,Bozz)']
    """
    return [part.strip() for part in _COMMA.split(text) if part.strip()]


def each_name(text: str, *, listed: bool) -> list[str]:
    """Part a text into names where it can only be a list of them.

    `listed` says that a role stood beside it, as no heading of a catalogue has one.

    >>> each_name("Doug Barth & Evan Gilman", listed=False), each_name("夏目, 漱石", listed=False)
    (['Doug Barth', 'Evan Gilman'], ['夏目, 漱石'])
    """
    pieces = [piece for piece in _HARD.split(text) if piece.strip()]
    return [name for piece in pieces for name in _parted(piece, listed=listed)]


def _parted(text: str, *, listed: bool) -> list[str]:
    part = _each_cjk if _CJK.search(text) else _each_latin
    return part(text, listed=listed)


def _each_cjk(text: str, *, listed: bool) -> list[str]:
    names = at_commas(text)
    is_list = listed or "，" in text or not _is_heading(names)
    return names if is_list else [text]


def _is_heading(parts: list[str]) -> bool:
    """Tell "結城, 浩, 1963-" from a list of people."""
    if len(parts) == 1 or parts[1][0].isdigit() or parts[-1][0].isdigit():
        return True
    family, given = parts[0], parts[1]
    if len(parts) > 2 or _LATIN.search(family):
        return False
    if _HANGUL.match(family):
        return len(family) == 1
    return max(len(family), len(given)) <= _LONGEST_HEADING


def _each_latin(text: str, *, listed: bool) -> list[str]:
    pieces = [piece.strip(" ,") for piece in _AND.split(text)]
    if len(pieces) > 1 and all(map(is_inverted, pieces)):
        return pieces
    names = [name for piece in pieces for name in at_commas(piece)]
    is_list = listed or len(pieces) > 1 or len(names) > 2 or bool(_INITIALS_FIRST.match(text))
    return names if is_list and all(map(is_full_name, names)) else [text]


def _is_name_word(word: str) -> bool:
    if word.islower():
        return bool(_PARTICLE.fullmatch(word))
    return bool(_NAME_WORD.fullmatch(word))


_LENGTHS = range(2, 6)
_LONGEST_FAMILY, _LONGEST_GIVEN, _LONGEST_HEADING = 4, 4, 4

_PARTICLE = re.compile(
    r"a|af|al|av|ben|bin|da|dal|das|de|degli|dei|del|della|den|der|des|di|do|dos|du|d['’]|e|el|ibn|"
    r"la|las|le|les|lo|los|of|og|op|st\.|'t|ten|ter|van|vom|von|y|zu|zum|zur|[dl]['’]\w+"
)
"""Small words inside names."""

_FAMILY_STARTS = re.compile("d[aeiou]|de[nrs]|del|della|l[aeo]|l[ao]s|van|vom|von|zu|zum|zur")
_NAME_WORD = re.compile(r"['’]?[^\W\d_]++(?:[.'’‘ʻʼ-]++[^\W\d_]*+)*+")
_ORGANISATION = re.compile(
    r"\b(?:academy|agency|associat|associaz|board|bros|bureau|cent(?:er|re|ro)\b|coll[eè]ge|comit|"
    r"commission|committee|compan|conference|conseil|corporation|council|department|dept|"
    r"editor(?:s|ial)\b|école|faculty|fondation|foundation|fund|gallery|gesellschaft|group|gruppe|"
    r"institut|international|laborator|librar|limited|magazine|ministry|ministère|mus(?:eum|ée)|"
    r"national|office|organi[sz]ation|press\b|program|project|publish|school|service|societ|"
    r"société|staff|studio|team|trust\b|unesco|union|universi|verein|verlag|works|inc\b|ltd\b|"
    r"gmbh\b|llc\b|co\.|u\.s\.)",
    re.IGNORECASE,
)
_CJK = re.compile(f"[{CJK}]")
_LATIN = re.compile("[A-Za-z]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_HARD = re.compile(r" ?[、／] ?| /|/ |(?<![A-Z])/|(?<=[A-Z]{4})/")
"""What parts names and cannot be within one; a lone slash may: AC/DC, OB/GYN."""

_COMMA = re.compile(r"[,，](?![^()（）]{0,80}[)）])")
_AND = re.compile(r",? (?:&|and|und|et|y|e|och|og|en|i|with|mit|avec) ")
_INITIALS_FIRST = re.compile(r"(?:[^\W\d_]\.[ -]?)+[^\W\d_]{2,} ?(?:,|$)")
