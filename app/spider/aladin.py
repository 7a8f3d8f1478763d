"""Aladin: the books of a Korean shop, with people by their roles, pages, prices and contents.

Its "TTB" API is described at https://blog.aladin.co.kr/openapi/popup/5353294; a key, said to be
good for 5,000 questions a day, can only be sent in the address. Errors come with HTTP 200, and
JSON is at times wrapped as JavaScript. Of what words find, the first 200 books can be paged to.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from app.books.isbn import Isbn
from app.books.query import KeywordQuery
from app.books.record import Record, read_rating, said
from app.books.text import clean_line
from app.spider.beliefs import BLURB
from app.spider.errors import Complaint, Unreadable
from app.spider.korean import HOME, LANGUAGES, SCRIPTS, korean_isbns
from app.spider.reply import Reply, mapping, whole_number
from app.spider.source import Request, Source, SourcePage, key_in_query
from app.spider.terms import Terms

ALWAYS: Mapping[str, str | int] = {"output": "js", "Version": "20131101", "Cover": "Big"}

MOST = 50
"""Most books of one answer."""

REACHABLE = 200
"""Books that can be paged to, whatever is found."""

NO_SUCH_ITEM = 8
NO_BOOKS = frozenset({"MUSIC", "DVD", "USED"})
"""The halls of the shop in which no new books are."""

UNKNOWN_BINDING = "미확인"

_AFTER_ROLE = re.compile(r"(?<=\)), ")
_YEAR_BEHIND = re.compile(r" ?\([0-9]{4}년\)$")


def search_by_isbn(isbn: Isbn) -> Request:
    """Ask for one book, with its pages, its contents and what readers think of it."""
    return Request(
        "/ttb/api/ItemLookUp.aspx",
        {
            **ALWAYS,
            "itemIdType": "ISBN13",
            "ItemId": isbn.isbn13,
            "OptResult": "packing,ratingInfo,Toc",
        },
    )


def search_by_keyword(query: KeywordQuery) -> Request:
    """Ask for one page of the books that these words find; `start` counts pages."""
    return Request(
        "/ttb/api/ItemSearch.aspx",
        {
            **ALWAYS,
            "Query": query.words,
            "QueryType": "Keyword",
            "SearchTarget": "Book",
            "start": query.page,
            "MaxResults": min(query.per_page, MOST),
        },
    )


def read(reply: Reply) -> SourcePage:
    """Read one book, or a page of them; a page beyond those that can be reached is empty."""
    answer = mapping(replace(reply, body=_unwrapped(reply.body)).json())
    if "errorCode" in answer:
        return _refused(answer)
    items = answer.get("item")
    if not isinstance(items, list):
        raise Unreadable("The answer holds no list of books.")
    before = (whole_number(answer.get("startIndex")) - 1) * whole_number(answer.get("itemsPerPage"))
    if before >= REACHABLE:
        return SourcePage()
    books = [item for item in items[:MOST] if _is_book(item)]
    records = tuple(filter(None, map(_record, books)))
    if books and not records:
        raise Unreadable("The answer holds no book with a title and a number.")
    return SourcePage(records, min(whole_number(answer.get("totalResults")), REACHABLE))


def _unwrapped(body: bytes) -> bytes:
    """Take the object out of "{…};" and of "callback(true, {…});"."""
    return body[body.find(b"{") : body.rfind(b"}") + 1]


def _refused(answer: Mapping[str, object]) -> SourcePage:
    """Give no books where there is no such one; raises Complaint for any other refusal."""
    code = whole_number(answer["errorCode"])
    if code == NO_SUCH_ITEM:
        return SourcePage()
    reason = clean_line(answer.get("errorMessage"), 200) or "it gave no reason"
    raise Complaint(f"It refused the question: {reason} (errorCode {code})")


def _is_book(item: object) -> bool:
    kind = mapping(item).get("mallType")
    return not (isinstance(kind, str) and kind in NO_BOOKS)


def _record(item: object) -> Record | None:
    book = mapping(item)
    more = mapping(book.get("subInfo"))
    number = whole_number(book.get("itemId")) or None
    rating = mapping(more.get("ratingInfo"))
    title, subtitle = _titles(book.get("title"), more.get("subTitle"))
    return said(
        "aladin",
        id=[number, book.get("isbn13"), book.get("isbn")],
        isbns=korean_isbns(book.get("isbn13"), book.get("isbn")),
        url=number and f"https://www.aladin.co.kr/shop/wproduct.aspx?ItemId={number}",
        title=title,
        subtitle=subtitle,
        original_title=_YEAR_BEHIND.sub("", clean_line(more.get("originalTitle")) or ""),
        series=mapping(book.get("seriesInfo")).get("seriesName"),
        authors=_AFTER_ROLE.split(clean_line(book.get("author")) or ""),
        publisher=book.get("publisher"),
        published=book.get("pubDate"),
        pages=more.get("itemPage"),
        binding=_binding(more),
        price=book.get("priceStandard"),
        currency="KRW",
        subjects=(clean_line(book.get("categoryName")) or "").split(">")[1:],
        summary=book.get("description"),
        contents=more.get("toc"),
        rating=read_rating(rating.get("ratingScore"), rating.get("ratingCount"), 10),
        cover=book.get("cover"),
        identifiers={"aladin": number},
    )


def _titles(sent: object, named: object) -> tuple[str, str | None]:
    """Part "title - subtitle", at the subtitle where a look-up names it, or else at the first dash.

    >>> _titles("JPA - 입문 - 개정판", "개정판"), _titles("JPA - 입문 - 개정판", None)
    (('JPA - 입문', '개정판'), ('JPA', '입문 - 개정판'))
    """
    line, subtitle = clean_line(sent) or "", clean_line(named)
    if subtitle:
        return line.removesuffix(f" - {subtitle}"), subtitle
    title, _, rest = line.partition(" - ")
    return title, rest or None


def _binding(more: Mapping[str, object]) -> str | None:
    style = clean_line(mapping(more.get("packing")).get("styleDesc"))
    return None if style == UNKNOWN_BINDING else style


SOURCE = Source(
    name="aladin",
    title="Aladin",
    url="http://www.aladin.co.kr",
    read=read,
    search_by_isbn=search_by_isbn,
    search_by_keyword=search_by_keyword,
    key="needed",
    sign=key_in_query("ttbkey"),
    rate=1.0,
    home=HOME,
    scripts=SCRIPTS,
    languages=LANGUAGES,
    narrow=True,
    covers=frozenset({"image.aladin.co.kr"}),
    terms=Terms(
        "Lent to partners who name it beside its data.",
        page="https://blog.aladin.co.kr/openapi",
        attribution="도서 DB 제공 : 알라딘 인터넷서점(www.aladin.co.kr)",
        covers="linked",
    ),
    strong=BLURB | {"pages"},
)
