"""The National Diet Library of Japan: SRU with its records as text, and OpenSearch in RSS."""

from collections.abc import Callable, Sequence
from html import escape

from tests.standin.books import Book
from tests.standin.holdings import Holdings
from tests.standin.shapes.cql import BadCql, found_by
from tests.standin.shapes.dcndl import SPACES, item, rdf
from tests.standin.wire import XML, Answer, Asked, page

SRW = "http://www.loc.gov/zing/srw/"
NOTHING, WRONG = "Record does not exist", "illegal query syntax"


def answer(asked: Asked, holdings: Holdings) -> Answer:
    """Answer at either door."""
    match asked.path:
        case "/api/sru":
            return _sru(asked, holdings)
        case "/api/opensearch":
            return _rss(asked, holdings)
        case _:
            return page("404 Not Found", 404)


def _sru(asked: Asked, holdings: Holdings) -> Answer:
    indexes: dict[str, Callable[[str], Sequence[Book]]] = {
        "isbn": holdings.with_isbn,
        "anywhere": holdings.about,
    }
    try:
        query = asked.query.get("query", "")
        fitting = found_by(query, lambda index, term: set(indexes[index](term)))
    except (BadCql, KeyError):
        return _diagnostic(WRONG)
    found = holdings.in_order(fitting)
    return _response(found, asked) if found else _diagnostic(NOTHING)


def _response(found: Sequence[Book], asked: Asked) -> Answer:
    start, most = asked.number("startRecord", 1), asked.number("maximumRecords", 200)
    shown = list(enumerate(found, 1))[start - 1 : start - 1 + most]
    records = "".join(
        "<record><recordSchema>info:srw/schema/1/dc-v1.1</recordSchema>"
        "<recordPacking>string</recordPacking>"
        f"<recordData>\n{escape(rdf(book))}\n</recordData>"
        f"<recordPosition>{place}</recordPosition></record>"
        for place, book in shown
    )
    facets = escape('<facets><lst name="REPOSITORY_NO"/></facets>')
    return _envelope(
        f"<version>1.2</version><numberOfRecords>{len(found)}</numberOfRecords>"
        f"<extraResponseData>{facets}</extraResponseData><records>{records}</records>"
    )


def _diagnostic(message: str) -> Answer:
    return _envelope(
        f'<diagnostics><diagnostic xmlns="{SRW}diagnostic/"><uri>info:srw/diagnostic/1/1</uri>'
        f"<details>An error occurred</details><message>{message}</message>"
        "</diagnostic></diagnostics>"
    )


def _envelope(inner: str) -> Answer:
    name = "searchRetrieveResponse"
    return Answer(f'<{name} xmlns="{SRW}">{inner}</{name}>'.encode(), kind=XML)


def _rss(asked: Asked, holdings: Holdings) -> Answer:
    found = holdings.about(asked.query.get("any", ""))
    start, count = asked.number("idx", 1), asked.number("cnt", 200)
    items = "".join(map(item, found[start - 1 : start - 1 + count]))
    opensearch = 'xmlns:openSearch="http://a9.com/-/spec/opensearchrss/1.0/"'
    xml = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {SPACES} {opensearch}>'
        "<channel><title>OpenSearch</title>"
        f"<openSearch:totalResults>{len(found)}</openSearch:totalResults>"
        f"<openSearch:startIndex>{start}</openSearch:startIndex>{items}</channel></rss>"
    )
    return Answer(xml.encode(), kind=XML)
