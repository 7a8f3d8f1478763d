"""The names under which answers to a question are kept."""

import hashlib
from collections.abc import Iterable

from app.books.fold import fold
from app.books.isbn import Isbn
from app.books.query import IsbnQuery, KeywordQuery, Question, WorkQuery


def question_of(query: Question) -> str:
    """Give one name to all spellings of a question, whichever of its pages is asked for."""
    match query:
        case IsbnQuery(isbn):
            return _digest("isbn", isbn.isbn13)
        case KeywordQuery(words, _, per_page, language):
            return _digest("words", fold(words), str(per_page), language or "")
        case WorkQuery(_, works):
            return _digest("work", *sorted(map(":".join, works)))


def list_of(query: KeywordQuery, sources: Iterable[str]) -> str:
    """Give the name of a question's list of results, which depends on who was asked."""
    return _digest("list", question_of(query), *sorted(sources))


def flight_of(query: Question, sources: Iterable[str]) -> str:
    """Give one name to what is asked once for all: a question, its page or edition, and of whom."""
    match query:
        case KeywordQuery(page=page):
            beside = str(page)
        case WorkQuery(isbn) | IsbnQuery(isbn):
            beside = isbn.isbn13
    return _digest("flight", question_of(query), beside, *sorted(sources))


def flight_of_many(isbns: Iterable[Isbn]) -> str:
    """Give one name to a batch, in whatever order its numbers stand."""
    return _digest("flight of many", *sorted(isbn.isbn13 for isbn in isbns))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
