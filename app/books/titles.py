"""Titles: as shown, parted from what does not belong to them, and as compared."""

import re
from collections.abc import Iterator
from itertools import islice

from app.books.brackets import outermost, unwrapped
from app.books.fold import fold
from app.books.isbd import without_end
from app.books.personal import is_full_name
from app.books.roles import by_role, role_before
from app.books.scripts import CJK
from app.books.series import is_volume


def clean_title(text: str) -> str:
    """Give a title as shown: without outer 《》, marks of sorting, and the punctuation of catalogues.

    A text that is nothing but such signs is given back as it is; so is "" for "".

    >>> clean_title("《三体》"), clean_title("¬The¬ fish and chips /")
    ('三体', 'The fish and chips')
    """
    line = whole = " ".join(text[:LONGEST_TITLE].split())
    for _ in range(_ROUNDS):
        before, line = line, _cleaned(line)
        if line == before:
            break
    return line or whole


def split_title(text: str) -> tuple[str, str | None]:
    """Give title and subtitle; who is responsible and the title in other languages are left out.

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


def title_key(text: str) -> str:
    """Give the form in which titles are compared; "" only for "".

    Gone are articles at the start, "and", apostrophes, series in front, and what is said of
    the edition behind it or in brackets; the number of a volume stays.

    >>> title_key("The Fish & Chips (Paperback)"), title_key("三體（2）") == title_key("三体")
    ('fish chips', False)
    """
    title = clean_title(text)
    bare = _SERIES_BEFORE.sub("", _EDITION_BEHIND.sub("", _without_notes(title).strip()))
    return _key(bare) or _key(title) or title.casefold()


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
    asides = outermost(line)
    at = 0
    for found in form.finditer(line):
        while at < len(asides) and asides[at][1] <= found.start():
            at += 1
        if at == len(asides) or found.start() < asides[at][0]:
            yield found


def _without_notes(title: str) -> str:
    """Take out what brackets say, but for the numbers of volumes."""
    kept, at = [], 0
    for start, end in outermost(title):
        if title[start] in _NOTING and _is_note(title[start + 1 : end - 1], title[end : end + 2]):
            kept.append(title[at:start])
            at = end
    return " ".join([*kept, title[at:]])


def _is_note(aside: str, behind: str) -> bool:
    """Tell what is said of the edition or the series from what is part of the title."""
    at_end = not behind or behind.lstrip()[:1] in _AFTER_NOTES
    return at_end and not is_volume(aside) and not _APART.search(aside)


def _key(title: str) -> str:
    text = _ARTICLE_BEHIND.sub("", _APOSTROPHE.sub("", _ELIDED.sub("", title)))
    words = fold(text).split()
    plain = [word for word in words if word not in _AND] or words
    if len(plain) > 1 and plain[0] in _ARTICLES:
        plain = plain[1:]
    return _ZEROS.sub("", _BETWEEN_CJK.sub("", " ".join(plain)))


LONGEST_TITLE = 5_000
"""Characters that are read of a title; the longest of the trade have a tenth of them."""

_ROUNDS, _TRIES = 4, 3
_OUTER = "《【〈『「"
_NOTING, _AFTER_NOTES = "([（【［〔", ":：-–—/=([（【［〔"

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

_DASHES = "[—―─－–]{2,}"
_DASH = re.compile(" [-–—] ")
_SEPARATORS = (
    re.compile(" [:：] "),
    re.compile(
        rf" ?(?:(?<![0-9])：|：(?![0-9])) ?|: (?!$)|(?<=[{CJK}]):(?=[^0-9/])|(?<=[^0-9]):(?=[{CJK}])"
        rf"| ?{_DASHES} ?| -- |(?<=[^\s\d:]):(?=[A-ZÀ-Þ]\w{{0,30}} [^\W\d_])"
    ),
    _DASH,
)
"""What parts title and subtitle, the sign of catalogues first; never the colon of 2:30.
A dash between words comes last, and only parts what is longer than a word from the like."""

_WORDS = re.compile(r"[^\W\d_]{2,}")
_WORD = re.compile(r"[^\W\d_]{3}")
_FORMULA = re.compile(r"[+0-9]")

_APART = re.compile(
    "第[0-9一二三四五六七八九十百]{1,4}[卷册冊部集辑輯季]"
    "|(?<![全共装裝])[^全共装裝0-9一二三四五六七八九十两][卷册冊篇辑輯季]$"
    "|^[上中下]$"
    r"|\b(?:work ?book|exercises?|teacher|student|instructor|study guide|solutions?|answers?|manual|"
    r"companion|summary|analys[ei]s?|commentaire|fiche|questionnaire|corrigés?|lösungen|arbeitsbuch)"
    "|练习|習題|习题|教师|學生|学生|辅导|答案|解析|解读|导读|漫画|绘本|만화|문제집",
    re.IGNORECASE,
)
"""What brackets say of another book than the one without them: a volume, or a book about it."""

_SERIES_BEFORE = re.compile(
    rf"^[^-—]{{0,40}}(?:系列|文库|文庫|丛书|叢書|书系|書系|译丛|文丛|丛刊|作品集?|文集|经典|名著|大系)"
    rf"[0-9]{{0,3}} ?(?:[(（][^()（）]{{1,10}}[)）])? ?[-—－]{{1,2}} ?(?=[^-—－])"
)
"""A series in front of the title, as Chinese booksellers write it: 世界文学文库-简爱."""

_ARTICLES = frozenset(
    "the a an der die das ein eine le la les l un une el los las il lo gli".split()
)
_AND = frozenset({"and", "und", "et"})
_ZEROS = re.compile("(?<![0-9])0+(?=[0-9])")
_EDITION_BEHIND = re.compile(
    r"(?:,| [-–—:]) [^,:–—-]{0,40}\b(?:edition|edn?\.?|éd(?:\.|ition)|auflage|aufl\.?|ausgabe)$",
    re.IGNORECASE,
)
_ELIDED = re.compile("^l['’]", re.IGNORECASE)
_ARTICLE_BEHIND = re.compile(", (?:the|an?|der|die|das|les?|la|el)$", re.IGNORECASE)
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’‘ʼ](?=[^\W\d_])")
_BETWEEN_CJK = re.compile(f"(?<=[{CJK}]) | (?=[{CJK}])")
