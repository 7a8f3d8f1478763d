"""Kakao: the books that Korean shops sell, as the search of Daum finds them.

Documented at https://developers.kakao.com/docs/latest/ko/daum-search/dev-guide; the key is the
REST key of an app, which may search for books 30,000 times a day
(https://developers.kakao.com/docs/latest/getting-started/quota). A blurb is sent without its end,
and a title with what shops add to it: "우주(열린어린이 우주 캠프 1)(양장본 HardCover)".
"""

import re
from collections.abc import Mapping
from datetime import timedelta

from app.books.isbn import Isbn
from app.books.query import KeywordQuery
from app.books.record import Record, said
from app.books.series import read_series
from app.books.text import clean_block, clean_line
from app.spider.errors import Complaint, Unreadable
from app.spider.korean import HOME, LANGUAGES, SCRIPTS, korean_isbns
from app.spider.reply import Reply, mapping, whole_number
from app.spider.source import Request, Source, SourcePage, key_in_header
from app.spider.terms import Terms

PATH = "/v3/search/book"

MOST = 50
"""Most books of one answer, and the last of its pages."""

_REASON = re.compile(r"[A-Za-z]{1,60}")
_BOOK_ID = re.compile(r"[?&]bookId=([0-9]{1,12})(?:&|$)")
_BINDING = re.compile(r"\(((?:반?양장|무선|보급판|페이퍼백)[^()]{0,30})\)$")
_ASIDE = re.compile(r"(?<=[^\s(])\(([^()]{2,200})\)$")
_ENDED = re.compile(r"[.!?…。][\"'”’』」》)\]]?$")


def search_by_isbn(isbn: Isbn) -> Request:
    """Ask for the book with this number."""
    return Request(PATH, {"target": "isbn", "query": isbn.isbn13})


def search_by_keyword(query: KeywordQuery) -> Request:
    """Ask for one page of the books that these words find."""
    size = min(query.per_page, MOST)
    return Request(PATH, {"query": query.words, "page": query.page, "size": size})


def read(reply: Reply) -> SourcePage:
    """Read a page of books; of all that it counts, no more can be paged to than it says."""
    answer = mapping(reply.json())
    documents, meta = answer.get("documents"), mapping(answer.get("meta"))
    if not isinstance(documents, list):
        raise _refusal(answer)
    records = tuple(filter(None, map(_record, documents[:MOST])))
    if documents and not records:
        raise Unreadable("The answer holds no book with a title and a number.")
    return SourcePage(records, whole_number(meta.get("pageable_count")) or len(records))


def _refusal(answer: Mapping[str, object]) -> Complaint | Unreadable:
    """Tell a refusal by its kind alone: its sentence repeats the key."""
    kind = answer.get("errorType", answer.get("error"))
    if kind is None:
        return Unreadable("The answer holds no list of books.")
    known = isinstance(kind, str) and _REASON.fullmatch(kind)
    return Complaint(f"It refused the question: {kind if known else 'it gave no reason'}")


def _record(item: object) -> Record | None:
    book = mapping(item)
    isbns = korean_isbns(book.get("isbn"))
    return said(
        "kakao",
        id=[_number(book.get("url")), *isbns],
        isbns=isbns,
        url=book.get("url"),
        **_title(book.get("title")),
        authors=book.get("authors"),
        translators=book.get("translators"),
        publisher=book.get("publisher"),
        published=(clean_line(book.get("datetime")) or "").partition("T")[0],
        price=book.get("price"),
        currency="KRW",
        summary=_blurb(book.get("contents")),
        cover=book.get("thumbnail"),
    )


def _number(link: object) -> str | None:
    """Give the number of the book's page at Daum."""
    found = _BOOK_ID.search(link) if isinstance(link, str) else None
    return found[1] if found else None


def _title(sent: object) -> dict[str, object]:
    """Part a title from what stands in brackets behind it: a series with a number, or a subtitle.

    >>> _title("우주(열린어린이 우주 캠프 1)(양장본 HardCover)")["series"]
    '열린어린이 우주 캠프 1'
    """
    bare, binding = _parted(_BINDING, clean_line(sent) or "")
    title, aside = _parted(_ASIDE, bare)
    what = "series" if aside and read_series(aside).number else "subtitle"
    return {"title": title, "binding": binding, what: aside}


def _parted(brackets: re.Pattern[str], title: str) -> tuple[str, str | None]:
    found = brackets.search(title)
    return (title[: found.start()], found[1]) if found else (title, None)


def _blurb(sent: object) -> str | None:
    """Mark a blurb that breaks off amid a sentence."""
    blurb = clean_block(sent)
    return f"{blurb}…" if blurb and not _ENDED.search(blurb) else blurb


SOURCE = Source(
    name="kakao",
    title="Kakao",
    url="https://dapi.kakao.com",
    read=read,
    search_by_isbn=search_by_isbn,
    search_by_keyword=search_by_keyword,
    key="needed",
    sign=key_in_header("KakaoAK "),
    rate=2.0,
    home=HOME,
    scripts=SCRIPTS,
    languages=LANGUAGES,
    narrow=True,
    covers=frozenset({"search1.kakaocdn.net"}),
    terms=Terms(
        "Kept only so that readers wait less, and kept up to date (operating policy, article 5).",
        page="https://developers.kakao.com/terms/ko/site-policies",
        kept_for=timedelta(days=1),
        covers="linked",
    ),
    strong=frozenset({"price"}),
    weak=frozenset({"title", "subtitle", "series", "summary", "cover"}),
)
