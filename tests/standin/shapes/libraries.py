"""Libraries that Fisher does not know of, until an operator adds them: SUDOC, and Poland's."""

from collections.abc import Mapping

from tests.standin.holdings import Holdings
from tests.standin.shapes import Shape
from tests.standin.shapes.marc import marcxml
from tests.standin.shapes.sru import Library
from tests.standin.shapes.unimarc import sudocxml
from tests.standin.wire import XML, Answer, Asked, page

SUDOC = Library(
    frozenset({"/"}),
    "unimarc",
    {"isb": Holdings.with_isbn, "tou": Holdings.about},
    sudocxml,
    "unimarc",
)


def poland(asked: Asked, holdings: Holdings) -> Answer:
    """Answer with a collection of MARC records; it is empty where nothing was found."""
    if asked.path != "/":
        return page("404 Not Found", 404)
    isbn, title = asked.query.get("isbnIssn"), asked.query.get("title", "")
    found = holdings.with_isbn(isbn) if isbn else holdings.about(title, "title")
    records = "".join(map(marcxml, found))
    xml = f"<resp><nextPage></nextPage><collection>{records}</collection></resp>"
    return Answer(xml.encode(), kind=XML)


ADDED: Mapping[str, Shape] = {"sudoc": SUDOC.answer, "poland": poland}
