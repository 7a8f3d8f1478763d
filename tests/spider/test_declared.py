"""Libraries that an operator adds: how they are asked, and what is read of them."""

from pathlib import Path
from typing import Any

import pytest

from app.books.isbn import Isbn
from app.books.query import KeywordQuery
from app.spider.declared import declared
from app.spider.errors import Complaint, SourceFailed, Unreadable
from app.spider.reply import Reply
from app.spider.source import Source
from config.settings import read_settings

BODIES = Path(__file__).parent / "bodies"
STRANGER = Isbn("9782070360024")
SLIM = 'xmlns="http://www.loc.gov/MARC21/slim"'


def library(**said: Any) -> Source:
    told = {"KIND": "sru", "URL": "https://opac.example.org/sru", "ISBN": "isb", **said}
    settings = read_settings({"SOURCE": {"MINE": told}}, frozenset()).source["mine"]
    assert settings.library
    assert settings.url
    return declared(settings.library, settings.url)


POLAND = library(KIND="marcxml", ISBN="isbnIssn", WORDS="title", PAGE="https://bn.example.org/")


def own(name: str) -> Reply:
    return Reply((BODIES / name).read_bytes())


def test_a_library_is_asked_by_its_own_names() -> None:
    mine = library(WORDS="tou", SCHEMA="unimarc", VERSION=1.2)
    assert mine.about(STRANGER).params == {
        "version": "1.2",
        "operation": "searchRetrieve",
        "query": "isb=9782070360024 or isb=2070360024",
        "recordSchema": "unimarc",
        "startRecord": 1,
        "maximumRecords": 100,
    }
    assert mine.search_by_keyword
    assert mine.search_by_keyword(KeywordQuery("jules verne")).params["query"] == (
        'tou="jules" and tou="verne"'
    )


def test_a_library_may_want_another_relation() -> None:
    mine = library(WORDS="any", RELATION="all")
    assert mine.about(STRANGER).params["query"] == 'isb all "9782070360024" or isb all "2070360024"'


def test_a_library_without_an_index_for_words_is_asked_by_isbn_only() -> None:
    assert library().search_by_keyword is None


@pytest.mark.parametrize(("url", "path"), [("https://x.org/sru/", "/"), ("https://x.org/sru", "")])
def test_its_address_is_asked_as_it_was_given(url: str, path: str) -> None:
    mine = library(URL=url)
    assert (mine.url, mine.about(STRANGER).path) == ("https://x.org/sru", path)


def test_a_server_without_sru_is_asked_by_plain_parameters() -> None:
    assert POLAND.about(STRANGER).params == {"isbnIssn": "9782070360024"}
    assert POLAND.search_by_keyword
    assert POLAND.search_by_keyword(KeywordQuery("Lalka")).params == {"title": "Lalka"}


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("k10plus/stranger.xml", "Der Fremde"),
        ("bnf/candide.xml", "Candide"),
        ("dublin_core/sru.xml", "Der Seeweg : eine Reise"),
    ],
)
def test_a_record_is_read_by_what_came(body: str, title: str) -> None:
    book = library().read(own(body)).records[0]
    assert (book.source, book.title) == ("mine", title)


def test_nothing_found_is_an_empty_page() -> None:
    page = library().read(own("bnf/nothing.xml"))
    assert (page.records, page.total) == ((), 0)


def test_a_refusal_is_a_complaint() -> None:
    with pytest.raises(Complaint):
        library().read(own("bnf/refusal.xml"))


def test_a_format_that_nobody_reads_here_is_unreadable() -> None:
    with pytest.raises(Unreadable, match="INTERMARC"):
        library().read(own("bnf/intermarc.xml"))


def collection(records: str) -> Reply:
    return Reply(f"<resp><nextPage/><collection>{records}</collection></resp>".encode())


def test_a_collection_of_marc_records_is_read_with_links() -> None:
    field = '<datafield tag="245"><subfield code="a">Lalka</subfield></datafield>'
    number = '<controlfield tag="001">b1</controlfield>'
    leader = "<leader>00000nam a2200000 c 4500</leader>"
    (book,) = POLAND.read(collection(f"<record {SLIM}>{leader}{number}{field}</record>")).records
    assert (book.title, book.url) == ("Lalka", "https://bn.example.org/b1")


def test_an_empty_collection_is_an_empty_page() -> None:
    page = POLAND.read(collection(""))
    assert (page.records, page.total) == ((), 0)


@pytest.mark.parametrize("body", [b"<html><body/></html>", b"{}", b""])
def test_no_collection_at_all_is_unreadable(body: bytes) -> None:
    with pytest.raises(Unreadable):
        POLAND.read(Reply(body))


@pytest.mark.recordings
class TestRecordings:
    def test_every_body_of_sudoc_is_read_or_said_to_be_unreadable(self, test_data: Path) -> None:
        read = {}
        for body in sorted((test_data / "recordings" / "sudoc").iterdir()):
            try:
                read[body.name] = len(library().read(Reply(body.read_bytes())).records)
            except SourceFailed:
                read[body.name] = -1
        assert read == {
            "dublin_core_packed_xml.xml": -1,  # Its records are empty.
            "marc21_packed_xml.xml": -1,  # Its records are pages of HTML in pieces.
            "unimarc_packed_xml.xml": 2,
            "unimarc_short_packed_xml.xml": 2,
        }

    def test_a_record_of_music_and_one_of_software_are_no_books(self, test_data: Path) -> None:
        body = test_data / "recordings" / "loc" / "marcxml_collection_2books.xml"
        page = POLAND.read(Reply(body.read_bytes()))
        assert (page.records, page.total) == ((), 2)
