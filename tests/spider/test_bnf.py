from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from app.books.isbn import Isbn
from app.books.query import KeywordQuery
from app.books.record import Record
from app.spider.bnf import SOURCE, read
from app.spider.errors import Complaint, Unreadable
from app.spider.reply import Reply

BODIES = Path(__file__).parent / "bodies" / "bnf"


def own(name: str) -> Reply:
    return Reply((BODIES / name).read_bytes())


def recorded(test_data: Path, name: str) -> Reply:
    return Reply((test_data / "recordings" / "bnf" / name).read_bytes())


def facts(record: Record) -> dict[str, Any]:
    """Give what the record says, without what it is silent about."""
    return {name: value for name, value in asdict(record).items() if value}


def test_a_book_is_asked_for_by_both_forms_of_its_isbn() -> None:
    request = SOURCE.about(Isbn("9782070360024"))
    assert request.path == "/api/SRU"
    assert request.params == {
        "version": "1.2",
        "operation": "searchRetrieve",
        "query": 'bib.isbn all "9782070360024" or bib.isbn all "2070360024"',
        "recordSchema": "unimarcXchange",
        "startRecord": 1,
        "maximumRecords": 100,
    }


def test_words_are_asked_for_all_together_page_by_page() -> None:
    assert SOURCE.search_by_keyword
    request = SOURCE.search_by_keyword(KeywordQuery('jules "verne"', page=2, per_page=15))
    assert request.params["query"] == 'bib.anywhere all "jules verne"'
    assert (request.params["startRecord"], request.params["maximumRecords"]) == (16, 15)


def test_it_is_at_home_with_french_books_under_both_prefixes() -> None:
    assert SOURCE.at_home_with(Isbn("9782070360024"))
    assert SOURCE.at_home_with(Isbn("9791032713600"))


def test_its_name_is_asked_to_be_shown() -> None:
    assert SOURCE.terms.attribution == "Bibliothèque nationale de France"


def test_a_book_is_read_from_its_record() -> None:
    page = read(own("candide.xml"))
    assert page.total == 3
    assert facts(page.records[0]) == {
        "source": "bnf",
        "id": "ark:/12148/cb000000011",
        "title": "Candide",
        "subtitle": "or The optimist",
        "original_title": "Candide ou L'optimisme",
        "isbns": ("9782070466634",),
        "url": "http://catalogue.bnf.fr/ark:/12148/cb000000011",
        "series": "Collection Folio ; 5",
        "authors": ("Voltaire",),
        "translators": ("Archer, Ann",),
        "publisher": "Gallimard",
        "published": "DL 2015",
        "language": "eng",
        "pages": "1 vol. (197 p.)",
        "binding": "br.",
        "price": "3,50 EUR",
        "subjects": ("Contes philosophiques",),
        "summary": "Un jeune homme apprend que tout n'est pas au mieux.",
        "identifiers": {"bnf": "ark:/12148/cb000000011"},
    }


def test_a_number_field_may_hold_a_binding_only_and_indicators_may_be_bars() -> None:
    old = read(own("candide.xml")).records[1]
    assert (old.isbns, old.binding, old.publisher, old.published) == ((), "Br.", None, "1759")


def test_drawings_stay_out() -> None:
    assert len(read(own("candide.xml")).records) == 2


def test_nothing_found_is_an_empty_page() -> None:
    page = read(own("nothing.xml"))
    assert (page.records, page.total) == ((), 0)


def test_a_refusal_is_a_complaint_in_its_own_words() -> None:
    with pytest.raises(Complaint, match="Combinaison de relations"):
        read(own("refusal.xml"))


def test_its_private_format_is_not_taken_for_unimarc() -> None:
    with pytest.raises(Unreadable, match="UNIMARC"):
        read(own("intermarc.xml"))


@pytest.mark.recordings
class TestRecordings:
    FLAUBERT, VERNE = "unimarc_anywhere_flaubert_50.xml", "unimarc_anywhere_jules_verne_50.xml"

    def test_books_are_read_and_pictures_are_not(self, test_data: Path) -> None:
        flaubert = read(recorded(test_data, self.FLAUBERT))
        verne = read(recorded(test_data, self.VERNE))
        assert (flaubert.total, len(flaubert.records)) == (3175, 34)
        assert (verne.total, len(verne.records)) == (5640, 49)

    def test_a_translation_of_one_part_is_read(self, test_data: Path) -> None:
        book = read(recorded(test_data, self.FLAUBERT)).records[2]
        assert facts(book) == {
            "source": "bnf",
            "id": "ark:/12148/cb352291337",
            "title": "Der Idiot der Familie, Gustave Flaubert 1821-1857. 1, Die Konstitution",
            "original_title": "L'Idiot de la famille, Gustave Flaubert de 1821 à 1857",
            "isbns": ("9783499250781",),
            "url": "http://catalogue.bnf.fr/ark:/12148/cb352291337",
            "series": "Das neue Buch ; 78",
            "authors": ("Sartre, Jean-Paul",),
            "translators": ("König, Traugott",),
            "publisher": "Rowohlt",
            "published": "1977",
            "language": "ger",
            "pages": "661 p",
            "identifiers": {"bnf": "ark:/12148/cb352291337"},
        }

    def test_a_book_with_two_editors_a_series_and_a_printer_is_read(self, test_data: Path) -> None:
        records = read(recorded(test_data, self.FLAUBERT)).records
        (book,) = (record for record in records if record.isbn13 == "9782406112433")
        assert (book.title, book.authors) == (
            "Gustave Flaubert et le théâtre",
            ("Bara, Olivier", "Séginger, Gisèle"),
        )
        assert (book.series, book.publisher, book.published) == (
            "La revue des lettres modernes. Gustave Flaubert ; 9",
            "Lettres modernes Minard",
            "2021",
        )
        assert (book.pages, book.binding, book.price) == ("1 vol. (288 p.)", "br.", "38 EUR")

    @pytest.mark.parametrize(
        ("isbn13", "title", "authors", "published", "pages"),
        [
            ("9782070251926", "L'Idiot de la famille. 3", "Sartre, Jean-Paul", "1983",
             "P. 1468-2136"),
            ("9780226037202", "Sartre and Flaubert", "Barnes, Hazel Estella", "1981", "X-449 p."),
            ("9783496003953", "Sartres Flaubert", "Wannicke, Rainer", "cop. 1990", "300 p."),
            ("9788897806349", "L'idiota e la lettera", "Leoni, Federico", "impr. 2013",
             "137 pages"),
        ],
    )  # fmt: skip
    def test_books_are_read(
        self, test_data: Path, isbn13: str, title: str, authors: str, published: str, pages: str
    ) -> None:
        records = read(recorded(test_data, self.FLAUBERT)).records
        (book,) = (record for record in records if record.isbn13 == isbn13)
        assert (book.title, *book.authors) == (title, authors)
        assert (book.published, book.pages) == (published, pages)

    def test_a_name_with_its_particle_behind_is_kept_so(self, test_data: Path) -> None:
        records = read(recorded(test_data, self.FLAUBERT)).records
        (book,) = (record for record in records if record.id == "ark:/12148/cb38665898q")
        assert book.authors == ("Hugues, Gustave d'",)

    def test_a_biography_and_its_translator_are_read(self, test_data: Path) -> None:
        records = read(recorded(test_data, self.VERNE)).records
        (book,) = (record for record in records if record.isbn13 == "9780800844394")
        assert (book.title, book.subtitle) == ("Jules Verne", "a biography")
        assert (book.authors, book.translators) == (("Verne, Jean Jules",), ("Greaves, Roger",))

    def test_intermarc_is_not_what_was_asked_for(self, test_data: Path) -> None:
        with pytest.raises(Unreadable, match="UNIMARC"):
            read(recorded(test_data, "intermarc_monographs_30.xml"))
