from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring

from app.books.record import Record
from app.spider.dublin_core import is_dublin_core, read_book, read_envelope
from app.spider.errors import Unreadable
from app.spider.reply import Reply
from app.spider.source import SourcePage
from app.spider.sru import Envelope, open_envelope

BODY = (Path(__file__).parent / "bodies" / "dublin_core" / "sru.xml").read_bytes()
DC = "http://purl.org/dc/elements/1.1/"


def page(body: bytes) -> SourcePage:
    return read_envelope(open_envelope(Reply(body)), "library")


def book(inside: str) -> Record | None:
    return read_book(fromstring(f'<dc xmlns:dc="{DC}">{inside}</dc>'), "library")


def facts(record: Record) -> dict[str, Any]:
    """Give what the record says, without what it is silent about."""
    return {name: value for name, value in asdict(record).items() if value}


def test_a_book_is_read_from_typed_elements() -> None:
    assert facts(page(BODY).records[0]) == {
        "source": "library",
        "id": "1231000384",
        "title": "Der Seeweg : eine Reise",
        "isbns": ("9783257228007",),
        "authors": ("Bäcker, Anna [Verfasser]",),
        "translators": ("Schmidt, Jan [Übersetzer]",),
        "publisher": "Seeverlag",
        "published": "2021",
        "language": "ger",
        "pages": "240 Seiten",
        "subjects": ("910 Geografie, Reisen",),
        "identifiers": {"library": "1231000384"},
    }


def test_a_book_is_read_from_plain_elements() -> None:
    assert facts(page(BODY).records[1]) == {
        "source": "library",
        "id": "http://catalogue.example.org/ark:/1/2",
        "title": "L'inconnu",
        "isbns": ("9782070360024",),
        "url": "http://catalogue.example.org/ark:/1/2",
        "authors": ("Archer, Ann",),
        "publisher": "Gallimard",
        "published": "1971",
        "pages": "1 vol. (183 p.) ; 18 cm",
        "summary": "Un récit.",
        "identifiers": {"library": "http://catalogue.example.org/ark:/1/2"},
    }


@pytest.mark.parametrize(
    ("identifier", "isbns"),
    [
        ("urn:isbn:9783257228007", ("9783257228007",)),
        ("ISBN: 3-257-22800-7", ("9783257228007",)),
        ("978-3-257-22800-7", ("9783257228007",)),
        ("3257228007", ()),
        ("9783257228000", ()),
    ],
)
def test_a_bare_row_of_ten_digits_is_no_isbn(identifier: str, isbns: tuple[str, ...]) -> None:
    number = "<dc:identifier>a number</dc:identifier>"
    read = book(f"<dc:title>T</dc:title><dc:identifier>{identifier}</dc:identifier>{number}")
    assert read
    assert read.isbns == isbns


def test_a_book_without_title_or_number_is_none() -> None:
    assert book("<dc:title>No number</dc:title>") is None
    assert book("<dc:identifier>1</dc:identifier>") is None


def test_records_that_say_nothing_are_unreadable() -> None:
    empty = fromstring(f'<dc:dc xmlns:dc="{DC}"/>')
    assert is_dublin_core(empty)
    with pytest.raises(Unreadable):
        read_envelope(Envelope(1, (empty,)), "library")


@pytest.mark.recordings
class TestRecordings:
    def test_ten_records_of_dnb_are_read(self, test_data: Path) -> None:
        body = (test_data / "recordings" / "dnb" / "oai_dc_790hits.xml").read_bytes()
        read = page(body)
        assert read.total == 790
        books = {record.id: record for record in read.records}
        assert len(books) == len(read.records)
        shore = books["1231000384"]
        assert shore.title == "Seeuferweg : der Zürichsee im Brennpunkt gegensätzlicher Interessen"
        assert (shore.authors, shore.isbns) == (
            ("Rüegg, Willy A. [Verfasser]",),
            ("9783859281110",),
        )
        assert (shore.publisher, shore.published) == ("Stutz Medien AG", "2021")
        assert books["1229450084"].title == "2021,Nr.1"

    def test_empty_records_of_sudoc_are_unreadable(self, test_data: Path) -> None:
        body = (test_data / "recordings" / "sudoc" / "dublin_core_packed_xml.xml").read_bytes()
        with pytest.raises(Unreadable):
            page(body)
