"""MARCXML: records of MARC 21 out of a tree that was read safely, for pymarc to hold.

The schema is https://www.loc.gov/standards/marcxml/. Fields 880 repeat others in the original
script; here each takes the place of the romanised field it is linked to, because it is what the
reader of that book would look for. It leaves what is in Latin letters where it is.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice
from xml.etree.ElementTree import Element

from pymarc import Field, Indicators, Record, Subfield
from pymarc.constants import LEADER_LEN

from app.books.record import LONGEST_LIST
from app.spider.errors import Unreadable

SLIM = "{http://www.loc.gov/MARC21/slim}"
ABOUT_A_BOOK = frozenset({None, "", "Bibliographic"})
"""What `type` says of a record that is not about a library's own copy."""

MOST_RECORDS = 500
"""More than any answer holds; of a collection that has more, the rest is not read."""

LONGEST_TEXT = 250_000
"""Characters looked at of one subfield; the longest table of contents has a fifth of them."""

OTHER_SCRIPT, ALONE = "880", "00"
"""The tag of fields in another script, and the number of those that repeat no other field."""

CARRIED = frozenset("ce4")
"""Subfields that its twin in the original script may leave out: dates and roles."""

_DATA_TAG = re.compile(r"(?!00)[0-9]{3}")
_CONTROL_TAG = re.compile(r"00[1-9]")
_LINK = re.compile(r"([0-9]{3})-([0-9]{2})")
_DIRECTIONS = dict.fromkeys((0x200E, 0x200F))  # Marks of direction around Hebrew and Arabic.
_NOT_LATIN = re.compile(
    r"[^\W\d_A-Za-z\u00aa-\u02ff\u1d00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff\ufb00-\ufb06\uff21-\uff5a]"
)


def marc_records(contents: Sequence[Element]) -> list[Record]:
    """Give the bibliographic records, alone or in collections.

    Raises Unreadable where there are only records of another kind.
    """
    elements = [element for content in contents for element in content.iter(f"{SLIM}record")]
    if contents and not elements:
        raise Unreadable("The answer is not in MARC 21.")
    wanted = [element for element in elements if element.get("type") in ABOUT_A_BOOK]
    return [_record(element) for element in wanted[:MOST_RECORDS]]


def _record(element: Element) -> Record:
    leader = element.findtext(f"{SLIM}leader") or ""
    fields = [*_control_fields(element), *_in_original_script(list(_data_fields(element)))]
    return Record(fields=fields, leader=leader[:LEADER_LEN].ljust(LEADER_LEN))


def _control_fields(element: Element) -> Iterator[Field]:
    for control in element.iterfind(f"{SLIM}controlfield"):
        tag = control.get("tag", "")
        if _CONTROL_TAG.fullmatch(tag):
            yield Field(tag, data=control.text or "")


def _data_fields(element: Element) -> Iterator[Field]:
    for data in element.iterfind(f"{SLIM}datafield"):
        tag = data.get("tag", "")
        if _DATA_TAG.fullmatch(tag):
            indicators = Indicators(data.get("ind1", " "), data.get("ind2", " "))
            yield Field(tag, indicators, list(_subfields(data)))


def _subfields(data: Element) -> Iterator[Subfield]:
    """Give what is said in a field, its letters and accents in one (DNB sends them apart)."""
    for subfield in islice(data.iterfind(f"{SLIM}subfield"), LONGEST_LIST):
        sent = (subfield.text or "")[:LONGEST_TEXT]
        text = unicodedata.normalize("NFC", sent).translate(_DIRECTIONS).strip()
        if text:
            yield Subfield(subfield.get("code", ""), text)


def _in_original_script(fields: list[Field]) -> Iterator[Field]:
    """Put each field in another script in the place of its twin, or at the end if it has none."""
    others = [(_link(field), field) for field in fields if field.tag == OTHER_SCRIPT]
    twins = {link: other for link, other in others if _speaks_other_letters(other)}
    for field in fields:
        if field.tag != OTHER_SCRIPT:
            twin = twins.get((field.tag, _link(field)[1]))
            yield _retold(field, twin) if twin else field
    for (tag, number), other in others:
        if number == ALONE:
            yield Field(tag, other.indicators, other.subfields)


def _link(field: Field) -> tuple[str, str]:
    """Give the tag and the number in "245-01/$1", where 880 names its twin, and its twin 880."""
    link = _LINK.match(field.get("6", ""))
    return (link[1], link[2]) if link else ("", "")


def _speaks_other_letters(field: Field) -> bool:
    return any(_NOT_LATIN.search(text) for code, text in field.subfields if code != "6")


def _retold(field: Field, twin: Field) -> Field:
    carried = CARRIED - {part.code for part in twin.subfields}
    kept = [part for part in field.subfields if part.code in carried]
    return Field(field.tag, twin.indicators, [*twin.subfields, *kept])


def control(book: Record, tag: str) -> str:
    """Give the first field of a tag that has no subfields, or an empty text."""
    return next((field.data or "" for field in book.get_fields(tag)), "")


def told(book: Record, tag: str, code: str) -> list[str]:
    """Give every subfield of a code in the fields of a tag, in their order."""
    return [text for field in book.get_fields(tag) for text in field.get_subfields(code)]
