"""Titles: as shown, parted from what does not belong to them, and as compared."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from app.books.brackets import outermost, unwrapped
from app.books.fold import fold
from app.books.isbd import without_end
from app.books.personal import is_full_name
from app.books.roles import by_role, role_before
from app.books.scripts import CJK
from app.books.title_notes import without_notes

REMEMBERED = 4_096
"""Titles whose reading is remembered: one search compares each with many."""


@lru_cache(REMEMBERED)
def clean_title(text: str) -> str:
    """Give a title as shown: without outer 《》, marks of sorting, punctuation of catalogues.

    A text that is nothing but such signs is given back as it is.

    >>> clean_title("《三体》"), clean_title("¬The¬ fish and chips /")
    ('三体', 'The fish and chips')
    """
    line = whole = " ".join(text[:LONGEST_TITLE].split())
    for _ in range(_ROUNDS):
        before, line = line, _cleaned(line)
        if line == before:
            break
    return line or whole


@lru_cache(REMEMBERED)
def split_title(text: str) -> tuple[str, str | None]:
    """Give title and subtitle; who is responsible and the title in other tongues are left out.

    >>> split_title("Dune : a novel / Frank Herbert"), split_title("4:50 from Paddington")
    (('Dune', 'a novel'), ('4:50 from Paddington', None))
    """
    line = _without_parallel(_without_responsibility(clean_title(text)))
    for form in _SEPARATORS:
        for found in islice(_outside_brackets(form, line), _TRIES):
            title, subtitle = clean_title(line[: found.start()]), clean_title(line[found.end() :])
            if _parts_well(form, title, subtitle):
                return title, subtitle
    return line, None


@lru_cache(REMEMBERED)
def title_key(text: str) -> str:
    """Give the form in which titles are compared; "" only for "".

    Gone are articles at the start, "and", apostrophes, series in front, and what is said of the
    edition behind it or in brackets; the number of a volume stays.

    >>> title_key("The Fish & Chips (Paperback)"), title_key("三體（2）") == title_key("三体")
    ('fish chips', False)
    """
    title = clean_title(text)
    return _key(without_notes(title)) or _key(title) or title.casefold()


def _cleaned(line: str) -> str:
    line = _MATERIAL.sub(" ", line.translate(_NOT_SORTED))
    return unwrapped(without_end(" ".join(line.split())), _OUTER)


def _without_responsibility(line: str) -> str:
    title, _, by_whom = line.partition(" / ")
    return clean_title(title) if title and _is_responsibility(by_whom) else line


def _is_responsibility(text: str) -> bool:
    """Tell "William V. Harris ; transl. by ..." from the second half of "Face / Off"."""
    first, several, _ = text.partition(" ; ")
    has_role = role_before(text)[0] or next(by_role(text))[1]
    return bool(several or has_role) or is_full_name(first)


def _without_parallel(line: str) -> str:
    """Cut the title in another language, but leave sums and formulas alone."""
    title, equals, other = line.partition(" = ")
    is_formula = _FORMULA.search(title) or not _WORD.search(title) or not _WORD.search(other)
    return line if is_formula or not equals else clean_title(title)


def _parts_well(form: re.Pattern[str], title: str, subtitle: str) -> bool:
    """Tell title and subtitle from "Re: ..." and from "Paris - New York"."""
    if form is _DASH:
        return all(len(_WORDS.findall(half)) > 1 for half in (title, subtitle))
    return bool(title and subtitle) and title.casefold() != "re"


def _outside_brackets(form: re.Pattern[str], line: str) -> Iterator[re.Match[str]]:
    """Give what the form finds outside brackets, in order."""
    asides = iter(outermost(line))
    start, end = next(asides, _NOWHERE)
    for found in form.finditer(line):
        while end <= found.start():
            start, end = next(asides, _NOWHERE)
        if found.start() < start:
            yield found


def _key(title: str) -> str:
    text = _ARTICLE_BEHIND.sub("", _APOSTROPHE.sub("", _ELIDED.sub("", title)))
    words = fold(text).split()
    plain = [word for word in words if word not in _AND] or words
    if len(plain) > 1 and _ARTICLE.fullmatch(plain[0]):
        plain = plain[1:]
    return _ZEROS.sub("", _BESIDE_CJK.sub("", " ".join(plain)))


LONGEST_TITLE = 5_000
"""Characters that are read of a title; the longest of the trade have a tenth of them."""

_ROUNDS, _TRIES = 4, 3
_NOWHERE = (LONGEST_TITLE, LONGEST_TITLE)
_OUTER = "《【〈『「"

_NOT_SORTED = str.maketrans("", "", "\x88\x89\x98\x9c¬")
"""Signs around words that do not count in sorting; all but the last are C1 controls of libraries
(https://www.loc.gov/marc/specifications/specchareacc.html)."""

_MATERIAL = re.compile(
    r"\[(?:[^\[\]]{0,40}\b)?(?:texte (?:imprimé|électronique)|(?:electronic|online)[ -]resource|"
    r"ressource électronique|elektronische ressource|recurso electrónico|risorsa elettronica|"
    r"microforme?|sound recording|enregistrement sonore|videorecording|livre graphique|"
    r"large print|book|electronic book|電子資料|电子资源)\]",
    re.IGNORECASE,
)
"""What kind of thing it is, as catalogues put it into the title."""

_DASH = re.compile(" [-–—] ")
_SEPARATORS = (
    re.compile(" [:：] "),
    re.compile(
        r" ?(?:(?<![0-9])：|：(?![0-9])) ?|: (?!$)"
        rf"|(?<=[{CJK}]):(?=[^0-9/])|(?<=[^0-9]):(?=[{CJK}])"
        r"| ?[—―─－–]{2,} ?| -- |(?<=[^\s\d:]):(?=[A-ZÀ-Þ]\w{0,30} [^\W\d_])"
    ),
    _DASH,
)
"""What parts title and subtitle, the sign of catalogues first; never the colon of 2:30.
A dash between words comes last, and only parts what is longer than a word from the like."""

_WORD, _WORDS = re.compile(r"[^\W\d_]{3}"), re.compile(r"[^\W\d_]{2,}")
_FORMULA = re.compile("[+0-9]")

_ARTICLE = re.compile("the|an?|der|die|das|eine?|l[ae]|les|l|une?|el|los|las|il|lo|gli")
_ARTICLE_BEHIND = re.compile(", (?:the|an?|der|die|das|les?|la|el)$", re.IGNORECASE)
_AND = frozenset({"and", "und", "et"})
_ELIDED = re.compile("^l['’]", re.IGNORECASE)
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’‘ʼ](?=[^\W\d_])")
_BESIDE_CJK = re.compile(f"(?<=[{CJK}]) | (?=[{CJK}])")
_ZEROS = re.compile("(?<![0-9])0+(?=[0-9])")
