"""Hardcover: editions and works as its readers enter them, strong in series and in ratings.

Documented at https://docs.hardcover.app/api/getting-started/: GraphQL, a token of one's own,
60 questions a minute, 5,000 a day; from a server only. A work that words find is sent with all
that is known of it, some thirty kilobytes each, so few are asked for at once.
How an edition or a work is read stands in `hardcover_record.py`.
"""

from collections.abc import Iterator, Mapping, Sequence

import orjson

from app.books.isbn import Isbn
from app.books.query import KeywordQuery
from app.books.record import Record
from app.books.text import clean_line
from app.spider.errors import Complaint, Unreadable
from app.spider.hardcover_record import COVERS, edition, work
from app.spider.reply import Reply, first, mapping, whole_number
from app.spider.source import Request, Source, SourcePage, key_in_header
from app.spider.terms import Terms

MOST = 10
"""Most works of one answer."""

BATCH = 50
"""Most ISBNs of one question; an ISBN may stand on several editions."""

MOST_READ = 500
"""Editions asked for at once; what is sent beyond is not read."""

EDITIONS = """
query Editions($isbn13: [String!], $isbn10: [String!], $most: Int) {
  editions(where: {_or: [{isbn_13: {_in: $isbn13}}, {isbn_10: {_in: $isbn10}}]}, limit: $most) {
    id title subtitle isbn_13 isbn_10 release_date pages edition_format
    publisher { name }
    language { language }
    image { url }
    contributions { contribution author { name } }
    book {
      id slug description rating ratings_count
      book_series { position series { name } }
    }
  }
}
"""

WORKS = """
query Works($words: String!, $page: Int!, $size: Int!) {
  search(query: $words, query_type: "Book", per_page: $size, page: $page) { results }
}
"""


def search_by_isbns(isbns: Sequence[Isbn]) -> Request:
    """Ask for the editions with these numbers, which stand there as 13 digits or as ten."""
    short = [isbn.isbn10 for isbn in isbns if isbn.isbn10]
    long = [isbn.isbn13 for isbn in isbns]
    return _asking(EDITIONS, {"isbn13": long, "isbn10": short, "most": MOST_READ})


def search_by_isbn(isbn: Isbn) -> Request:
    """Ask for one edition, as for many."""
    return search_by_isbns([isbn])


def search_by_keyword(query: KeywordQuery) -> Request:
    """Ask for one page of the works that these words find."""
    size = min(query.per_page, MOST)
    return _asking(WORKS, {"words": query.words, "page": query.page, "size": size})


def _asking(question: str, variables: Mapping[str, object]) -> Request:
    body = orjson.dumps({"query": question, "variables": variables})
    return Request("/v1/graphql", {}, {"Content-Type": "application/json"}, "POST", body)


def read(reply: Reply) -> SourcePage:
    """Read editions, or a page of works; raises Complaint for an error, whatever its status."""
    answer = mapping(reply.json())
    _refuse_errors(answer)
    told = mapping(answer.get("data"))
    if "editions" in told:
        return _page(map(edition, _listed(told["editions"])), 0)
    results = mapping(mapping(told.get("search")).get("results"))
    documents = (mapping(hit).get("document") for hit in _listed(results.get("hits")))
    return _page(map(work, documents), whole_number(results.get("found")))


def _refuse_errors(answer: Mapping[str, object]) -> None:
    reason = mapping(first(answer.get("errors"))).get("message") or answer.get("error")
    if reason or answer.get("errors"):
        told = clean_line(reason, 200) or "it gave no reason"
        raise Complaint(f"It refused the question: {told}")


def _listed(value: object) -> list[object]:
    if not isinstance(value, list):
        raise Unreadable("The answer holds neither editions nor works.")
    return value[:MOST_READ]


def _page(statements: Iterator[Record | None], total: int) -> SourcePage:
    told = list(statements)
    records = tuple(filter(None, told))
    if told and not records:
        raise Unreadable("The answer holds no book with a title and an id.")
    return SourcePage(records, total or len(records))


SOURCE = Source(
    name="hardcover",
    title="Hardcover",
    url="https://api.hardcover.app",
    read=read,
    search_by_isbn=search_by_isbn,
    search_by_keyword=search_by_keyword,
    search_by_isbns=search_by_isbns,
    batch=BATCH,
    key="needed",
    sign=key_in_header("Bearer "),
    rate=1.0,
    covers=frozenset({COVERS}),
    terms=Terms(
        "Facts are free; ratings and other words of its readers are for personal projects only.",
        page="https://docs.hardcover.app/api/getting-started/",
        covers="linked",
    ),
    strong=frozenset({"series"}),
    weak=frozenset({"published"}),
)
