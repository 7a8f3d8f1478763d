from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from app.books.isbn import Isbn
from app.books.query import KeywordQuery
from app.books.record import Record
from app.catalogue.statement import understand
from app.spider.errors import Complaint, Unreadable
from app.spider.ndl import SOURCE, read
from app.spider.reply import Reply

BODIES = Path(__file__).parent / "bodies" / "ndl"

STRANGER = {
    "source": "ndl",
    "id": "R100000002-I000000000001",
    "title": "異邦人 上",
    "subtitle": "小説",
    "original_title": "L'étranger",
    "isbns": ("9784102114018",),
    "url": "https://ndlsearch.ndl.go.jp/books/R100000002-I000000000001",
    "series": "新しい文庫 ; 2",
    "publisher": "新書房",
    "published": "2008.7",
    "pages": "146p ; 16cm",
    "price": "400円",
    "subjects": ("フランス小説",),
    "identifiers": {"ndl": "R100000002-I000000000001", "jpno": "20000001"},
}


def own(name: str) -> Reply:
    return Reply((BODIES / name).read_bytes())


def recorded(test_data: Path, name: str) -> Reply:
    return Reply((test_data / "recordings" / "ndl" / name).read_bytes())


def facts(record: Record) -> dict[str, Any]:
    """Give what the record says, without what it is silent about."""
    return {name: value for name, value in asdict(record).items() if value}


def test_one_isbn_is_asked_for_by_sru() -> None:
    request = SOURCE.about(Isbn("9784797350999"))
    assert request.path == "/api/sru"
    assert request.params == {
        "version": "1.2",
        "operation": "searchRetrieve",
        "query": "isbn=9784797350999",
        "recordSchema": "dcndl",
        "startRecord": 1,
        "maximumRecords": 100,
        "onlyBib": "true",
    }


def test_words_are_asked_for_as_they_were_typed_among_books_of_its_own() -> None:
    assert SOURCE.search_by_keyword
    request = SOURCE.search_by_keyword(KeywordQuery('カミュ "ペスト"', page=2, per_page=15))
    assert request.path == "/api/opensearch"
    assert request.params == {
        "any": 'カミュ "ペスト"',
        "cnt": 15,
        "idx": 16,
        "mediatype": "books",
        "dpid": "iss-ndl-opac",
    }


def test_it_is_at_home_with_japanese_books_and_knows_others() -> None:
    assert SOURCE.at_home_with(Isbn("9784797350999"))
    assert SOURCE.knows_of(Isbn("9780744521818"))


def test_a_book_is_read_from_rdf_that_is_packed_as_text() -> None:
    page = read(own("sru.xml"))
    assert page.total == 1
    assert facts(page.records[0]) == {
        **STRANGER,
        "authors": ("カミュ 著", "山田花子 訳"),
        "language": "jpn",
    }


def test_the_same_book_is_read_from_rss() -> None:
    page = read(own("opensearch.xml"))
    assert page.total == 12
    assert facts(page.records[0]) == {**STRANGER, "authors": ("カミュ 著,山田花子 訳",)}


@pytest.mark.parametrize("name", ["sru.xml", "opensearch.xml"])
def test_the_words_of_the_title_page_tell_who_translated(name: str) -> None:
    book = understand(read(own(name)).records[0])
    assert (book.authors, book.translators) == (("カミュ",), ("山田花子",))


def test_a_foreign_book_has_its_people_behind_its_title() -> None:
    foreign = read(own("opensearch.xml")).records[1]
    assert foreign.title == "The stranger"
    assert foreign.authors == ("Albert Camus ; translated by Ann Archer",)
    assert understand(foreign).translators == ("Ann Archer",)
    assert foreign.id == "R100000002-I000000000002"
    assert foreign.identifiers["lccn"] == "89040045"


def test_that_a_record_does_not_exist_is_an_empty_page() -> None:
    page = read(own("nothing.xml"))
    assert (page.records, page.total) == ((), 0)


def test_a_refusal_with_the_same_code_is_a_complaint() -> None:
    with pytest.raises(Complaint, match="illegal query syntax"):
        read(own("refusal.xml"))


def test_no_items_are_an_empty_page() -> None:
    total = "<o:totalResults xmlns:o='http://a9.com/-/spec/opensearchrss/1.0/'>0</o:totalResults>"
    page = read(Reply(f"<rss><channel>{total}</channel></rss>".encode()))
    assert (page.records, page.total) == ((), 0)


@pytest.mark.parametrize(
    "body",
    [
        "<rss><channel><title>News</title></channel></rss>",
        "<rss><channel><item><title>No number</title></item></channel></rss>",
        "<feed/>",
    ],
)
def test_another_feed_is_unreadable(body: str) -> None:
    with pytest.raises(Unreadable):
        read(Reply(body.encode()))


@pytest.mark.recordings
class TestRecordings:
    @pytest.mark.parametrize(
        ("name", "title", "isbn13", "authors", "published", "pages"),
        [
            ("2025_sru_isbn_9784797350999.xml", "暗号技術入門", "9784797350999",
             ("結城浩 著",), "2008.12", "404p ; 21cm"),
            ("sru_dcndl_volume_string.xml", "地のはてから 上", "9784062165938",
             ("乃南アサ 著",), "2010.11", "304p ; 20cm"),
            ("sru_dcndl_edition.xml", "基礎からわかる情報リテラシー", "9784774162133",
             ("奥村晴彦 著",), "2014.2", "167p ; 23cm"),
            ("sru_dcndl_no_pubdate.xml", "西日本哲学会会報", None, (), None, "冊 ; 22cm"),
            ("2025_sru_picture_book_9780744521818.xml", "The little boat", "9780744521818",
             ("written by Kathy Henderson ; illustrated by Patrick Benson.",), "1995.",
             "1 v. (unpaged) : col. ill. ; 25 x 29 cm."),
        ],
    )  # fmt: skip
    def test_books_are_read_from_sru(
        self, test_data: Path, name: str, title: str, isbn13: str | None,
        authors: tuple[str, ...], published: str | None, pages: str,
    ) -> None:  # fmt: skip
        (book,) = read(recorded(test_data, name)).records
        assert (book.title, book.isbn13, book.authors) == (title, isbn13, authors)
        assert (book.published, book.pages) == (published, pages)

    def test_a_japanese_book_is_read_whole(self, test_data: Path) -> None:
        (book,) = read(recorded(test_data, "2025_sru_isbn_9784797350999.xml")).records
        assert (book.subtitle, book.publisher) == (
            "秘密の国のアリス",
            "ソフトバンククリエイティブ",
        )
        assert (book.language, book.price, book.subjects) == ("jpn", "3000円", ("暗号",))
        assert book.identifiers == {"ndl": "R100000002-I000009899346", "jpno": "21512298"}

    def test_a_record_that_holds_ten_digits_only_is_about_the_isbn_asked_for(
        self, test_data: Path
    ) -> None:
        (book,) = read(recorded(test_data, "2025_sru_picture_book_9780744521818.xml")).records
        assert book.isbns == ("9780744521818",)
        assert understand(book).authors == ("Kathy Henderson",)
        assert book.identifiers["lccn"] == "94041789"

    def test_a_page_of_rss_is_read(self, test_data: Path) -> None:
        page = read(recorded(test_data, "opensearch_camus_p1.xml"))
        assert (page.total, len(page.records)) == (35, 10)
        study, theatre = page.records[1:3]
        assert (study.title, study.subtitle) == (
            "アルベール・カミュ ペスト",
            "果てしなき不条理との闘い",
        )
        assert (study.authors, study.isbn13) == (("中条省平 著",), "9784140818299")
        assert (study.publisher, study.price) == ("NHK出版", "1000円")
        assert understand(theatre).authors == ("ロラン・バルト",)
        assert understand(theatre).translators == ("大野多加志",)

    def test_the_author_of_collected_works_is_named_before_their_editors(
        self, test_data: Path
    ) -> None:
        works = read(recorded(test_data, "opensearch_camus_p1.xml")).records[3]
        assert (works.title, understand(works).authors) == (
            "カミュ全集 4 (ペスト)",
            ("Albert Camus",),
        )

    def test_an_office_is_no_author_beside_editors(self, test_data: Path) -> None:
        (book,) = read(recorded(test_data, "opensearch_isbn_0262220733_foreign.xml")).records
        assert (book.title, book.isbn13) == ("TREC", "9780262220736")
        assert understand(book).authors == ("Ellen M. Voorhees", "Donna K. Harman")

    def test_a_last_page_of_many_is_read(self, test_data: Path) -> None:
        page = read(recorded(test_data, "opensearch_library_system_p1.xml"))
        assert (page.total, len(page.records)) == (5670, 10)
        assert page.records[7].authors == ("Apple Computer, Inc. 著,横山直樹 訳",)

    @pytest.mark.parametrize("name", ["2025_sru_empty_query.xml", "sru_empty_query_error.xml"])
    def test_an_empty_question_is_a_complaint(self, test_data: Path, name: str) -> None:
        with pytest.raises(Complaint, match="refused the question"):
            read(recorded(test_data, name))

    def test_a_record_outside_an_envelope_is_no_answer(self, test_data: Path) -> None:
        with pytest.raises(Unreadable, match="SRU"):
            read(recorded(test_data, "rdf_R100000002-I000007602726.xml"))
