"""UNIMARC: what the libraries of France and many others say of a book.

Fields: https://www.ifla.org/g/unimarc-rg/. How the records come out of XML stands in `marcxml.py`,
who made the book in `unimarc_people.py`. What is no text, or was never published, is no book.
"""

import re
from collections.abc import Iterator

import pymarc

from app.books.fold import fold
from app.books.isbd import bare, without_end, without_marks
from app.books.record import Record, said
from app.spider.errors import Unreadable
from app.spider.marc21 import COLLECTIONS, ENOUGH, NO_LANGUAGE, NOBODY, WHOLE
from app.spider.marc21_numbers import oclc_number
from app.spider.marcxml import UNIMARC, control, joined_title, marc_records, told
from app.spider.reply import Reply
from app.spider.source import SourcePage
from app.spider.sru import Envelope, open_envelope
from app.spider.unimarc_people import people

TEXT = frozenset("al ")
"""Leader 06 of what is read: print, what is electronic, or nobody knows."""

ELECTRONIC = "l"

NO_IMPRINT = frozenset({"1", "2", "3"})
"""Second indicators of an imprint 214 that is about making, selling or printing the book."""

RIGHTS = "4"
"""Second indicator of an imprint 214 that is about rights, which is better than no date."""

_ARK = re.compile(r"ark:/[0-9]{5}/[0-9a-z]{1,40}")
_OF_A_SET = re.compile(r"compl|série|coffret|ensemble|collection|\bset\b", re.IGNORECASE)
_YEAR = re.compile(r"[0-9]{4}")


def read_page(reply: Reply, source: str) -> SourcePage:
    """Read an answer of SRU in UNIMARC; raises SourceFailed for any other."""
    return read_envelope(open_envelope(reply), source)


def read_envelope(envelope: Envelope, source: str) -> SourcePage:
    """Read records in UNIMARC, wherever they came from; raises Unreadable for others."""
    marc = marc_records(envelope.contents, UNIMARC)
    books = sorted(filter(is_book, marc), key=lambda book: book.leader[6] == ELECTRONIC)
    records = tuple(filter(None, (read_book(book, source) for book in books)))
    if books and not records:
        raise Unreadable("The answer holds no book with a title and an id.")
    return SourcePage(records, envelope.total)


def is_book(marc: pymarc.Record) -> bool:
    """Whether the record is about a text that is published by itself."""
    return marc.leader[6] in TEXT and marc.leader[7] in WHOLE


def read_book(book: pymarc.Record, source: str) -> Record | None:
    """Read one record, or give None where it has no title, or no number of its own."""
    title = book.get("200") or pymarc.Field("200")
    authors, translators = people(book)
    number = _number(book)
    return said(
        source,
        id=number,
        isbns=_isbns(book),
        url=control(book, "003"),
        title=joined_title(title, "h", "i"),
        subtitle=" : ".join(map(without_end, title.get_subfields("e"))),
        original_title=_original_title(book, title),
        series=_series(book),
        authors=authors,
        translators=translators,
        publisher=_publisher(book),
        published=_published(book),
        language=next((code for code in told(book, "101", "a") if code not in NO_LANGUAGE), None),
        pages=list(map(without_marks, told(book, "215", "a"))),
        binding=list(map(bare, told(book, "010", "b"))),
        price=told(book, "010", "d"),
        subjects=list(_subjects(book)),
        summary=told(book, "330", "a"),
        contents=_contents(book),
        identifiers={source: number, "oclc": oclc_number(book)},
    )


def _number(book: pymarc.Record) -> str:
    """Give the lasting name (ARK) of the record, or its number in the catalogue."""
    ark = _ARK.search(control(book, "003"))
    return ark[0] if ark else control(book, "001")


def _isbns(book: pymarc.Record) -> list[str]:
    """Give the ISBNs, those of whole sets last; the bar code (073) may be the only one."""
    fields = sorted(
        book.get_fields("010"), key=lambda field: bool(_OF_A_SET.search(field.get("b", "")))
    )
    return [number for field in fields for number in field.get_subfields("a")] + told(
        book, "073", "a"
    )


def _original_title(book: pymarc.Record, title: pymarc.Field) -> str | None:
    """Give the title of what was translated, or the title by which all its editions go."""
    uniform = told(book, "500", "a")[:1] if told(book, "101", "c") else []
    candidates = (without_end(name[:ENOUGH]) for name in (*told(book, "454", "t")[:1], *uniform))
    own = fold(title.get("a", "")[:ENOUGH])
    return next((name for name in candidates if fold(name) not in {own, *COLLECTIONS}), None)


def _series(book: pymarc.Record) -> list[str]:
    """Give the series as "La revue des lettres modernes. Gustave Flaubert ; 9"."""
    named = (
        (joined_title(field, "h", "i"), field.get("v", "")) for field in book.get_fields("225")
    )
    return [" ; ".join(filter(None, (title, without_end(number)))) for title, number in named]


def _imprint(book: pymarc.Record, code: str) -> Iterator[str]:
    """Give what is said of the publication, and after it of the rights."""
    fields = [
        field for field in book.get_fields("214", "210") if field.indicator2 not in NO_IMPRINT
    ]
    for field in sorted(fields, key=lambda field: field.indicator2 == RIGHTS):
        yield from field.get_subfields(code)


def _publisher(book: pymarc.Record) -> str | None:
    names = (without_marks(name).strip("[] ") for name in _imprint(book, "c"))
    return next((name for name in names if fold(name[:ENOUGH]) not in NOBODY), None)


def _published(book: pymarc.Record) -> list[str]:
    """Give the date as printed, else the year in code."""
    dated = [date for date in map(without_end, _imprint(book, "d")) if any(map(str.isdigit, date))]
    coded = [_YEAR.match(code, 9) for code in told(book, "100", "a")]
    return [*dated, *(year[0] for year in coded if year)]


def _subjects(book: pymarc.Record) -> Iterator[str]:
    for tag in ("606", "607", "608", "610"):
        yield from map(without_end, told(book, tag, "a"))


def _contents(book: pymarc.Record) -> str:
    """Give the chapters a line each; 359 is what French libraries have for them."""
    chapters = (field.get_subfields(*"bcdef") for field in book.get_fields("359"))
    return "\n".join((*told(book, "327", "a"), *(name for names in chapters for name in names)))
