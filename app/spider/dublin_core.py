"""Dublin Core: the fifteen elements in which a library says the least of a book.

Elements: https://www.dublincore.org/specifications/dublin-core/dces/. Which of a book's numbers are
ISBNs is told by their type or by their looks, for a bare row of ten digits may be anything.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from app.books.isbd import before_people, without_end
from app.books.names import read_credits
from app.books.record import Record, read_isbns, said
from app.spider.errors import Unreadable
from app.spider.source import SourcePage
from app.spider.sru import Envelope

DC = "{http://purl.org/dc/elements/1.1/}"
TERMS = "{http://purl.org/dc/terms/}"
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"

_ISBN = re.compile(r"(?:urn:)?isbn[: ]*", re.IGNORECASE)
_BARE = re.compile(r"97[89][0-9-]{10,14}(?![0-9])")
_LEADING = re.compile(r"[0-9][0-9Xx-]{8,16}(?![0-9Xx])")
_LINK = re.compile(r"https?://")
_PLACE_BEHIND = re.compile(r" \([^()]{1,80}\)$")


def is_dublin_core(content: Element) -> bool:
    """Whether a record is made of these elements."""
    return any(element.tag.startswith((DC, TERMS)) for element in (content, *content))


def read_envelope(envelope: Envelope, source: str) -> SourcePage:
    """Read records in Dublin Core; raises Unreadable where none of them has a title and an id."""
    records = tuple(filter(None, (read_book(book, source) for book in envelope.contents)))
    if envelope.contents and not records:
        raise Unreadable("The answer holds no book with a title and an id.")
    return SourcePage(records, envelope.total)


def read_book(book: Element, source: str) -> Record | None:
    """Read one record, or give None where it has no title, or no number of its own."""
    creators, contributors = told(book, "creator"), told(book, "contributor")
    numbers = [text for text in told(book, "identifier") if not _LINK.match(text)]
    links = [text for text in told(book, "identifier") if _LINK.match(text)]
    isbns = list(_isbns(book))
    own = [text for text in numbers if not _is_isbn(text) and text not in isbns]
    number = next(iter((*own, *links)), "")
    return said(
        source,
        id=number,
        isbns=[isbn for text in isbns for isbn in read_isbns(_number_in(text))],
        url=next(iter(links), None),
        title=[without_end(before_people(title)) for title in told(book, "title")],
        authors=creators or contributors,
        translators=[name for name in contributors if _translates(name)] if creators else [],
        publisher=list(map(_publisher, told(book, "publisher"))),
        published=[*told(book, "date"), *told(book, "issued")],
        language=told(book, "language"),
        pages=[*told(book, "extent"), *told(book, "format")],
        subjects=told(book, "subject"),
        summary=[*told(book, "abstract"), *told(book, "description")],
        identifiers={source: number},
    )


def told(book: Element, name: str) -> list[str]:
    """Give what each element of a name says."""
    return [text for _, text in _typed(book, name)]


def _typed(book: Element, name: str) -> Iterator[tuple[str, str]]:
    for element in book:
        if element.tag in {DC + name, TERMS + name}:
            text = " ".join((element.text or "").split())
            if text:
                yield element.get(TYPE, ""), text


def _isbns(book: Element) -> Iterator[str]:
    for kind, text in _typed(book, "identifier"):
        if kind.upper().endswith("ISBN") or _is_isbn(text):
            yield text


def _is_isbn(text: str) -> bool:
    return bool(_ISBN.match(text) or _BARE.match(text))


def _number_in(text: str) -> str:
    found = _LEADING.match(_ISBN.sub("", text, count=1))
    return found[0] if found else ""


def _publisher(text: str) -> str:
    """Leave out the place: "Wädenswil : Stutz Medien AG", "Gallimard (Paris)"."""
    return _PLACE_BEHIND.sub("", text.rpartition(" : ")[2])


def _translates(name: str) -> bool:
    return any(credit.role == "translator" for credit in read_credits(name))
