"""The numbers by which a record of MARC 21 names a book, and what stands beside them.

ISBNs are in fields 020: `9783574292620 $c Broschur : EUR 18.90 (DE)`, `0674033817 $q (paper)`,
`1421402831 (hardcover : alk. paper)`. One in $z is wrong, or another edition's.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pymarc import Field, Record

from app.books.isbd import bare
from app.books.record import MOST_IN_A_LIST, read_isbns
from app.spider.marcxml import control, told

DNB = "DE-101"
"""The German National Library, as field 016 names it."""

_LEADING_NUMBER = re.compile(r"([0-9Xx-]+)\s*(.{0,200})")
_ELECTRONIC = re.compile(r"ele[ck]tr|\be-?b(?:oo)?k|online|pdf|epub|kindle", re.IGNORECASE)
_OF_A_VOLUME_OR_SET = re.compile(r"[0-9]|\bset\b|gesamt|\bgw\b|kplt", re.IGNORECASE)
_NO_BINDING = re.compile(rf"{_OF_A_VOLUME_OR_SET.pattern}|\balk|\bacid", re.IGNORECASE)
_DIGIT = re.compile(r"[0-9]")
_LCCN = re.compile(r"([a-z]{0,3}) *([0-9]{8,10})(?![0-9])")
_OCLC = re.compile(r"\(OCoLC\)(?:oc[mn]|on)?0*([0-9]{1,15})")


class Numbers(NamedTuple):
    """The ISBNs, the edition's own first, and what that one was bound in and sold for."""

    isbns: tuple[str, ...]
    binding: str | None
    price: str | None


class Numbered(NamedTuple):
    """One field 020: the ISBN-13, and what is said of it; what is not said is empty."""

    isbn13: str
    note: str
    price: str


def numbers(book: Record) -> Numbers:
    """Give the ISBNs with binding and price; those of the other medium and of sets come last."""
    online = is_online(book)
    fields = book.get_fields("020")[:MOST_IN_A_LIST]
    named = [one for field in fields for one in _numbered(field)]
    named.sort(key=lambda one: _strangeness(one.note, online=online))
    own = [one for one in named if one.isbn13 == named[0].isbn13]
    bindings = [one.note for one in own if not _NO_BINDING.search(one.note)]
    return Numbers(
        tuple(dict.fromkeys(one.isbn13 for one in named)),
        next(filter(None, bindings), None),
        next(filter(None, (one.price for one in own)), None),
    )


def _numbered(field: Field) -> Iterator[Numbered]:
    leading = _LEADING_NUMBER.match(field.get("a", ""))
    binding, price = _terms(field.get("c", ""))
    for isbn13 in read_isbns(leading[1] if leading else None):
        notes = map(bare, (*field.get_subfields("q"), leading[2] if leading else "", binding))
        telling = (note for note in notes if any(map(str.isalnum, note)))
        yield Numbered(isbn13, next(telling, ""), price)


def _terms(text: str) -> tuple[str, str]:
    """Part "Broschur : EUR 18.90 (DE)" into binding and price, of which either may be missing."""
    before, _, after = text.partition(":")
    return ("", text) if _DIGIT.search(before) else (before, after.strip())


def _strangeness(note: str, *, online: bool) -> int:
    if _OF_A_VOLUME_OR_SET.search(note):
        return 2
    if bool(_ELECTRONIC.search(note)) == online:
        return 0
    return 2 if note else 1


def is_online(book: Record) -> bool:
    """Whether the record is about an e-book, by its form (008), its carrier or its extent."""
    extents = " ".join(told(book, "300", "a")).casefold()
    return (
        control(book, "008")[23:24] == "o" or "cr" in told(book, "338", "b") or "online" in extents
    )


def identifiers(book: Record, source: str) -> dict[str, str]:
    """Give the numbers of the book in this catalogue and in others, by the catalogue's name."""
    lccns = map(_LCCN.match, told(book, "010", "a"))
    dnb = (field.get("a", "") for field in book.get_fields("016") if field.get("2") == DNB)
    named = {
        "lccn": next((lccn[1] + lccn[2] for lccn in lccns if lccn), ""),
        "oclc": oclc_number(book),
        "dnb": next(dnb, ""),
        source: control(book, "001"),
    }
    return {name: number for name, number in named.items() if number}


def oclc_number(book: Record) -> str:
    """Give the number in WorldCat, which MARC 21 and UNIMARC write alike, or an empty text."""
    numbers = map(_OCLC.match, told(book, "035", "a"))
    return next((number[1] for number in numbers if number), "")
