from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from app.books.isbn import Isbn
from app.books.query import KeywordQuery
from app.books.record import Record
from app.spider.errors import Complaint, Unreadable
from app.spider.loc import SOURCE, read
from app.spider.reply import Reply

BODIES = Path(__file__).parent / "bodies" / "loc"


def facts(record: Record) -> dict[str, Any]:
    """Give what the record says, without what it is silent about."""
    return {name: value for name, value in asdict(record).items() if value}


def recorded(test_data: Path, name: str) -> Reply:
    return Reply((test_data / "recordings" / "loc" / name).read_bytes())


def test_one_book_is_asked_for_by_its_isbn() -> None:
    request = SOURCE.about(Isbn("9781421402833"))
    assert f"{SOURCE.url}{request.path}" == "https://lx2.loc.gov/sru/lcdb"
    assert request.params["query"] == "bath.isbn=9781421402833 or bath.isbn=1421402831"
    assert (request.params["startRecord"], request.params["recordSchema"]) == (1, "marcxml")


def test_words_are_asked_for_without_an_index() -> None:
    assert SOURCE.search_by_keyword
    request = SOURCE.search_by_keyword(KeywordQuery("expert cook", page=2, per_page=80))
    assert request.params["query"] == '"expert" and "cook"'
    assert (request.params["startRecord"], request.params["maximumRecords"]) == (51, 50)


def test_a_book_is_read_in_its_original_script() -> None:
    page = read(Reply((BODIES / "books.xml").read_bytes()))
    assert facts(page.records[0]) == {
        "source": "loc",
        "id": "15000001",
        "title": "三体",
        "isbns": ("9787536692930",),
        "url": "https://lccn.loc.gov/2008400001",
        "series": "中国科幻基石丛书 ; 1",
        "authors": ("刘慈欣",),
        "publisher": "重庆出版社",
        "published": "2008",
        "language": "chi",
        "pages": "302 p.",
        "binding": "pbk.",
        "price": "CNY23.00",
        "subjects": ("Science fiction, Chinese",),
        "identifiers": {"lccn": "2008400001", "loc": "15000001", "oclc": "300000001"},
    }


def test_an_old_record_without_roles_is_read_by_its_title_page() -> None:
    old = read(Reply((BODIES / "books.xml").read_bytes())).records[1]
    assert old.authors == ("Dostoyevsky, Fyodor", "Snitkina, Anna")
    assert old.translators == ("Garnett, Constance",)
    assert (old.original_title, old.publisher) == ("Prestuplenie i nakazanie", None)


def test_films_stay_out() -> None:
    page = read(Reply((BODIES / "books.xml").read_bytes()))
    assert (len(page.records), page.total) == (2, 10000)


@pytest.mark.recordings
class TestRecordings:
    def test_a_book_is_read(self, test_data: Path) -> None:
        (book,) = read(recorded(test_data, "marcxml_isbn_9781421402833.xml")).records
        contents = book.contents
        assert contents
        assert contents.splitlines()[:2] == ["Defining the cook", "Corrupting spaces"]
        assert {name: fact for name, fact in facts(book).items() if name != "contents"} == {
            "source": "loc",
            "id": "16725802",
            "title": "The expert cook in enlightenment France",
            "isbns": ("9781421402833",),
            "url": "https://lccn.loc.gov/2011009234",
            "series": "The Johns Hopkins University studies in historical and political science, "
            "129th series ; 2",
            "authors": ("Takats, Sean",),
            "publisher": "Johns Hopkins University Press",
            "published": "2011",
            "language": "eng",
            "pages": "x, 203 p.",
            "binding": "hardcover",
            "subjects": ("Cooking, French", "Cooking", "Cooks", "France"),
            "identifiers": {"lccn": "2011009234", "loc": "16725802", "oclc": "711959730"},
        }

    def test_a_refusal_is_a_complaint(self, test_data: Path) -> None:
        with pytest.raises(Complaint, match="Permanent system error"):
            read(recorded(test_data, "diagnostic_bad_query.xml"))

    @pytest.mark.parametrize("name", ["lccn_2007012024.xml", "search_library_p1.xml"])
    def test_mods_is_not_what_was_asked_for(self, test_data: Path, name: str) -> None:
        with pytest.raises(Unreadable, match="MARC 21"):
            read(recorded(test_data, name))

    def test_a_record_outside_an_envelope_is_no_answer(self, test_data: Path) -> None:
        with pytest.raises(Unreadable, match="SRU"):
            read(recorded(test_data, "marcxml_collection_2books.xml"))
