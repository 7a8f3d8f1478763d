"""Gutendex: texts by words, 32 to a page (https://gutendex.com)."""

from collections.abc import Sequence

from tests.standin.books import Book
from tests.standin.holdings import Holdings
from tests.standin.wire import Answer, Asked, json_answer, page

Json = dict[str, object]

MOST = 32


def answer(asked: Asked, holdings: Holdings) -> Answer:
    """Answer as gutendex.com does; without the slash at the end it leads to the one with it."""
    if asked.path == "/books":
        target = asked.target.replace("/books", "/books/", 1)
        return Answer(status=301, headers={"Location": target})
    if asked.path != "/books/":
        return page("Not Found", 404)
    languages = [code for code in asked.query.get("languages", "").split(",") if code]
    books = holdings.about(asked.query.get("search", ""))
    return _page(asked, [one for one in books if not languages or one.language in languages])


def _page(asked: Asked, found: Sequence[Book]) -> Answer:
    number = asked.number("page", 1)
    start = (number - 1) * MOST
    if number < 1 or (start and start >= len(found)):
        return json_answer({"detail": "Invalid page."}, 404)
    return json_answer(
        {
            "count": len(found),
            "next": _link(asked, number + 1) if start + MOST < len(found) else None,
            "previous": _link(asked, number - 1) if start else None,
            "results": [_text(book) for book in found[start : start + MOST]],
        }
    )


def _link(asked: Asked, number: int) -> str:
    return f"https://gutendex.com/books/?page={number}&search={asked.query.get('search', '')}"


def _text(book: Book) -> Json:
    """Describe a text, which has neither ISBN nor publisher nor date."""
    number = book.number % 80_000 + 1
    return {
        "id": number,
        "title": book.title,
        "authors": [_person(name) for name in book.authors],
        "summaries": [book.summary] if book.summary else [],
        "editors": [],
        "translators": [_person(name) for name in book.translators],
        "subjects": list(book.subjects),
        "bookshelves": ["Category: Novels"],
        "languages": [book.language],
        "copyright": False,
        "media_type": "Text",
        "formats": {
            "text/html": f"https://www.gutenberg.org/ebooks/{number}.html.images",
            "image/jpeg": f"https://www.gutenberg.org/cache/epub/{number}/pg{number}.cover.jpg",
        },
        "download_count": book.votes,
    }


def _person(name: str) -> Json:
    given, _, family = name.rpartition(" ")
    return {"name": f"{family}, {given}" if given else name, "birth_year": None, "death_year": None}
