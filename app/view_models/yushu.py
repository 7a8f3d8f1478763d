"""A book and a page of books as t.yushu.im gave them: fifteen keys, in the order of the letters.

Where that server wrote a backslash and an n into a summary, here is the new line it meant.
"""

from collections.abc import Sequence

from app.books.book import Book
from app.catalogue.result import SearchResult
from app.view_models.address import Addresses
from app.view_models.douban import Json, douban_book

KEYS = (
    "author", "binding", "category", "id", "image", "images", "isbn", "pages", "price", "pubdate",
    "publisher", "subtitle", "summary", "title", "translator",
)  # fmt: skip


def yushu_book(book: Book, at: Addresses) -> Json:
    """Give a book; its id is the same as in Douban's dialect, but a number."""
    told, large = douban_book(book, at), at.cover(book, "L")
    own = {"id": int(str(told["id"])), "image": large, "images": {"large": large}}
    return {key: own.get(key, told[key]) for key in KEYS}


def yushu_page(result: SearchResult, start: int, count: int, books: Sequence[Json]) -> Json:
    """Give a stretch of a search; `count` repeats what was asked for."""
    return {"books": books, "count": count, "start": start, "total": result.total_from(start)}
