"""Internet Archive: questions of Lucene, and items whose fields may be anything."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson
import pytest

from app.books.isbn import Isbn
from app.books.query import IsbnQuery, KeywordQuery
from app.books.record import Rating, Record
from app.spider.errors import Complaint, Unreadable
from app.spider.internet_archive import SOURCE, read
from app.spider.reply import Reply
from app.spider.source import Request

BODIES = Path(__file__).parent / "bodies" / "internet_archive"
DUNE = Isbn("9780441172719")


def facts(record: Record) -> dict[str, Any]:
    """Give what the record says, without what it is silent about."""
    return {name: value for name, value in asdict(record).items() if value}


def items(**fields: object) -> Reply:
    doc = {"identifier": "a", "title": "t", **fields}
    return Reply(orjson.dumps({"response": {"numFound": 1, "docs": [doc]}}))


def only(reply: Reply) -> Record:
    (record,) = read(reply).records
    return record


def searched(query: KeywordQuery) -> Request:
    assert SOURCE.search_by_keyword is not None
    return SOURCE.search_by_keyword(query)


class TestAsking:
    def test_a_book_is_asked_for_by_both_forms_of_its_isbn(self) -> None:
        request = SOURCE.ask(IsbnQuery(DUNE))
        assert request is not None
        assert request.path == "/advancedsearch.php"
        assert request.params["q"] == "mediatype:texts AND isbn:(9780441172719 OR 0441172717)"
        assert request.params["output"] == "json"

    def test_many_books_are_asked_for_at_once(self) -> None:
        assert SOURCE.search_by_isbns
        request = SOURCE.search_by_isbns([DUNE, Isbn("9791220200141")])
        asked = "mediatype:texts AND isbn:(9780441172719 OR 0441172717 OR 9791220200141)"
        assert request.params["q"] == asked

    def test_pages_are_counted_as_ours_are(self) -> None:
        params = searched(KeywordQuery("dune", page=3, per_page=20)).params
        assert (params["page"], params["rows"]) == (3, 20)
        assert str(params["fl[]"]).startswith("identifier,mediatype,title,")

    @pytest.mark.parametrize(
        ("words", "lucene"),
        [
            ("dune messiah", '"dune" AND "messiah"'),
            ('NOT title:(x) OR "y*', r'"NOT" AND "title:(x)" AND "OR" AND "\"y*"'),
            ("AC\\DC && C++", r'"AC\\DC" AND "C++"'),
            ("三体", '"三体"'),
        ],
    )
    def test_what_was_typed_means_itself(self, words: str, lucene: str) -> None:
        assert searched(KeywordQuery(words)).params["q"] == f"mediatype:texts AND {lucene}"

    @pytest.mark.parametrize(("tag", "code"), [("de", "ger"), ("zh-Hant", "chi")])
    def test_a_language_is_asked_for_by_its_code_in_libraries(self, tag: str, code: str) -> None:
        asked = searched(KeywordQuery("faust", language=tag)).params["q"]
        assert asked == f'mediatype:texts AND "faust" AND language:{code}'

    def test_a_language_that_is_none_is_not_asked_for(self) -> None:
        asked = searched(KeywordQuery("faust", language="not a tag")).params["q"]
        assert asked == 'mediatype:texts AND "faust"'


class TestReading:
    def test_an_item_is_read_with_all_it_says(self) -> None:
        page = read(Reply((BODIES / "items.json").read_bytes()))
        assert page.total == 10_000
        assert facts(page.records[0]) == {
            "source": "internet_archive",
            "id": "dune0000herb_a1b2",
            "title": "Dune",
            "isbns": ("9780441172719",),
            "url": "https://archive.org/details/dune0000herb_a1b2",
            "authors": ("Herbert, Frank, 1920-1986",),
            "publisher": "Ace Books",
            "published": "1990",
            "language": "eng",
            "subjects": ("Science fiction", "Deserts"),
            "summary": "A duke's heir & the spice.",
            "rating": {"average": 4.5, "count": 2, "max": 5},
            "cover": "https://archive.org/services/img/dune0000herb_a1b2",
            "identifiers": {"internet_archive": "dune0000herb_a1b2"},
        }

    def test_one_thing_and_a_list_are_read_alike(self) -> None:
        old = read(Reply((BODIES / "items.json").read_bytes())).records[1]
        assert (old.title, old.authors) == ("Ein altes Werk", ("Muster, Max", "Beispiel, Berta"))
        assert (old.language, old.subjects) == ("German", ("Chemie", "Physik"))

    def test_films_and_items_without_title_or_identifier_are_left_out(self) -> None:
        records = read(Reply((BODIES / "items.json").read_bytes())).records
        assert [record.title for record in records] == [
            *("Dune", "Ein altes Werk", "Without a date"),
        ]

    @pytest.mark.parametrize(
        ("date", "published"),
        [
            ("1990-01-01T00:00:00Z", "1990"),
            ("1887-05-01T00:00:00Z", "1887-05"),
            ("2008-01-15T00:00:00Z", "2008-01-15T00:00:00Z"),
            ("MDCCC", "MDCCC"),
            (["", "1901"], "1901"),
            (None, "1971"),
        ],
    )
    def test_a_date_says_no_more_than_is_known(self, date: object, published: str) -> None:
        assert only(items(date=date, year=1971)).published == published

    @pytest.mark.parametrize(
        ("publisher", "name"),
        [
            ("New York : Ace Books", "Ace Books"),
            (["Bantam"], "Bantam"),
            ("Tor: a house", "Tor: a house"),
            (7, "7"),
        ],
    )
    def test_a_publisher_is_named_without_its_place(self, publisher: object, name: str) -> None:
        assert only(items(publisher=publisher)).publisher == name

    def test_nothing_found_is_an_empty_page(self) -> None:
        page = read(Reply(b'{"response": {"numFound": 0, "start": 0, "docs": []}}'))
        assert (page.records, page.total) == ((), 0)

    def test_a_question_it_cannot_read_is_a_complaint(self) -> None:
        with pytest.raises(Complaint, match=r"question: no viable parse$"):
            read(Reply(b'{"error": "no viable parse", "forensics": {}}'))

    @pytest.mark.parametrize(
        "foreign",
        [b"[]", b"{}", b"<html>", b'{"response": {"docs": {}}}', b'{"response": {"docs": [7]}}'],
    )
    def test_what_is_no_list_of_items_is_unreadable(self, foreign: bytes) -> None:
        with pytest.raises(Unreadable):
            read(Reply(foreign))


@pytest.mark.recordings
class TestRecordings:
    def test_films_and_pictures_are_no_books(self, test_data: Path) -> None:
        recorded = test_data / "recordings" / "internetarchive" / "advancedsearch_nasa_50.json"
        page = read(Reply(recorded.read_bytes()))
        assert (page.records, page.total) == ((), 50)

    @pytest.mark.parametrize(
        ("place", "expected"),
        [
            (
                0,
                {
                    "id": "1redRoverGoesToMars-studentAstronautB-rollCompilation",
                    "title": "Red rover Goes To Mars-Student Astronaut B-Roll Compilation",
                    "authors": ("NASA/JPL-Caltech",),
                    "published": "2004",
                },
            ),
            (
                1,
                {
                    "title": "A-11464",
                    "authors": ("NASA Ames Research Center",),
                    "published": "1947",
                    "subjects": ("Where -- Douglas",),
                    "cover": "https://archive.org/services/img/A-11464",
                },
            ),
            (
                3,
                {
                    "title": "Physics of Toys",
                    "authors": (),
                    "published": None,
                    "subjects": ("nasa", "toys", "physics"),
                },
            ),
            (4, {"title": "Vice President Dick Cheney Visits JPL-Video File", "rating": None}),
            (6, {"id": "PhysicsOfToys_174", "subjects": ("nasa", "physics"), "isbns": ()}),
        ],
    )
    def test_its_items_are_read_as_the_eye_reads_them(
        self, place: int, expected: dict[str, object], test_data: Path
    ) -> None:
        recorded = test_data / "recordings" / "internetarchive" / "advancedsearch_nasa_50.json"
        sent = orjson.loads(recorded.read_bytes())["response"]["docs"][place]
        record = only(items(**{**sent, "mediatype": "texts"}))
        assert {field: getattr(record, field) for field in expected} == expected

    @pytest.mark.parametrize("name", ["metadata_nasa.json", "scrape_nasa.json"])
    def test_answers_to_other_questions_are_unreadable(self, name: str, test_data: Path) -> None:
        recorded = test_data / "recordings" / "internetarchive" / name
        with pytest.raises(Unreadable, match="list of items"):
            read(Reply(recorded.read_bytes()))


def test_a_rating_counts_its_reviews() -> None:
    assert only(items(avg_rating="4.0", num_reviews="3")).rating == Rating(4, 3, 5)
