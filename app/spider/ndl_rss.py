"""The RSS in which the National Diet Library of Japan answers by OpenSearch.

An item's `author` is the statement of the title page with all headings glued behind it, and its
`pubDate` the day of the record, not of the book.
"""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from app.books.record import Record, said
from app.spider import dcndl
from app.spider.dcndl import BOOK_PAGE, DC, DCNDL, DCTERMS, texts
from app.spider.errors import Unreadable
from app.spider.reply import whole_number
from app.spider.source import SourcePage

TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"

MOST_ITEMS = 500
"""Most that the library sends at once."""


def read_rss(root: Element) -> SourcePage:
    """Read the books of an answer; raises Unreadable where it holds items and none is a book."""
    items = root.findall("channel/item")[:MOST_ITEMS]
    records = tuple(filter(None, map(read_item, items)))
    total = root.findtext("channel/{*}totalResults")
    if total is None or (items and not records):
        raise Unreadable("The answer is no list of books with titles and numbers.")
    return SourcePage(records, whole_number(total.strip()))


def read_item(item: Element) -> Record | None:
    """Read one book, or give None where it names no title or no number."""
    number = dcndl.number_in(item.findtext("link", ""))
    titles = dcndl.read_titles(
        texts(item, f"{DC}title") or texts(item, "title"), texts(item, f"{DCNDL}volume")
    )
    headings = texts(item, f"{DC}creator")
    statement = _statement(" ".join(item.findtext("author", "").split()), headings)
    statements = list(filter(None, [statement or titles.statement]))
    return said(
        "ndl",
        id=number,
        isbns=_typed(item, "identifier", "dcndl:ISBN"),
        url=f"{BOOK_PAGE}{number}",
        title=titles.title,
        subtitle=titles.subtitle,
        original_title=dcndl.original_title(texts(item, f"{DC}description")),
        series=texts(item, f"{DCNDL}seriesTitle"),
        authors=dcndl.authors(statements, headings),
        publisher=texts(item, f"{DC}publisher"),
        published=[*texts(item, f"{DC}date"), *texts(item, f"{DCTERMS}issued")],
        language=texts(item, f"{DC}language"),
        pages=texts(item, f"{DC}extent"),
        price=texts(item, f"{DCNDL}price"),
        subjects=_typed(item, "subject", None),
        identifiers=dcndl.identifiers(
            number,
            _typed(item, "identifier", "dcndl:JPNO"),
            _typed(item, "identifier", "dcndl:USMARCNO"),
        ),
    )


def _statement(author: str, headings: Sequence[str]) -> str:
    """Take the headings off the end, where they stand one after the other with a comma each.

    >>> _statement("中条省平 著,中条, 省平, 1954-,", ["中条, 省平, 1954-"])
    '中条省平 著'
    """
    rest = f",{author.rstrip(',')}"
    for heading in reversed(headings):
        rest = rest.removesuffix(f",{heading.rstrip(',')}")
    return rest.lstrip(",")


def _typed(item: Element, name: str, kind: str | None) -> list[str]:
    """Give what the elements of a name and of one type say; None is those without a type."""
    return [
        " ".join((element.text or "").split())
        for element in item.iterfind(f"{DC}{name}")
        if element.get(TYPE) == kind
    ]
