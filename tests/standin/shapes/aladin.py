"""Aladin: books of a Korean shop, by ISBN or words (https://blog.aladin.co.kr/openapi)."""

from collections.abc import Sequence

from tests.standin.books import Book
from tests.standin.holdings import Holdings
from tests.standin.shapes.dates import whole_date
from tests.standin.wire import Answer, Asked, json_answer, page

Json = dict[str, object]

MOST, REACHABLE = 50, 200
NO_SUCH_ITEM, NO_KEY, NO_QUERY = 8, 100, 200


def answer(asked: Asked, holdings: Holdings) -> Answer:
    """Answer as www.aladin.co.kr does, whatever goes wrong with HTTP 200."""
    if asked.path not in {"/ttb/api/ItemLookUp.aspx", "/ttb/api/ItemSearch.aspx"}:
        return page("404 Not Found", 404)
    if not asked.query.get("ttbkey"):
        return _error(NO_KEY, "The TTBKey is wrong.")
    return _one(asked, holdings) if "ItemLookUp" in asked.path else _search(asked, holdings)


def _error(code: int, message: str) -> Answer:
    return json_answer({"errorCode": code, "errorMessage": message})


def _one(asked: Asked, holdings: Holdings) -> Answer:
    found = holdings.with_isbn(asked.query.get("ItemId", ""))
    if not found:
        return _error(NO_SUCH_ITEM, "There is no such item.")
    more = {**_item(found[0]), "subInfo": _more(found[0])}
    return _listing(asked, [more], 1)


def _search(asked: Asked, holdings: Holdings) -> Answer:
    """List one page; `start` counts pages, and beyond the reachable books there are none."""
    words = asked.query.get("Query", "")
    if not words:
        return _error(NO_QUERY, "The Query is missing.")
    found = holdings.with_isbn(words) or holdings.about(words)
    number, size = asked.number("start", 1), min(asked.number("MaxResults", 10), MOST)
    shown = found[:REACHABLE][(number - 1) * size : number * size]
    return _listing(asked, [{**_item(book), "subInfo": {}} for book in shown], len(found))


def _listing(asked: Asked, items: Sequence[Json], total: int) -> Answer:
    return json_answer(
        {
            "version": "20131101",
            "title": "알라딘 검색결과",
            "totalResults": total,
            "startIndex": asked.number("start", 1),
            "itemsPerPage": asked.number("MaxResults", 1),
            "query": asked.query.get("Query", ""),
            "item": list(items),
        }
    )


def _item(book: Book) -> Json:
    series = {"seriesInfo": {"seriesId": 1, "seriesName": book.series}} if book.series else {}
    return {
        "title": " - ".join(filter(None, (book.title, book.subtitle))),
        "link": f"http://www.aladin.co.kr/shop/wproduct.aspx?ItemId={book.number}&amp;start=api",
        "author": _people(book),
        "pubDate": whole_date(book),
        "description": book.summary,
        "isbn": f"K{book.number % 10**9:09}",
        "isbn13": book.isbn13,
        "itemId": book.number,
        "priceStandard": int(book.price) if book.currency == "KRW" else 0,
        "mallType": "BOOK" if book.language == "ko" else "FOREIGN",
        "cover": f"https://image.aladin.co.kr/{book.number}_1.jpg" if book.cover else "",
        "categoryName": ">".join(("국내도서", *book.subjects)),
        "publisher": book.publisher,
        **series,
    }


def _people(book: Book) -> str:
    by_role = ((book.authors, "지은이"), (book.translators, "옮긴이"))
    return ", ".join(f"{', '.join(names)} ({role})" for names, role in by_role if names)


def _more(book: Book) -> Json:
    return {
        "subTitle": book.subtitle,
        "originalTitle": f"{book.original_title} (1965년)" if book.original_title else "",
        "itemPage": int(book.pages) if book.pages.isdecimal() else 0,
        "toc": "<BR>\n".join(book.contents.split("\n")),
        "ratingInfo": {"ratingScore": book.rating, "ratingCount": book.votes},
        "packing": {"styleDesc": book.binding or "미확인"},
    }
