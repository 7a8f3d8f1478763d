"""ISBNdb: whatever book had an ISBN, gathered from the trade; for subscribers only.

Documented at https://isbndb.com/isbndb-api-documentation-v2; the Basic plan is one question a
second and 1,000 a day. Its batch call, `POST /books`, is for higher plans only
(https://hexdocs.pm/ex_isbndb/ExIsbndb.Book.html), so it is not used: with the key of a Basic plan
it fails. It writes titles with words that sold them, and at times one name as two.
"""

import re
from collections.abc import Mapping
from datetime import timedelta
from http import HTTPStatus
from urllib.parse import quote

from app.books.isbn import Isbn
from app.books.query import KeywordQuery
from app.books.record import Record, said
from app.books.text import clean_line
from app.spider.errors import BadStatus, Complaint, Unreadable
from app.spider.reply import Reply, each, mapping, whole_number
from app.spider.source import Request, Source, SourcePage, key_in_header
from app.spider.terms import Terms

MOST = 100
"""Most books asked for at once; it would send ten times as many."""

COMPLAINTS = ("errorMessage", "message")

_CLASS_MARK = re.compile(r"[A-Z]{0,3}[0-9][A-Z0-9. -]*")


def search_by_isbn(isbn: Isbn) -> Request:
    """Ask for the one book with this number."""
    return Request(f"/book/{isbn.isbn13}")


def search_by_keyword(query: KeywordQuery) -> Request:
    """Ask for one page of the books these words find; in the path, so a slash in them is quoted."""
    size = min(query.per_page, MOST)
    return Request(f"/books/{quote(query.words, safe='')}", {"page": query.page, "pageSize": size})


def read(reply: Reply) -> SourcePage:
    """Read one book, or a page of them as `books` or `data`; unknown is 404 "Not Found"."""
    answer = mapping(reply.json())
    if _not_found(answer, reply.status):
        return SourcePage()
    books = _books(answer)
    records = tuple(filter(None, map(_record, books)))
    if books and not records:
        raise Unreadable("The answer holds no book with a title and an ISBN.")
    return SourcePage(records, whole_number(answer.get("total")) or len(records))


def _not_found(answer: Mapping[str, object], status: int) -> bool:
    """Whether it knows no such book; raises for any other refusal."""
    reason = next((clean_line(answer.get(key), 200) for key in COMPLAINTS if key in answer), None)
    if status == HTTPStatus.NOT_FOUND:
        if reason and reason.lower() == "not found":
            return True
        raise BadStatus(status)
    if reason:
        raise Complaint(f"It refused the question: {reason}")
    return False


def _books(answer: Mapping[str, object]) -> list[object]:
    if "book" in answer:
        return [answer["book"]]
    books = answer.get("books", answer.get("data"))
    if not isinstance(books, list):
        raise Unreadable("The answer holds neither a book nor a list of them.")
    return books[:MOST]


def _record(item: object) -> Record | None:
    book = mapping(item)
    isbns = [book.get("isbn13"), book.get("isbn")]
    number = clean_line(book.get("isbn13"))
    return said(
        "isbndb",
        id=isbns,
        isbns=isbns,
        url=number and f"https://isbndb.com/book/{number}",
        title=book.get("title") or book.get("title_long"),
        authors=_authors(book.get("authors")),
        publisher=book.get("publisher"),
        published=[book.get("date_published"), book.get("publish_date")],
        language=book.get("language"),
        pages=book.get("pages"),
        binding=book.get("binding"),
        price=book.get("msrp"),
        currency="USD",
        subjects=[*filter(_is_subject, each(book.get("subjects")))],
        summary=[book.get("synopsys"), book.get("synopsis"), book.get("overview")],
        cover=book.get("image"),
    )


def _authors(sent: object) -> list[object]:
    """Give the authors; of two single words it has made two people of "Smith, Frank".

    >>> _authors(["Smith", "Frank"]), _authors(["Terry Pratchett", "Neil Gaiman"])
    (['Smith, Frank'], ['Terry Pratchett', 'Neil Gaiman'])
    """
    names = list(each(sent))
    words = [(clean_line(name) or "").split() for name in names]
    if [len(parts) for parts in words] == [1, 1]:
        return [f"{words[0][0]}, {words[1][0]}"]
    return names


def _is_subject(sent: object) -> bool:
    """Tell a subject from the mark of a library's shelf, as "823.914" or "PR6068.H4 S66 2004"."""
    return not (isinstance(sent, str) and _CLASS_MARK.fullmatch(sent))


SOURCE = Source(
    name="isbndb",
    title="ISBNdb",
    url="https://api2.isbndb.com",
    read=read,
    search_by_isbn=search_by_isbn,
    search_by_keyword=search_by_keyword,
    key="needed",
    sign=key_in_header(),
    rate=1.0,
    absent=frozenset({HTTPStatus.NOT_FOUND}),
    covers=frozenset({"images.isbndb.com"}),
    terms=Terms(
        "For subscribers' sites and programs; kept as long as the plan is paid, then deleted.",
        page="https://isbndb.com/terms-and-conditions",
        kept_for=timedelta(days=30),
        covers="linked",
    ),
    weak=frozenset({"title", "subtitle", "authors", "publisher"}),
    weight=0.5,
)
