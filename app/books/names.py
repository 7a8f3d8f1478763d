"""People as sources write them: who did what, the name to show, and who is the same person."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.books.fold import fold
from app.books.headings import display_name
from app.books.personal import each_name
from app.books.roles import Role, bracketed_role, by_role, role_after, role_before
from app.books.scripts import CJK

__all__ = [
    "Credit",
    "Role",
    "display_name",
    "family_key",
    "name_key",
    "read_credits",
    "same_person",
]


REMEMBERED = 4_096
"""Names whose reading is remembered: lists of people are compared each with each."""


@dataclass(frozen=True, slots=True)
class Credit:
    """One person, as shown, and what they did for the book."""

    name: str
    role: Role = "author"


def read_credits(text: str) -> list[Credit]:
    """Read one field of a source, whoever it names, in whatever language; each credit once.

    A field is parted only where it cannot be one name; one without roles names authors.

    >>> read_credits("[美] 刘易斯; 张三 译")
    [Credit(name='刘易斯', role='author'), Credit(name='张三', role='translator')]
    """
    return list(_read(" ".join(text.split())[:LONGEST_FIELD]))


@lru_cache(REMEMBERED)
def name_key(name: str) -> str:
    """Give what two spellings of one full name have in common; "" only for "".

    That is its folded words, and the single characters of Chinese, Japanese and Korean, sorted:
    these are spaced and ordered in too many ways. Initials count one by one.

    >>> name_key("Tolkien, J.R.R.") == name_key("JRR TOLKIEN"), name_key("結城 浩")
    (True, '城 浩 结')
    """
    words = _words(name)
    parts = [part for word in words for part in (word if _CJK.match(word) else [word])]
    return " ".join(sorted(parts)) or name.casefold()


def same_person(a: str, b: str) -> bool:
    """Tell whether two names may be one person's: initials stand for names, middle names may lack.

    A family name alone fits a full one that ends in it. Names in two scripts do not meet.

    >>> same_person("J. Smith", "John Smith"), same_person("John Smith", "Jane Smith")
    (True, False)
    """
    if name_key(a) == name_key(b):
        return True
    fewer, more = sorted((_words(a), _words(b)), key=len)
    if len(fewer) == 1:
        return len(fewer[0]) > 1 and bool(more) and fewer[0] in {more[-1], "".join(more)}
    return "".join(fewer) == "".join(more) or _fits(fewer, more)


def family_key(name: str) -> str:
    """Give what every spelling of a name keeps: its family name, else all of it.

    >>> family_key("Tolkien, J.R.R."), family_key("John Smith Jr.")
    ('tolkien', 'smith')
    """
    return _family(_words(name)) or name_key(name)


@lru_cache(REMEMBERED)
def _read(line: str) -> tuple[Credit, ...]:
    named = (credit for statement in _STATEMENTS.split(line) for credit in _credits(statement))
    return tuple(dict.fromkeys(named))


def _credits(statement: str) -> Iterator[Credit]:
    for segment, role_behind in by_role(statement):
        said, rest = role_before(_tidy(segment))
        bare, tail = role_after(_tidy(rest))
        role = said or tail or role_behind or _role_inside(bare) or "author"
        for name in each_name(_OTHERS.sub("", bare), listed=bool(said or role_behind)):
            shown = display_name(_OTHERS.sub("", _tidy(name)))
            if any(map(str.isalnum, shown)) and not _NOBODY.fullmatch(shown):
                yield Credit(shown, role)


def _tidy(segment: str) -> str:
    """Take away what parted the segment from others, and brackets that lost their other half."""
    tidy = _JOINING.sub("", segment.strip(_LOOSE), count=1)
    return tidy if tidy.count("[") == tidy.count("]") else tidy.removesuffix(".").strip("[]")


def _role_inside(segment: str) -> Role | None:
    """Give the role in brackets within a name, as in "Gardner, H. (Ed.)"."""
    asides = (bracketed_role(found[1]) for found in _ASIDE.finditer(segment))
    return next((role for role in asides if role), None)


@lru_cache(REMEMBERED)
def _words(name: str) -> tuple[str, ...]:
    bare = _DEGREE.sub("", display_name(name))
    words = _PIECE.findall(fold(_initials_apart(bare)))
    plain = [word for word in words if not _HONORIFIC.fullmatch(word)]
    return tuple(plain if len(plain) > 1 or _CJK.search(name) else words)


def _initials_apart(name: str) -> str:
    initials = _UNSPEAKABLE if name.isupper() else _INITIALS
    return initials.sub(lambda found: " ".join(found[0]), name)


def _fits(fewer: Sequence[str], more: Sequence[str]) -> bool:
    """Tell whether every word has a partner of its own, and the family names are the same."""
    left = list(more)
    whole = [word for word in fewer if len(word) > 1 and word in left]
    rest = list(fewer)
    for word in whole:
        if word in left:
            left.remove(word)
            rest.remove(word)
    has_family = {_family(fewer), _family(more)} <= set(whole)
    return has_family and all(_take_partner(word, left) for word in rest)


def _family(words: Sequence[str]) -> str:
    """Give the last word that is neither an initial nor Jr."""
    return next((word for word in reversed(words) if len(word) > 1 and word not in _SUFFIXES), "")


def _take_partner(word: str, left: list[str]) -> bool:
    partner = next((other for other in left if _may_stand_for(word, other)), None)
    if partner is None:
        return False
    left.remove(partner)
    return True


def _may_stand_for(word: str, other: str) -> bool:
    return word == other or (1 in {len(word), len(other)} and word[0] == other[0])


LONGEST_FIELD = 4_000
"""Characters that are read of one field; no honest list of people is longer."""

_LOOSE = " ,;:、，；=|†*&"
_JOINING = re.compile("^(?:and|und|et|y|och) ")
_STATEMENTS = re.compile(
    r"[;；]|[,.] (?=(?:illustrat|translat|edited|introd|foreword|hrsg|übers|tradu|trad\.)[^ ]* )",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:(?<![ \[(（])[ \[(（]++"
    r"(?:et al\b\.?|u\. ?a\.|and others|et autres|ほか|他|외(?: [0-9]+[명인])?)"
    r"|(?<=..)等|(?<=[^\W\d_])(?:\.\.\.|…))[ \])）.]*$",
    re.IGNORECASE,
)
"""The words that say there are more people than are named."""

_NOBODY = re.compile(
    r"(?:various|multiple|divers|diverse|varios|vários)(?: (?:authors?|contributors?|artists?|"
    r"writers?|auteurs?|autor(?:en|es)))?|collectif(?: d['’]auteurs)?|(?:author )?unknown|"
    r"unknown author|no author(?: (?:provided|listed|credited))?|aa\.? ?vv\.?|"
    r"not (?:available|applicable|known)(?: \(na ?\))?|n/a|none|null",
    re.IGNORECASE,
)
"""What forms have in them where nobody is named; who is anonymous is somebody."""

_DEGREE = re.compile(r",? (?:Ph\. ?D|M\. ?D|D\. ?D\. ?S|M\. ?A|M\. ?Sc|PhD|MD)\.?$")
_ASIDE = re.compile(r"[\[(（]([^\[\]()（）]{1,30})[\])）]")
_CJK = re.compile(f"[{CJK}]")
_PIECE = re.compile(f"[{CJK}]+|[^{CJK} ]+")
_UNSPEAKABLE = re.compile(r"\b(?!(?:JR|SR|ST|DR|MR)\b)[B-DF-HJ-NP-TV-Z]{2,3}\b(?!\.)")
_INITIALS = re.compile(rf"{_UNSPEAKABLE.pattern}|\b[AEIOU](?:[B-DF-HJ-NP-TV-Z]|A)\b(?!\.)")
"""Capitals that are no word of a name: JRR, CS; and AJ, where other words are in small letters."""

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_HONORIFIC = re.compile(
    "mr|mrs|ms|miss|sir|dame|lord|lady|dr|prof|professor|rev|monsieur|madame|mme|mlle|herr|frau|"
    "senora?|don"
)
