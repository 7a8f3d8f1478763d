"""The National Diet Library of Japan: every book of Japan, and many from elsewhere.

It has two doors (https://ndlsearch.ndl.go.jp/help/api). SRU says most of a book: its month, its
language, its publisher apart from who only sells it; it is asked about one ISBN, of which it knows
both forms. OpenSearch takes words as readers type them and can be told to leave out all but books.
"Do not send many at once": it is asked once a second.
"""

from app.books.isbn import Isbn
from app.books.query import KeywordQuery
from app.spider.beliefs import LIBRARY
from app.spider.dcndl import read_resource
from app.spider.errors import Unreadable
from app.spider.ndl_rss import read_rss
from app.spider.reply import Reply
from app.spider.source import Request, Source, SourcePage, window
from app.spider.sru import Sru, local_name, open_envelope
from app.spider.terms import Terms

SERVER = Sru(
    path="/api/sru",
    schema="dcndl",
    isbn="isbn",
    words="anywhere",
    version="1.2",
    also={"onlyBib": "true"},
)

OWN_CATALOGUE = "iss-ndl-opac"
"""The library's own records, among those of a hundred others that it passes on."""

MOST = 100
"""Books of one answer that are asked for."""


def search_by_isbn(isbn: Isbn) -> Request:
    """Ask for one edition; the server finds records that hold its other form alone."""
    return SERVER.search(f"isbn={isbn.isbn13}", 0, MOST)


def search_by_keyword(query: KeywordQuery) -> Request:
    """Ask for one page of the books that hold all the words."""
    offset, limit = window(query, MOST)
    asked: dict[str, str | int] = {"any": query.words, "cnt": limit, "idx": offset + 1}
    return Request("/api/opensearch", {**asked, "mediatype": "books", "dpid": OWN_CATALOGUE})


def read(reply: Reply) -> SourcePage:
    """Read an answer from either door; raises SourceFailed for any other."""
    root = reply.xml()
    return read_rss(root) if local_name(root) == "rss" else _read_sru(reply)


def _read_sru(reply: Reply) -> SourcePage:
    envelope = open_envelope(reply)
    records = tuple(filter(None, map(read_resource, envelope.contents)))
    if envelope.contents and not records:
        raise Unreadable("The answer holds no book with a title and a number.")
    return SourcePage(records, envelope.total)


SOURCE = Source(
    name="ndl",
    title="国立国会図書館",
    url="https://ndlsearch.ndl.go.jp",
    read=read,
    search_by_isbn=search_by_isbn,
    search_by_keyword=search_by_keyword,
    home=frozenset({"978-4"}),
    terms=Terms(
        "Free for non-commercial use; other use, advertising included, must be applied for.",
        "https://ndlsearch.ndl.go.jp/help/api/provider",
    ),
    strong=LIBRARY,
)
