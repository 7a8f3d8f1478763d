from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from app.books.isbn import Isbn
from app.books.query import KeywordQuery
from app.books.record import Record
from app.spider.dnb import SOURCE, read
from app.spider.errors import Unreadable
from app.spider.reply import Reply

IRKUTSK = "Trudy Biologo-Počvennogo Fakul'teta, Irkutskij Gosudarstvennyj Universitet"
DECADE = "Report of the Workshop of the Decade of the Tropics, Soil Biology Programme"
BODIES = Path(__file__).parent / "bodies" / "dnb"


def recorded(test_data: Path, name: str) -> Reply:
    return Reply((test_data / "recordings" / "dnb" / name).read_bytes())


def facts(record: Record) -> dict[str, Any]:
    """Give what the record says, without what it is silent about."""
    return {name: value for name, value in asdict(record).items() if value}


def test_one_book_is_asked_for_by_its_number() -> None:
    request = SOURCE.about(Isbn("9783522202558"))
    assert request.path == "/sru/dnb"
    assert request.params["query"] == "num=9783522202558 or num=3522202554"
    assert request.params["recordSchema"] == "MARC21-xml"


def test_words_are_asked_for_among_books_only() -> None:
    assert SOURCE.search_by_keyword
    request = SOURCE.search_by_keyword(KeywordQuery("unendliche Geschichte", per_page=30))
    assert request.params["query"] == 'WOE="unendliche" and WOE="Geschichte" and mat=books'
    assert request.params["maximumRecords"] == 30


def test_a_book_is_read_from_a_collection_of_record_and_holdings() -> None:
    (book,) = read(Reply((BODIES / "collection.xml").read_bytes())).records
    assert facts(book) == {
        "source": "dnb",
        "id": "750000001",
        "title": "Die unendliche Geschichte. Teil 1, Fantasien",
        "isbns": ("9783522202558",),
        "url": "https://d-nb.info/750000001",
        "authors": ("Ende, Michael",),
        "translators": ("Müller-Grün, Änne",),
        "publisher": "Thienemann",
        "published": "[2005]",
        "language": "ger",
        "pages": "476 Seiten",
        "binding": "Festeinband",
        "price": "EUR 14.90 (DE), EUR 15.40 (AT)",
        "subjects": ("Märchen",),
        "identifiers": {"dnb": "750000001", "oclc": "76500001"},
    }


@pytest.mark.recordings
class TestRecordings:
    def test_two_hits_among_five_records_are_two_books(self, test_data: Path) -> None:
        page = read(recorded(test_data, "wvn_24A05_start1892_max2.xml"))
        assert [record.title for record in page.records] == ["StVO", "Tajemnycja Holli"]
        assert page.total == 1910

    def test_a_translation_is_read(self, test_data: Path) -> None:
        book = read(recorded(test_data, "wvn_24A05_start1892_max2.xml")).records[1]
        assert facts(book) == {
            "source": "dnb",
            "id": "1256310816",
            "title": "Tajemnycja Holli",
            "original_title": "Woodwalkers - Hollys Geheimnis",
            "isbns": ("9789669932778",),
            "url": "https://d-nb.info/1256310816",
            "series": "Dity lisu ; knyha 3",
            "authors": ("Brandis, Katja",),
            "translators": ("Puchlij, Marija",),
            "publisher": "Bookchef",
            "published": "2021",
            "language": "ukr",
            "pages": "313 Seiten",
            "binding": "Festeinband",
            "price": "EUR 10.00",
            "subjects": (
                "Mädchen",
                "Alltag",
                "Fantasiewelt",
                "Kinderbuch",
                "Kinderbücher bis 11 Jahre",
            ),
            "identifiers": {"dnb": "1256310816", "oclc": "1419448839"},
        }

    def test_a_law_is_read_under_the_body_that_made_it(self, test_data: Path) -> None:
        (book,) = read(recorded(test_data, "wvn_24A05_start1892_max1.xml")).records
        assert (book.title, book.original_title) == ("StVO", "Straßenverkehrs-Ordnung")
        assert (book.authors, book.publisher) == (("Deutschland",), "Vogel")
        assert (book.published, book.pages, book.isbn13) == (
            "[2021]",
            "144 Seiten",
            "9783574292620",
        )

    def test_both_names_of_the_title_page_are_authors(self, test_data: Path) -> None:
        (book,) = read(recorded(test_data, "wvn_24A05_start1891_max1.xml")).records
        assert (book.title, book.subtitle) == ("Stormfågel", "en roman om Jane Horney")
        assert book.authors == ("Ebervall, Lena", "Samuelson, Per E.")
        assert (book.isbns, book.language) == (("9789164207463",), "swe")

    @pytest.mark.parametrize(
        ("place", "facts_of_one"),
        [
            (0, ("105225165X", "Botanica Pacifica", "Botanical Garden-Inst. FEB RAS", "2012")),
            (1, ("026210169", "Soil biology", "Springer", "2004")),
            (2, ("1014329647", IRKUTSK, None, "2000")),
            (6, ("010206671", DECADE, None, "1985")),
            (7, ("98815479X", "Research journal of soil biology", "Academic Journals", "2009")),
        ],
    )
    def test_series_are_read(
        self, test_data: Path, place: int, facts_of_one: tuple[str | None, ...]
    ) -> None:
        record = read(recorded(test_data, "zdb_marc21_p1.xml")).records[place]
        assert (record.id, record.title, record.publisher, record.published) == facts_of_one

    def test_a_last_page_is_read(self, test_data: Path) -> None:
        page = read(recorded(test_data, "zdb_marc21_last_page.xml"))
        assert (page.total, len(page.records)) == (23, 3)
        assert page.records[0].subtitle == "international journal of soil biology"

    def test_dublin_core_is_not_what_was_asked_for(self, test_data: Path) -> None:
        with pytest.raises(Unreadable, match="MARC 21"):
            read(recorded(test_data, "oai_dc_790hits.xml"))
