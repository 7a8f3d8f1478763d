"""The names under which answers to a question are kept."""

import hashlib
from collections.abc import Iterable

from app.books.fold import fold
from app.books.query import IsbnQuery, KeywordQuery, Query


def question_of(query: Query) -> str:
    """Give one name to all spellings of a question, whichever of its pages is asked for."""
    match query:
        case IsbnQuery(isbn):
            return _digest("isbn", isbn.isbn13)
        case KeywordQuery(words, _, per_page, language):
            return _digest("words", fold(words), str(per_page), language or "")


def list_of(query: KeywordQuery, sources: Iterable[str]) -> str:
    """Give the name of a question's list of results, which depends on who was asked."""
    return _digest("list", question_of(query), *sorted(sources))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
