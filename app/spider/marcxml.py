"""MARCXML: records of MARC 21 or UNIMARC out of a tree that was read safely, for pymarc to hold.

The schemas are https://www.loc.gov/standards/marcxml/ and MarcXchange (ISO 25577), which look
alike. In MARC 21 fields 880 repeat others in the original script; here each takes the place of the
romanised field it is linked to, because it is what the reader of that book would look for. It
leaves what is in Latin letters where it is. UNIMARC repeats the field itself, with a link in `$6`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from xml.etree.ElementTree import Element

from pymarc import Field, Indicators, Record, Subfield
from pymarc.constants import LEADER_LEN

from app.books.isbd import before_people, without_end
from app.books.record import LONGEST_LIST
from app.spider.errors import Unreadable

SLIM = "{http://www.loc.gov/MARC21/slim}"
SCHEMAS = frozenset({SLIM, "{info:lc/xmlns/marcxchange-v1}", "{info:lc/xmlns/marcxchange-v2}", ""})
"""What stands before the names of elements; SUDOC and Poland put nothing there."""

MARC21, UNIMARC = "MARC 21", "UNIMARC"
"""The formats that are read here; INTERMARC is what the BnF keeps to itself."""

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


def marc_records(contents: Sequence[Element], wanted: str = MARC21) -> list[Record]:
    """Give the bibliographic records in one format, alone or in collections.

    Raises Unreadable where there are only records of another kind.
    """
    elements = [each for each in marc_elements(contents) if marc_format(each) == wanted]
    if contents and not elements:
        raise Unreadable(f"The answer is not in {wanted}.")
    about_books = [element for element in elements if element.get("type") in ABOUT_A_BOOK]
    retold = _in_original_script if wanted == MARC21 else _without_romanised
    return [_record(element, retold) for element in about_books[:MOST_RECORDS]]


def marc_elements(contents: Iterable[Element]) -> Iterator[Element]:
    """Give every element that is a record of some kind of MARC, wherever it stands.

    One without a schema must hold a field: "record" may be the name of anything.
    """
    for content in contents:
        for element in content.iter():
            schema, _, beyond = element.tag.rpartition("record")
            known = schema in SCHEMAS and not beyond
            if known and (schema or element.find("datafield") is not None):
                yield element


def marc_format(element: Element) -> str:
    """Tell what a record is in: by what it says itself, else by where its title stands."""
    said = element.get("format", "").replace(" ", "").upper()
    if said:
        return MARC21 if said == "MARC21" else said
    tags = {field.get("tag") for field in element.iterfind("{*}datafield")}
    return UNIMARC if "200" in tags and "245" not in tags else MARC21


def _record(element: Element, retold: Callable[[list[Field]], Iterable[Field]]) -> Record:
    leader = element.findtext("{*}leader") or ""
    fields = [*_control_fields(element), *retold(list(_data_fields(element)))]
    return Record(fields=fields, leader=leader[:LEADER_LEN].ljust(LEADER_LEN))


def _control_fields(element: Element) -> Iterator[Field]:
    for control in element.iterfind("{*}controlfield"):
        tag = control.get("tag", "")
        if _CONTROL_TAG.fullmatch(tag):
            yield Field(tag, data=control.text or "")


def _data_fields(element: Element) -> Iterator[Field]:
    for data in element.iterfind("{*}datafield"):
        tag = data.get("tag", "")
        if _DATA_TAG.fullmatch(tag):
            indicators = Indicators(data.get("ind1", " "), data.get("ind2", " "))
            yield Field(tag, indicators, list(_subfields(data)))


def _subfields(data: Element) -> Iterator[Subfield]:
    """Give what is said in a field, its letters and accents in one (DNB sends them apart)."""
    for subfield in islice(data.iterfind("{*}subfield"), LONGEST_LIST):
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


def _without_romanised(fields: list[Field]) -> list[Field]:
    """Leave out each field of UNIMARC whose twin says the same in the original script."""
    links = {(field.tag, _twins(field)) for field in fields if _speaks_other_letters(field)}
    return [
        field
        for field in fields
        if _speaks_other_letters(field)
        or not _twins(field)
        or (field.tag, _twins(field)) not in links
    ]


def _twins(field: Field) -> str:
    """Give the number in "a01" that fields in two scripts share; only such name their script."""
    return field.get("6", "")[-2:] if "7" in field else ""


def _link(field: Field) -> tuple[str, str]:
    """Give the tag and the number in "245-01/$1", where 880 names its twin, and its twin 880."""
    link = _LINK.match(field.get("6", ""))
    return (link[1], link[2]) if link else ("", "")


def _speaks_other_letters(field: Field) -> bool:
    return any(_NOT_LATIN.search(text) for code, text in field.subfields if code not in "67")


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


def joined_title(field: Field, number: str, part: str) -> str:
    """Join a title, its numbers and its parts: "Handbuch der Physik. Band 2, Optik"."""
    title, before = "", ""
    for code, text in field.subfields:
        if code in {"a", number, part}:
            between = ", " if before + code == number + part else ". "
            title = f"{title.rstrip('.')}{between}" if title else ""
            title, before = title + without_end(before_people(text)), code
    return title
