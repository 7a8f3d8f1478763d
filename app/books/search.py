"""What a reader may type to search: words, "phrases", and fields as in `author:pollan`.

Whatever is typed is a search: a field that nobody knows, a bracket that nobody closes, a quotation
mark too many are words or nothing. OR, in capitals, stands between two whole searches.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from app.books.isbn import NotAnIsbn, read_isbn
from app.books.languages import read_language
from app.books.words import sequences

Field = Literal["any", "title", "people", "series", "publisher", "year", "language", "isbn"]

FIELDS: Mapping[str, Field] = {
    **dict.fromkeys(("title", "书名", "書名", "标题", "標題"), "title"),
    **dict.fromkeys(("author", "authors", "by", "translator", "作者", "著者", "译者"), "people"),
    **dict.fromkeys(("series", "丛书", "叢書", "系列"), "series"),
    **dict.fromkeys(("publisher", "出版社", "出版者"), "publisher"),
    **dict.fromkeys(("year", "年", "年份"), "year"),
    **dict.fromkeys(("lang", "language", "语言", "語言"), "language"),
    **dict.fromkeys(("isbn",), "isbn"),
}
"""The names of fields, in small letters, as they may be typed."""

FACTS: frozenset[Field] = frozenset({"year", "language", "isbn"})
"""Fields that a book has one value of, rather than words."""

MOST_WANTED = 40
"""Pieces that are looked at of one search."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that must be there: terms beside each other in a field, or a fact."""

    terms: tuple[str, ...]
    field: Field = "any"
    asked: bool = False
    """Whether the reader asked for it so, by a field or quotation marks."""
    begun: bool = False
    """Whether the last term is only the beginning of a word."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched for: any of the alternatives, and of that one everything."""

    alternatives: tuple[tuple[Wanted, ...], ...]
    plain: str
    """The words alone, for those who know no fields."""

    @property
    def fielded(self) -> bool:
        """Whether more was asked for than words."""
        return any(wanted.asked for wanted in self.all_wanted) or len(self.alternatives) > 1

    @property
    def language(self) -> str | None:
        """The language that every alternative asks for, if there is one."""
        asked = [wanted.terms[0] for wanted in self.all_wanted if wanted.field == "language"]
        same = len(asked) == len(self.alternatives) and len(set(asked)) == 1
        return asked[0] if same else None

    @property
    def all_wanted(self) -> Iterator[Wanted]:
        """Everything that any alternative asks for."""
        return (wanted for alternative in self.alternatives for wanted in alternative)


@lru_cache(256)
def read_search(text: str) -> Search:
    """Read what was typed.

    >>> [wanted.field for wanted in read_search('title:"food rules" by:pollan').all_wanted]
    ['title', 'people']
    >>> read_search('flatland : "a romance').plain
    'flatland a romance'
    """
    halves = _OR.split(text)
    alternatives = (tuple(_wanted(half)) for half in halves)
    plain = " ".join(piece for half in halves for piece in _plain(half))
    return Search(tuple(filter(None, alternatives)), plain)


def begun(search: Search) -> Search:
    """Give the search of someone who is still typing: the last word may go on."""
    if not search.alternatives or search.alternatives[-1][-1].asked:
        return search
    *before, last = search.alternatives[-1]
    going_on = Wanted(last.terms, last.field, asked=False, begun=True)
    return Search((*search.alternatives[:-1], (*before, going_on)), search.plain)


def _wanted(text: str) -> Iterator[Wanted]:
    left = MOST_WANTED
    for name, piece, quoted in _pieces(text):
        field = FIELDS.get(name.casefold(), "any")
        whole = piece if field != "any" or not name else f"{name} {piece}"
        for wanted in _of_field(whole, field, quoted=quoted):
            if left == 0:
                return
            left -= 1
            yield wanted


def _of_field(piece: str, field: Field, *, quoted: bool) -> Iterator[Wanted]:
    if field in FACTS:
        fact = _fact(piece, field)
        yield from [Wanted((fact,), field, asked=True)] if fact else []
        return
    runs = sequences(piece)
    asked = quoted or field != "any"
    if quoted and runs:
        yield Wanted(tuple(term for run in runs for term in run), field, asked=True)
        return
    yield from (Wanted(run, field, asked=asked) for run in runs)


def _fact(piece: str, field: Field) -> str | None:
    match field:
        case "year":
            year = re.search("[0-9]{4}", piece)
            return year[0] if year else None
        case "language":
            return read_language(piece)
        case _:
            return _isbn(piece)


def _isbn(piece: str) -> str | None:
    try:
        return read_isbn(piece).isbn13
    except NotAnIsbn:
        return None


def _plain(text: str) -> Iterator[str]:
    """Give the words without the signs of the search, and without facts."""
    for name, piece, _ in _pieces(text):
        field = FIELDS.get(name.casefold(), "any")
        if field == "isbn" or field not in FACTS:
            said = f"{name} {piece}" if field == "any" and name else piece
            yield from filter(None, [" ".join(said.split())])


def _pieces(text: str) -> Iterator[tuple[str, str, bool]]:
    """Give each piece: the name in front of its colon or "", what it says, whether in quotes."""
    for found in _PIECE.finditer(text):
        quoted, group, word = found["quoted"], found["group"], found["word"]
        said = quoted if quoted is not None else group if group is not None else word
        if any(map(str.isalnum, said)):
            yield found["name"] or "", said.strip('"“”「」『』'), quoted is not None


_OR = re.compile(r"\s+(?:OR|\|{1,2})\s+")
_PIECE = re.compile(
    r"(?:(?P<name>[^\W\d_]{1,20})[:：](?=[^\s:：/]))?"
    r"(?:[\"“”](?P<quoted>[^\"“”]*)[\"“”]|\((?P<group>[^()]*)\)|(?P<word>\S+))"
)
