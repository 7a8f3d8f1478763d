"""The one analyser of the full-text index: what is kept of a text, and what is asked for.

Words are words. Text that is written without spaces (Chinese, Japanese, Korean, Thai) is kept as
overlapping pairs and single characters, so that any part of it is found without a dictionary.
The index knows more spellings than the question: pairs across a space or a dot (해리 포터,
加西亚·马尔克斯), words across a hyphen or an apostrophe (Spider-Man, O'Brien), joined initials.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, pairwise

from app.books.fold import fold
from app.books.scripts import UNSPACED

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}

NUMERALS: Mapping[str, str] = {
    **{word: str(number) for number, word in enumerate(_WORDS, start=1)},
    **{str(number): word for number, word in enumerate(_WORDS, start=1)},
    **_ROMAN,
}
"""Numbers as they are written otherwise: who asks for "3 little pigs" means the three."""

LONGEST_WORD = 64
"""Characters that count of one word; what is longer is no word anyone types whole."""


def index_terms(text: str) -> list[str]:
    """Give the terms to keep, in order, each as often as it occurs.

    >>> index_terms("三体 II: X-Men")
    ['三体', '三', '体', 'ii', 'x', 'men', 'xmen']
    """
    pieces = _pieces(text)
    return [*_kept(pieces), *_joined_words(text), *_joined_initials(pieces)]


def query_terms(text: str) -> list[str]:
    """Give the terms that must all be there, each once.

    >>> query_terms("三体全集 刘"), query_terms("C++ Primer")
    (['三体', '体全', '全集', '刘'], ['c++', 'primer'])
    """
    asked = (
        term
        for piece in _pieces(text)
        for term in (_pairs(piece) or [piece] if _unspaced(piece) else [_cut(piece)])
    )
    return list(dict.fromkeys(asked))


def tokens(text: str) -> list[str]:
    """Give what the full-text index keeps of a text, in order: words, and single CJK characters.

    Behind the text stand the other spellings it is found by.

    >>> tokens("三体 II: X-Men")
    ['三', '体', 'ii', 'x', 'men', 'xmen', '2']
    """
    pieces = _pieces(text)
    plain = [token for run in map(_run, pieces) for token in run]
    bare = [piece.rstrip("+#") for piece in pieces if piece[-1] in "+#"]
    numbers = [NUMERALS[token] for token in plain if token in NUMERALS]
    return [*plain, *filter(None, bare), *_joined_words(text), *_joined_initials(pieces), *numbers]


def sequences(text: str) -> list[tuple[str, ...]]:
    """Give what must be found of a text: each a run of tokens that stand beside each other.

    >>> sequences("三体全集 刘 dune")
    [('三', '体', '全', '集'), ('刘',), ('dune',)]
    """
    return list(dict.fromkeys(map(_run, _pieces(text))))


def _run(piece: str) -> tuple[str, ...]:
    return tuple(piece) if _unspaced(piece) else (_cut(piece),)


def _pieces(text: str) -> list[str]:
    """Part folded text into words and runs of unspaced characters."""
    return _PIECE.findall(fold(text))


def _kept(pieces: Iterable[str]) -> Iterator[str]:
    for unspaced, group in groupby(pieces, key=_unspaced):
        if unspaced:
            run = "".join(group)
            yield from (*_pairs(run), *run)
        else:
            for word in group:
                yield from _spellings(word)


def _spellings(word: str) -> Iterator[str]:
    yield _cut(word)
    if word[-1] in "+#":
        yield word.rstrip("+#")


def _joined_words(text: str) -> Iterator[str]:
    """Give words that a hyphen, an apostrophe or a dot parts, as one: spiderman, obrien, usa."""
    for compound in _COMPOUND.findall(text):
        joined = fold(compound).replace(" ", "")
        if joined and len(joined) <= LONGEST_WORD and not _UNSPACED.search(joined):
            yield joined


def _joined_initials(pieces: Iterable[str]) -> Iterator[str]:
    """Give initials that are written apart as one word: "J. R. R." is also asked for as "jrr"."""
    for initials, group in groupby(pieces, key=_is_initial):
        joined = "".join(group)
        if initials and len(joined) > 1:
            yield _cut(joined)


def _is_initial(piece: str) -> bool:
    return len(piece) == 1 and not _unspaced(piece) and unicodedata.category(piece)[0] == "L"


def _pairs(run: str) -> list[str]:
    return [one + other for one, other in pairwise(run)]


def _unspaced(piece: str) -> bool:
    return bool(_UNSPACED.match(piece))


def _cut(word: str) -> str:
    return word[:LONGEST_WORD]


_UNSPACED = re.compile(f"[{UNSPACED}]")
_PIECE = re.compile(f"[{UNSPACED}]+|[^{UNSPACED} ]+")
_COMPOUND = re.compile(r"(?<![^\W_])[^\W_]++(?:[-‐‑'’.][^\W_]++)+")
