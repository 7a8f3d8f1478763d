"""Inventaire: an edition, and the steps to the names of what it links to."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson
import pytest

from app.books.isbn import Isbn
from app.books.languages import read_language
from app.books.query import IsbnQuery, KeywordQuery
from app.books.record import Record
from app.spider.errors import Complaint, SourceFailed, Unreadable
from app.spider.inventaire import MOST_NAMED, SOURCE, read
from app.spider.reply import Reply
from app.spider.source import SourcePage
from app.spider.wikidata import LANGUAGES
from tests.trouble.mutation import mutated

BODIES = Path(__file__).parent / "bodies" / "inventaire"
SAMPLE = "isbn:9783518188811"
NOBODY = Reply(b'{"entities": {}, "redirects": {}}')


def facts(record: Record) -> dict[str, Any]:
    """Give what the record says, without what it is silent about."""
    return {name: value for name, value in asdict(record).items() if value}


def own(name: str) -> Reply:
    return Reply((BODIES / name).read_bytes())


def editions(**claims: object) -> Reply:
    edition = {"type": "edition", "claims": {"wdt:P1476": ["t"], **claims}}
    return Reply(orjson.dumps({"entities": {SAMPLE: edition}}))


def uris(page: SourcePage) -> list[str]:
    assert page.then
    return str(page.then.request.params["uris"]).split("|")


def after(page: SourcePage, *replies: Reply) -> SourcePage:
    """Take a page's steps, each with the next of these answers, and see that there are no more."""
    for reply in replies:
        assert page.then
        page = page.then.read(reply)
    assert page.then is None
    return page


class TestAsking:
    def test_the_editions_of_a_work_are_listed_first_and_brought_by_a_step(self) -> None:
        assert SOURCE.editions_of_work is not None
        request = SOURCE.editions_of_work("wd:Q1")
        assert request.params["action"] == "reverse-claims"
        assert (request.params["property"], request.params["value"]) == ("wdt:P629", "wd:Q1")

        listed = read(Reply(orjson.dumps({"uris": [SAMPLE, "inv:0a1b", 7, "bad|uri"]})))
        assert uris(listed) == [SAMPLE, "inv:0a1b"]
        assert [one.title for one in after(listed, editions()).records] == ["t"]

    def test_a_work_without_editions_leads_no_further(self) -> None:
        assert read(Reply(b'{"uris": []}')) == SourcePage()

    def test_an_edition_is_asked_for_with_its_work_and_authors(self) -> None:
        request = SOURCE.ask(IsbnQuery(Isbn("9783518188811")))
        assert request is not None
        assert request.path == "/api/entities"
        assert request.params == {
            "action": "by-uris",
            "uris": SAMPLE,
            "relatives": "wdt:P629|wdt:P50",
            "attributes": "info|labels|claims|image",
            "autocreate": "false",
        }

    def test_many_editions_are_asked_for_at_once(self) -> None:
        assert SOURCE.search_by_isbns
        request = SOURCE.search_by_isbns([Isbn("9783518188811"), Isbn("9780375757853")])
        assert request.params["uris"] == f"{SAMPLE}|isbn:9780375757853"

    def test_it_is_not_asked_by_words(self) -> None:
        assert SOURCE.ask(KeywordQuery("dune")) is None


class TestReading:
    def test_an_edition_is_read_with_the_names_of_what_it_links_to(self) -> None:
        (record,) = after(read(own("edition.json")), own("people.json")).records
        assert facts(record) == {
            "source": "inventaire",
            "id": SAMPLE,
            "title": "Ein Muster",
            "isbns": ("9783518188811",),
            "url": "https://inventaire.io/entity/isbn:9783518188811",
            "work": "wd:Q1000",
            "subtitle": "Roman",
            "original_title": "A Sample",
            "authors": ("Ann Writer",),
            "translators": ("Tina Übertrag",),
            "publisher": "Beispielverlag",
            "published": "2001-03",
            "language": "de",
            "pages": "212",
            "cover": "https://inventaire.io/img/entities/cafe0001",
            "identifiers": {"oclc": "45678901"},
        }

    def test_only_what_did_not_come_along_is_asked_for(self) -> None:
        assert uris(read(own("edition.json"))) == ["wd:Q1002", "inv:aaaa"]

    def test_what_is_asked_for_and_unknown_is_not_asked_for_again(self) -> None:
        (record,) = after(read(own("edition.json")), NOBODY).records
        assert (record.authors, record.translators, record.publisher) == (("Ann Writer",), (), None)

    def test_a_work_that_comes_late_leads_to_its_authors(self) -> None:
        """A server that brings nothing along is asked for the work, and then for its authors."""
        known = orjson.loads(own("edition.json").body)["entities"]
        work, author = (
            Reply(orjson.dumps({"entities": {uri: known[uri]}})) for uri in ("wd:Q1000", "wd:Q1001")
        )
        late = read(editions(**{"wdt:P629": ["wd:Q1000"]}))
        assert uris(late) == ["wd:Q1000"]
        assert late.then
        assert uris(late.then.read(work)) == ["wd:Q1001"]
        (record,) = after(late, work, author).records
        assert record.authors == ("Ann Writer",)

    def test_an_edition_that_links_to_nothing_needs_no_step(self) -> None:
        page = read(editions())
        assert (page.then, page.total, page.records[0].isbns) == (None, 1, ("9783518188811",))

    def test_one_step_asks_for_so_many_and_the_next_for_the_rest(self) -> None:
        many = {
            f"isbn:{number}": {
                "type": "edition",
                "claims": {"wdt:P123": [f"inv:{number}{place}" for place in range(20)]},
            }
            for number in range(4)
        }
        page = read(Reply(orjson.dumps({"entities": many})))
        assert len(uris(page)) == MOST_NAMED
        assert page.then
        assert len(uris(page.then.read(NOBODY))) == 80 - MOST_NAMED

    @pytest.mark.parametrize(
        ("claims", "language"),
        [
            ({"wdt:P407": ["wd:Q7850"]}, "zh"),
            ({"wdt:P407": ["wd:Q999999999", "wd:Q5287"]}, "ja"),
            ({"wdt:P407": ["wd:Q999999999"]}, None),
            ({"wdt:P407": [7, None]}, None),
            ({}, None),
        ],
    )
    def test_a_language_is_read_from_its_item(
        self, claims: dict[str, object], language: str | None
    ) -> None:
        (record,) = read(editions(**claims)).records
        assert record.language == language

    def test_a_work_in_the_same_language_has_no_other_original_title(self) -> None:
        english = {"wdt:P407": ["wd:Q1860"], "wdt:P629": ["wd:Q1"]}
        claims = {"wdt:P407": ["wd:Q7979"], "wdt:P1476": ["T; or, The Whole of It"]}
        work = {"entities": {"wd:Q1": {"type": "work", "claims": claims}}}
        (record,) = after(read(editions(**english)), Reply(orjson.dumps(work))).records
        assert record.original_title is None

    @pytest.mark.parametrize(
        ("labels", "name"),
        [
            ({"en": "Liu Cixin", "zh": "刘慈欣", "zh-hant": "劉慈欣"}, "刘慈欣"),
            ({"en": "Liu Cixin", "fr": "Cixin Liu"}, "Liu Cixin"),
            ({"fr": "Cixin Liu"}, "Cixin Liu"),
            ({"mul": "Liu", "en": "Liu Cixin"}, "Liu"),
        ],
    )
    def test_people_are_named_as_readers_of_the_book_write_them(
        self, labels: dict[str, str], name: str
    ) -> None:
        chinese = read(editions(**{"wdt:P407": ["wd:Q7850"], "wdt:P655": ["wd:Q1"]}))
        someone = {"entities": {"wd:Q1": {"type": "human", "labels": labels}}}
        (record,) = after(chinese, Reply(orjson.dumps(someone))).records
        assert record.translators == (name,)

    @pytest.mark.parametrize(
        "nothing",
        [
            b'{"entities": {}, "redirects": {}}',
            b'{"entities": {}, "redirects": {}, "notFound": ["isbn:9783518188811"]}',
        ],
    )
    def test_an_unknown_isbn_is_an_empty_page(self, nothing: bytes) -> None:
        assert read(Reply(nothing)) == SourcePage()

    def test_a_refusal_is_a_complaint(self) -> None:
        refusal = b'{"status": 400, "status_verbose": "invalid uri", "error_type": "x"}'
        with pytest.raises(Complaint, match=r"question: invalid uri$"):
            read(Reply(refusal))

    def test_a_step_is_refused_like_a_first_question(self) -> None:
        step = read(own("edition.json")).then
        assert step
        with pytest.raises(Unreadable):
            step.read(Reply(b"[]"))

    @pytest.mark.parametrize(
        "foreign",
        [
            *(b"[]", b"{}", b"<html>", b'{"entities": []}', b'{"results": []}'),
            b'{"entities": {"isbn:9783518188811": {"claims": {}}}}',
            b'{"entities": {"isbn:9783518188811": {"type": "edition", "claims": {}}}}',
        ],
    )
    def test_what_is_no_edition_is_unreadable(self, foreign: bytes) -> None:
        with pytest.raises(Unreadable):
            read(Reply(foreign))


def test_every_declared_language_is_one_that_is_understood() -> None:
    assert {read_language(tag) for tag in LANGUAGES.values()} >= {"en", "zh-Hant", "yue", "grc"}
    assert all(read_language(tag) for tag in LANGUAGES.values())


@pytest.mark.recordings
class TestRecordings:
    def recorded(self, test_data: Path, name: str) -> Reply:
        return Reply((test_data / "recordings" / "inventaire" / name).read_bytes())

    def test_an_edition_and_its_work_are_read_as_the_eye_reads_them(self, test_data: Path) -> None:
        page = read(self.recorded(test_data, "entities_by_isbn_9780375757853.json"))
        assert uris(page) == ["wd:Q2362563"]
        assert page.then
        authors = page.then.read(self.recorded(test_data, "entity_work_wd_Q2362563.json"))
        assert uris(authors) == ["wd:Q210740"]
        (moonstone,) = after(authors, NOBODY).records
        assert facts(moonstone) == {
            "source": "inventaire",
            "id": "isbn:9780375757853",
            "title": "The Moonstone",
            "isbns": ("9780375757853",),
            "url": "https://inventaire.io/entity/isbn:9780375757853",
            "work": "wd:Q2362563",
            "published": "2001",
            "language": "en",
            "cover": "https://inventaire.io/img/entities/d46a8eac7555afa479b8bbb5149f35858e8e19c4",
        }

    def test_a_work_alone_is_no_edition(self, test_data: Path) -> None:
        assert read(self.recorded(test_data, "entity_work_wd_Q2362563.json")) == SourcePage()

    def test_a_search_by_words_is_unreadable(self, test_data: Path) -> None:
        with pytest.raises(Unreadable):
            read(self.recorded(test_data, "search_works.json"))


def completed(body: bytes) -> SourcePage:
    page = read(Reply(body))
    while page.then:
        page = page.then.read(own("people.json"))
    return page


def test_whatever_stands_in_an_answer_its_steps_end_in_records_or_a_refusal() -> None:
    for body in mutated(own("edition.json").body, 500):
        try:
            records = completed(body).records
        except SourceFailed:
            continue
        assert all(record.title and record.id for record in records)
