"""Records of MARC 21 and UNIMARC as cataloguers write them, a field a line, to be read by eye."""

from xml.etree.ElementTree import Element, SubElement

from pymarc import Record

from app.spider.marcxml import SLIM, UNIMARC, marc_records

PRINT = "00000nam a2200000 c 4500"
UNIMARC_PRINT = "     cam  22        450 "


def marcxml(text: str, leader: str = PRINT) -> Element:
    """Give the record of lines such as `245 10 $aThe title$bwhat it adds` and `001 123`."""
    record = Element(f"{SLIM}record")
    SubElement(record, f"{SLIM}leader").text = leader
    for line in filter(str.strip, text.splitlines()):
        tag, _, rest = line.strip().partition(" ")
        if tag.startswith("00"):
            SubElement(record, f"{SLIM}controlfield", {"tag": tag}).text = rest
        else:
            _add(record, tag, rest)
    return record


def _add(record: Element, tag: str, rest: str) -> None:
    indicators, *subfields = rest.split("$")
    first, second, *_ = list(indicators.replace("_", " "))
    named = {"tag": tag, "ind1": first, "ind2": second}
    field = SubElement(record, f"{SLIM}datafield", named)
    for subfield in subfields:
        SubElement(field, f"{SLIM}subfield", {"code": subfield[:1]}).text = subfield[1:]


def marc(text: str, leader: str = PRINT) -> Record:
    """Give the same record as it is read."""
    (record,) = marc_records([marcxml(text, leader)])
    return record


def unimarc(text: str, leader: str = UNIMARC_PRINT) -> Record:
    """Give a record of UNIMARC as it is read."""
    (record,) = marc_records([marcxml(text, leader)], UNIMARC)
    return record
