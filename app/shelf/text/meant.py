"""What a reader may have meant whose words no book holds."""

from collections.abc import Iterator, Sequence
from itertools import islice

from sqlalchemy import Connection

from app.books.search import Search, Wanted
from app.books.titles import split_title
from app.books.words import sequences
from app.shelf.text import index, vocabulary
from app.shelf.text.vocabulary import slips

MOST_TRIES = 24
"""Other words that are tried before nothing is said to be found."""

ENOUGH = 3
"""Words from which on one of them may be left out."""

Words = tuple[str, ...]


def meant(connection: Connection, search: Search) -> str | None:
    """Give the words that most books hold of those that may have been meant, or None.

    A misspelled word is mended; only if that finds nothing is a subtitle or a word left out.
    """
    typed = _words(search)
    if not typed:
        return None
    for tries in (_mended(connection, typed), _main_title(search.plain), _one_less(typed)):
        held = {words: _held(connection, words) for words in islice(tries, MOST_TRIES)}
        likely = max(held, key=lambda words: _likely(typed, words, held[words]), default=())
        if held.get(likely):
            return " ".join(likely)
    return None


def _likely(typed: Words, words: Words, held: int) -> tuple[bool, bool, int]:
    """Say how likely these words were meant; where books hold them, a slip is likeliest."""
    slipped = len(typed) == len(words) and all(map(slips, typed, words))
    return held > 0, slipped, held


def _words(search: Search) -> Words:
    """Give the words of a search in an alphabet, or none where it has other things."""
    wanted = [one.terms for alternative in search.alternatives for one in alternative]
    return tuple(terms[0] for terms in wanted) if all(len(one) == 1 for one in wanted) else ()


def _mended(connection: Connection, typed: Words) -> Iterator[Words]:
    """Give the words with one of them mended, then with the first guess for each."""
    near = [vocabulary.near(connection, word) for word in typed]
    for place, others in enumerate(near):
        for other in others:
            yield (*typed[:place], other, *typed[place + 1 :])
    if sum(map(bool, near)) > 1:
        yield tuple(others[0] if others else word for word, others in zip(typed, near, strict=True))


def _main_title(plain: str) -> Iterator[Words]:
    title, subtitle = split_title(plain)
    if subtitle:
        yield tuple(term for terms in sequences(title) for term in terms)


def _one_less(typed: Words) -> Iterator[Words]:
    if len(typed) >= ENOUGH:
        for place in range(len(typed)):
            yield typed[:place] + typed[place + 1 :]


def _held(connection: Connection, words: Sequence[str]) -> int:
    return index.count(connection, [Wanted((word,)) for word in words])
