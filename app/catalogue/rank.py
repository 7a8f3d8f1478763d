"""Which book comes first.

First by how well title and author match the words, then by the reciprocal rank each source gives
(Cormack, Clarke and Büttcher 2009, https://doi.org/10.1145/1571941.1572114), weighted by trust.
A thin record that one source alone holds is marked down. Ties end at the ISBN, so that the same
answers always give the same order.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum

from app.books.book import Book
from app.books.titles import title_key
from app.books.words import index_terms, query_terms
from app.catalogue.trust import Trust

DAMPING = 60
"""The constant of reciprocal rank fusion: how little the first place outweighs the next."""

THIN = 0.5
"""What is left of the score of a thin record that one source alone holds."""

Places = Mapping[str, Sequence[tuple[str, int]]]
"""For each ISBN-13, the sources that found it and its place in each one's order, from 0."""


class Match(IntEnum):
    """How well a book fits the words, better is more."""

    ELSEWHERE = 0
    ANYWHERE = 1
    IN_TITLE = 2
    TITLE_BEGINS = 3
    TITLE_AND_AUTHOR = 4
    TITLE = 5


def rank(books: Iterable[Book], words: str, places: Places, trust: Trust) -> list[Book]:
    """Give the books best first."""

    def place(book: Book) -> tuple[int, float, str]:
        return -match(book, words), -_score(book, places.get(book.isbn13, ()), trust), book.isbn13

    return sorted(books, key=place)


def places_in(orders: Iterable[tuple[str, Sequence[str], int]]) -> Places:
    """Say where each edition stands in each source's order: (source, its ISBN-13s, offset)."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for source, isbns, offset in orders:
        for place, isbn13 in enumerate(isbns, start=offset):
            found[isbn13][source] = min(place, found[isbn13].get(source, place))
    return {isbn13: sorted(by_source.items()) for isbn13, by_source in found.items()}


def match(book: Book, words: str) -> Match:
    """Say how well a book fits the words."""
    asked, title = title_key(words), title_key(book.title)
    if asked in {title, title_key(f"{book.title} {book.subtitle or ''}")}:
        return Match.TITLE
    terms = set(query_terms(words))
    in_title, by_whom = _terms(book.title), _terms(*book.authors, *book.translators)
    whole_title = set(query_terms(book.title))
    if whole_title <= set(index_terms(words)) and terms <= in_title | by_whom:
        return Match.TITLE_AND_AUTHOR
    if title.startswith(asked):
        return Match.TITLE_BEGINS
    return _loose_match(book, terms, by_whom)


def _loose_match(book: Book, terms: set[str], by_whom: set[str]) -> Match:
    if terms <= _terms(book.title, book.subtitle) or terms <= by_whom:
        return Match.IN_TITLE
    rest = _terms(book.title, book.subtitle, book.original_title, book.series, book.publisher)
    return Match.ANYWHERE if terms <= rest | by_whom else Match.ELSEWHERE


def _terms(*texts: str | None) -> set[str]:
    return {term for text in texts if text for term in index_terms(text)}


def _score(book: Book, places: Sequence[tuple[str, int]], trust: Trust) -> float:
    score = sum(trust.weight(source) / (DAMPING + place) for source, place in places)
    return score * THIN if _thin(book) else score


def _thin(book: Book) -> bool:
    filled = sum(map(bool, (book.authors, book.publisher, book.published)))
    return len(book.known_to) <= 1 and filled <= 1
