from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from app.books.isbn import Isbn
from app.books.query import KeywordQuery
from app.books.record import Record
from app.spider.errors import Unreadable
from app.spider.k10plus import SOURCE, read
from app.spider.reply import Reply

BODIES = Path(__file__).parent / "bodies" / "k10plus"
STRANGER = Isbn("9783499221897")


def own(name: str) -> Reply:
    return Reply((BODIES / name).read_bytes())


def recorded(test_data: Path, name: str) -> Reply:
    return Reply((test_data / "recordings" / "k10plus" / name).read_bytes())


def facts(record: Record) -> dict[str, Any]:
    """Give what the record says, without what it is silent about."""
    return {name: value for name, value in asdict(record).items() if value}


def test_one_book_is_asked_for_in_marcxml() -> None:
    request = SOURCE.about(STRANGER)
    assert request.path == "/opac-de-627"
    assert request.params == {
        "version": "1.1",
        "operation": "searchRetrieve",
        "query": "pica.isb=9783499221897 or pica.isb=3499221896",
        "recordSchema": "marcxml",
        "startRecord": 1,
        "maximumRecords": 100,
    }


def test_twenty_books_are_asked_for_at_once() -> None:
    assert SOURCE.search_by_isbns
    query = SOURCE.search_by_isbns([STRANGER, Isbn("9780674033818")]).params["query"]
    assert str(query).count(" or ") == 3
    assert SOURCE.batch == 20


def test_words_are_asked_for_in_all_indexes_page_by_page() -> None:
    assert SOURCE.search_by_keyword
    request = SOURCE.search_by_keyword(KeywordQuery('der "Fremde"', page=2, per_page=15))
    assert request.params["query"] == 'pica.all="der" and pica.all="Fremde"'
    assert (request.params["startRecord"], request.params["maximumRecords"]) == (16, 15)


def test_it_is_at_home_with_german_books_and_knows_others() -> None:
    assert SOURCE.at_home_with(STRANGER)
    assert SOURCE.knows_of(Isbn("9787536692930"))


def test_a_book_is_read_from_its_record() -> None:
    page = read(own("stranger.xml"))
    assert page.total == 17
    assert facts(page.records[0]) == {
        "source": "k10plus",
        "id": "025512345",
        "title": "Der Fremde",
        "subtitle": "Erzählung",
        "original_title": "L'étranger",
        "isbns": ("9783499221897",),
        "url": "https://opac.k10plus.de/DB=2.299/PPNSET?PPN=025512345",
        "series": "rororo ; 22189",
        "authors": ("Camus, Albert",),
        "translators": ("Aumüller, Uli",),
        "publisher": "Rowohlt-Taschenbuch-Verl.",
        "published": "1996",
        "language": "ger",
        "pages": "126 S.",
        "binding": "kart.",
        "price": "DM 12.90 (Subskription)",
        "subjects": ("Absurdes", "Erzählende Literatur"),
        "summary": "Ein Mann wird verurteilt.",
        "contents": "Erster Teil\nZweiter Teil",
        "identifiers": {"k10plus": "025512345", "dnb": "946784310", "oclc": "312345"},
    }


def test_an_e_book_comes_after_the_book_and_with_its_own_isbn_first() -> None:
    printed, ebook = read(own("stranger.xml")).records
    assert ebook.isbns == ("9783499222559", "9783499221897")
    assert (ebook.binding, ebook.pages) == ("EPUB", "1 Online-Ressource (159 Seiten)")
    assert printed.isbn13 == "9783499221897"


def test_nothing_found_is_an_empty_page() -> None:
    page = read(own("nothing.xml"))
    assert (page.records, page.total) == ((), 0)


@pytest.mark.recordings
class TestRecordings:
    MARC = "marcxml_isbn_9780674033818_4records.xml"

    def test_one_isbn_is_answered_with_the_book_and_three_e_books(self, test_data: Path) -> None:
        page = read(recorded(test_data, self.MARC))
        assert page.total == 4
        assert [record.id for record in page.records] == [
            "211619655",
            "836903307",
            "802995055",
            "1047490048",
        ]

    def test_the_book_is_read(self, test_data: Path) -> None:
        book = read(recorded(test_data, self.MARC)).records[0]
        assert facts(book) == {
            "source": "k10plus",
            "id": "211619655",
            "title": "Ancient literacy",
            "isbns": ("9780674033818", "9780674033801"),
            "url": "https://opac.k10plus.de/DB=2.299/PPNSET?PPN=211619655",
            "authors": ("Harris, William V.",),
            "publisher": "Harvard Univ. Press",
            "published": "1991",
            "language": "eng",
            "pages": "XV, 383 S.",
            "binding": "paper",
            "identifiers": {"k10plus": "211619655"},
        }

    @pytest.mark.parametrize(
        ("place", "isbns", "published", "pages"),
        [
            (1, ("9780674033818",), "2009", "Online-Ressource (406 p)"),
            (2, ("9780674038370", "9780674033818"), "1991", "Online Ressource"),
            (3, ("9780674033818", "9780674033801"), "1989", "1 Online-Ressource (xv, 383 p)"),
        ],
    )
    def test_the_e_books_are_read(
        self, test_data: Path, place: int, isbns: tuple[str, ...], published: str, pages: str
    ) -> None:
        ebook = read(recorded(test_data, self.MARC)).records[place]
        assert (ebook.isbns, ebook.published, ebook.pages) == (isbns, published, pages)
        assert ebook.authors == ("Harris, William V.",)

    @pytest.mark.parametrize("name", ["picaxml_authority.xml", "picaxml_single_anonymised.xml"])
    def test_records_in_pica_are_not_what_was_asked_for(self, test_data: Path, name: str) -> None:
        with pytest.raises(Unreadable, match="MARC 21"):
            read(recorded(test_data, name))
