"""The book API that Douban closed, and `yushu`, the Fish Book course's own: one shape, read once.

Douban documented the shape at https://developers.douban.com/wiki/?title=book_v2 until 2019, and
neither public server answers any more; compatible servers do, each under its operator's terms.
Servers leave keys out and call a few by other names, so whichever are there are read.
`alt_title` is not: it repeats `origin_title` or, where that is empty, the subtitle.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from app.books.isbn import Isbn
from app.books.query import KeywordQuery
from app.books.record import Record, read_rating, said
from app.books.text import clean_line, clean_link
from app.spider.beliefs import BLURB
from app.spider.errors import BadStatus, Complaint, Unreadable
from app.spider.reply import Reply, each, mapping, mappings, whole_number
from app.spider.source import Request, Source, SourcePage, key_in_query, window
from app.spider.terms import Terms

BOOK_NOT_FOUND = 6000
NO_COVER = "book-default"
HOME = frozenset({"978-7"})
COVERS = frozenset(
    f"img{number}.{domain}" for number in range(1, 10) for domain in ("doubanio.com", "douban.com")
)

TERMS = Terms("Those of the compatible server whose address was given.")
"""A cover is kept: mere links to Douban's image hosts are refused since 2023."""

# Nine digits are a Chinese book number (统一书号) from before the ISBN here, and never an SBN.
_OLD_NUMBER = re.compile(r"(?:[^0-9]*[0-9]){9}[^0-9Xx]*")


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the two servers of the one shape do differently."""

    name: str
    most: int
    """Most books in one answer to words."""
    page: str = ""
    """Where a reader finds a book by its id, which is still to be added."""
    mute: bool = False
    """True when "not found" is the status 404 alone, whatever the body says."""

    def search_by_keyword(self, query: KeywordQuery) -> Request:
        """Ask for one page of the books that these words find."""
        start, count = window(query, self.most)
        return Request("/v2/book/search", {"q": query.words, "start": start, "count": count})

    def read(self, reply: Reply) -> SourcePage:
        """Read one book, or a page of them; raises SourceFailed for any other answer."""
        if self.mute and reply.status == HTTPStatus.NOT_FOUND:
            return SourcePage()
        answer = mapping(reply.json())
        if _not_found(answer, reply.status):
            return SourcePage()
        books = list(each(answer["books"])) if "books" in answer else [answer]
        records = tuple(filter(None, map(self._record, books[: self.most])))
        if books and not records:
            raise Unreadable("The answer holds no book with a title and an id.")
        return SourcePage(records, whole_number(answer.get("total")) or len(records))

    def _record(self, item: object) -> Record | None:
        book = mapping(item)
        number = clean_line(book.get("id"))
        rating = mapping(book.get("rating"))
        return said(
            self.name,
            id=[number, book.get("isbn13"), book.get("isbn")],
            isbns=_isbns(book),
            url=clean_link(book.get("alt")) or (number and self.page and f"{self.page}{number}/"),
            title=book.get("title"),
            subtitle=book.get("subtitle"),
            original_title=[book.get("origin_title"), book.get("origin")],
            series=[mapping(book.get("series")).get("title"), book.get("serials")],
            authors=book.get("author"),
            translators=book.get("translator") or book.get("translators"),
            publisher=book.get("publisher"),
            published=book.get("pubdate"),
            pages=book.get("pages"),
            binding=book.get("binding"),
            price=book.get("price"),
            currency="CNY",
            subjects=[*_tags(book), book.get("category")],
            summary=book.get("summary"),
            contents=book.get("catalog"),
            rating=read_rating(rating.get("average"), rating.get("numRaters"), 10),
            cover=_cover(book),
            identifiers={self.name: number},
        )


def search_by_isbn(isbn: Isbn) -> Request:
    """Ask for the one book with this number."""
    return Request(f"/v2/book/isbn/{isbn.isbn13}")


def _not_found(answer: Mapping[str, object], status: int) -> bool:
    """Whether the answer says that there is no such book; raises for any other refusal."""
    code = whole_number(answer.get("code"))
    if code and code != BOOK_NOT_FOUND:
        raise Complaint(f"{_reason(answer)} (code {code})")
    if not code and status >= HTTPStatus.BAD_REQUEST:
        raise BadStatus(status)
    return code == BOOK_NOT_FOUND


def _reason(answer: Mapping[str, object]) -> str:
    """Give the reason without what follows its colon, which names our key or our address."""
    reason, _, _ = (clean_line(answer.get("msg")) or "").partition(":")
    return reason or "It refused"


def _isbns(book: Mapping[str, object]) -> list[str]:
    numbers = (clean_line(book.get(key)) for key in ("isbn13", "isbn10", "isbn"))
    return [number for number in numbers if number and not _OLD_NUMBER.fullmatch(number)]


def _tags(book: Mapping[str, object]) -> list[object]:
    return [tag.get("name") for tag in mappings(book.get("tags"))]


def _cover(book: Mapping[str, object]) -> object:
    large = mapping(book.get("images")).get("large") or book.get("image")
    return None if NO_COVER in str(large) else large


_DOUBAN = Dialect("douban", most=100, page="https://book.douban.com/subject/")
_YUSHU = Dialect("yushu", most=20, mute=True)


DOUBAN = Source(
    name=_DOUBAN.name,
    title="Douban v2",
    url="https://api.douban.com",
    read=_DOUBAN.read,
    search_by_isbn=search_by_isbn,
    search_by_keyword=_DOUBAN.search_by_keyword,
    home=HOME,
    public=False,
    key="optional",
    sign=key_in_query("apikey"),
    absent=frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}),
    covers=COVERS,
    terms=TERMS,
    strong=BLURB,
)

YUSHU = Source(
    name=_YUSHU.name,
    title="Yushu",
    url="http://t.yushu.im",
    read=_YUSHU.read,
    search_by_isbn=search_by_isbn,
    search_by_keyword=_YUSHU.search_by_keyword,
    home=HOME,
    public=False,
    absent=frozenset({HTTPStatus.NOT_FOUND}),
    covers=COVERS,
    terms=TERMS,
    strong=BLURB,
)
