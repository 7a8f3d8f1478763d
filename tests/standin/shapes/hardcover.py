"""Hardcover: editions by ISBN and works by words (https://docs.hardcover.app/api/getting-started/)."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from tests.standin.books import Book
from tests.standin.holdings import Holdings, isbn10_of, work_of
from tests.standin.wire import Answer, Asked, json_answer

Json = dict[str, object]

BEARER = "Bearer"
LANGUAGES = {
    "de": "German",
    "en": "English",
    "ja": "Japanese",
    "ko": "Korean",
    "zh": "Chinese",
}


def answer(asked: Asked, holdings: Holdings) -> Answer:
    """Answer as api.hardcover.app does; a question it does not understand is HTTP 200."""
    bearer, _, token = asked.headers.get("Authorization", "").partition(" ")
    if bearer != BEARER or not token:
        why = "Token is not associated with a user"
        return json_answer({"error": "invalid_token", "error_description": why}, 401)
    if (asked.method, asked.path) != ("POST", "/v1/graphql"):
        return json_answer({"error": "Not Found"}, 404)
    question = json.loads(asked.body or b"{}")
    text, variables = question.get("query", ""), question.get("variables", {})
    if "editions(" in text:
        return json_answer({"data": {"editions": _editions(variables, holdings)}})
    if "search(" in text:
        return json_answer({"data": {"search": {"results": _results(variables, holdings)}}})
    problem = {"message": "field not found", "extensions": {"code": "validation-failed"}}
    return json_answer({"errors": [problem]})


def _editions(variables: Mapping[str, Any], holdings: Holdings) -> list[Json]:
    numbers = [*variables.get("isbn13", ()), *variables.get("isbn10", ())]
    found = [book for number in numbers for book in holdings.with_isbn(number)]
    return [_edition(book, holdings) for book in dict.fromkeys(found)]


def _edition(book: Book, holdings: Holdings) -> Json:
    return {
        "id": book.number,
        "title": book.title,
        "subtitle": book.subtitle or None,
        "isbn_13": book.isbn13 or None,
        "isbn_10": isbn10_of(book.isbn13) or None,
        "release_date": book.published or None,
        "pages": int(book.pages) if book.pages.isdecimal() else None,
        "edition_format": book.binding,
        "publisher": {"name": book.publisher} if book.publisher else None,
        "language": {"language": LANGUAGES.get(book.language)},
        "image": _image(book),
        "contributions": _contributions(book),
        "book": {
            "id": _number(book, holdings),
            "slug": f"book-{_number(book, holdings)}",
            "description": book.summary,
            "rating": book.rating / 2 or None,
            "ratings_count": book.votes,
            "book_series": [_series(book)] if book.series else [],
        },
    }


def _results(variables: Mapping[str, Any], holdings: Holdings) -> Json:
    """Give the works that words find as the search engine behind it sends them."""
    found = {work_of(book): book for book in reversed(holdings.about(variables.get("words", "")))}
    works = holdings.in_order(found.values())
    page, size = variables.get("page", 1), variables.get("size", 25)
    shown = works[(page - 1) * size : page * size]
    hits = [{"document": _document(book, holdings), "text_match": 1} for book in shown]
    return {"found": len(works), "hits": hits, "page": page, "search_cutoff": False}


def _document(book: Book, holdings: Holdings) -> Json:
    editions = holdings.editions_with(book)
    return {
        "id": str(_number(book, holdings)),
        "slug": f"book-{_number(book, holdings)}",
        "title": book.title,
        "subtitle": book.subtitle,
        "author_names": list(book.authors),
        "contributions": _contributions(book),
        "isbns": [isbn for edition in editions for isbn in _numbers(edition)],
        "release_date": book.published,
        "pages": 1,
        "description": book.summary,
        "genres": list(book.subjects),
        "rating": book.rating / 2,
        "ratings_count": book.votes,
        "image": _image(book) or {},
        "series_names": [book.series] if book.series else [],
        "featured_series": _series(book) if book.series else None,
    }


def _numbers(book: Book) -> Sequence[str]:
    return [number for number in (isbn10_of(book.isbn13), book.isbn13) if number]


def _number(book: Book, holdings: Holdings) -> int:
    """Number a work by the first of its editions."""
    return holdings.editions_with(book)[0].number


def _series(book: Book) -> Json:
    return {"position": 1.0, "series": {"name": book.series}}


def _contributions(book: Book) -> list[Json]:
    people = [(name, None) for name in book.authors]
    roles = [*people, *((name, "Translator") for name in book.translators)]
    return [{"contribution": role, "author": {"id": 1, "name": name}} for name, role in roles]


def _image(book: Book) -> Json | None:
    picture = f"https://assets.hardcover.app/editions/{book.number}/1.jpg"
    return {"url": picture, "width": 300} if book.cover else None
