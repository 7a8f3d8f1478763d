"""Libraries that answer by SRU with records of MARC: K10plus, DNB, BnF, the Library of Congress.

How each is asked stands in its own documentation; `app/spider/` names it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from tests.standin.books import MARC_CODES, Book
from tests.standin.holdings import Holdings
from tests.standin.shapes.cql import BadCql, found_by
from tests.standin.shapes.marc import marcxml
from tests.standin.shapes.unimarc import unimarcxml
from tests.standin.wire import XML, Answer, Asked, page

SRW = "http://www.loc.gov/zing/srw/"

DIAGNOSTICS: Mapping[int, str] = {
    10: "Query syntax error",
    16: "Unsupported index",
    61: "First record position out of range",
    66: "Unknown schema for retrieval",
}


def _in_language(holdings: Holdings, code: str) -> list[Book]:
    return [book for book in holdings.books if MARC_CODES.get(book.language) == code]


def _books(holdings: Holdings, kind: str) -> Sequence[Book]:
    return holdings.books if kind == "books" else ()


Index = Callable[[Holdings, str], Sequence[Book]]


@dataclass(frozen=True)
class Library:
    """One server: its paths, what it calls MARC, and what can be asked for.

    A term without an index is looked for in all.
    """

    paths: frozenset[str]
    schema: str
    indexes: Mapping[str, Index]
    written: Callable[[Book], str] = marcxml
    answered: str = "marcxml"
    """What it calls the schema in its answers."""

    def answer(self, asked: Asked, holdings: Holdings) -> Answer:
        """Answer with records, with none, or with what is wrong; all of it is HTTP 200."""
        if asked.path not in self.paths:
            return page("404 Not Found", 404)
        schema = asked.query.get("recordSchema", "")
        if schema != self.schema:
            return _wrong(66, schema)
        try:
            return self._found(asked, holdings)
        except BadCql as error:
            return _wrong(10, str(error))
        except KeyError as error:
            return _wrong(16, str(error.args[0]))

    def _found(self, asked: Asked, holdings: Holdings) -> Answer:
        """Answer one page; raises BadCql, or KeyError for an index that is not there."""
        query = asked.query.get("query", "")
        fitting = found_by(query, lambda index, term: set(self.indexes[index](holdings, term)))
        found = holdings.in_order(fitting)
        start, most = asked.number("startRecord", 1), asked.number("maximumRecords", 10)
        if start > max(1, len(found)):
            return _wrong(61, str(start))
        shown = list(enumerate(found, 1))[start - 1 : start - 1 + most]
        records = "".join(self._record(place, book) for place, book in shown)
        return _response(
            f"<zs:numberOfRecords>{len(found)}</zs:numberOfRecords>"
            + (f"<zs:records>{records}</zs:records>" if records else "")
            + _echo(query, most)
        )

    def _record(self, place: int, book: Book) -> str:
        return (
            f"<zs:record><zs:recordSchema>{self.answered}</zs:recordSchema>"
            "<zs:recordPacking>xml</zs:recordPacking>"
            f"<zs:recordData>{self.written(book)}</zs:recordData>"
            f"<zs:recordPosition>{place}</zs:recordPosition></zs:record>"
        )


K10PLUS = Library(
    frozenset({"/opac-de-627", "/gvk"}),
    "marcxml",
    {
        "pica.isb": Holdings.with_isbn,
        "pica.all": Holdings.about,
        "pica.tit": lambda holdings, words: holdings.about(words, "title"),
        "pica.per": lambda holdings, words: holdings.about(words, "author"),
        "pica.spr": _in_language,
        "": Holdings.about,
    },
)

DNB = Library(
    frozenset({"/sru/dnb"}),
    "MARC21-xml",
    {"num": Holdings.with_isbn, "WOE": Holdings.about, "mat": _books, "": Holdings.about},
)

LOC = Library(
    frozenset({"/sru/lcdb"}),
    "marcxml",
    {"bath.isbn": Holdings.with_isbn, "": Holdings.about},
)

BNF = Library(
    frozenset({"/api/SRU"}),
    "unimarcXchange",
    {"bib.isbn": Holdings.with_isbn, "bib.anywhere": Holdings.about},
    unimarcxml,
    "marcxchange",
)


def _echo(query: str, most: int) -> str:
    return (
        "<zs:echoedSearchRetrieveRequest><zs:version>1.1</zs:version>"
        f"<zs:query>{escape(query)}</zs:query>"
        f"<zs:maximumRecords>{most}</zs:maximumRecords>"
        "</zs:echoedSearchRetrieveRequest>"
    )


def _wrong(code: int, details: str) -> Answer:
    return _response(
        f'<zs:diagnostics><diagnostic xmlns="{SRW}diagnostic/">'
        f"<uri>info:srw/diagnostic/1/{code}</uri><details>{escape(details)}</details>"
        f"<message>{DIAGNOSTICS[code]}</message></diagnostic></zs:diagnostics>"
    )


def _response(inner: str) -> Answer:
    xml = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<zs:searchRetrieveResponse xmlns:zs="{SRW}"><zs:version>1.1</zs:version>'
        f"{inner}</zs:searchRetrieveResponse>"
    )
    return Answer(xml.encode(), kind=XML)
