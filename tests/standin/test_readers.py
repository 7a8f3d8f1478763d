"""The real sources ask the stand-in, and understand it, well and spoiled."""

from collections.abc import Mapping

import pytest

from app.books.isbn import Isbn
from app.books.query import IsbnQuery, KeywordQuery
from app.books.record import Record
from app.spider.all import SOURCES
from app.spider.client import Client
from app.spider.deadline import Deadline
from app.spider.errors import BadStatus, Complaint, SourceFailed, Unreadable
from app.spider.source import Request, Source, SourcePage, Step
from tests.standin import BOOKS, StandIn, faults
from tests.standin.faults import Fault
from tests.standin.holdings import Holdings

BY_NAME: Mapping[str, Source] = {source.name: source for source in SOURCES}

every_source = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)

every_source_of_isbns = pytest.mark.parametrize(
    "source", [one for one in SOURCES if one.search_by_isbn], ids=lambda source: source.name
)


def told(upstream: StandIn, source: Source, request: Request, *, key: str = "any") -> SourcePage:
    """Ask as the spider does, read the answer, and go on where it leads on."""
    step: Step | None = Step(request, source.read)
    while step:
        signed = source.sign(step.request, key) if source.sign else step.request
        url, deadline = upstream.url(source.name), Deadline.after(5)
        page = step.read(Client("tests").exchange(url, signed, deadline, source.absent))
        step = page.then
    return page


def found(upstream: StandIn, name: str, isbn13: str) -> list[Record]:
    source = BY_NAME[name]
    page = told(upstream, source, source.about(Isbn(isbn13)))
    return [record for record in page.records if isbn13 in record.isbns]


@every_source_of_isbns
def test_every_book_is_found_by_its_isbn_and_read(upstream: StandIn, source: Source) -> None:
    for book in Holdings(source.name, BOOKS).books:
        if book.isbn13:
            (record,) = found(upstream, source.name, book.isbn13)
            assert book.title in record.title or book.romanised_title in record.title
            assert record.authors


@every_source_of_isbns
def test_an_unknown_isbn_is_an_empty_page(upstream: StandIn, source: Source) -> None:
    assert told(upstream, source, source.about(Isbn("9784000000086"))) == SourcePage()


@every_source
def test_words_find_books_and_their_number(upstream: StandIn, source: Source) -> None:
    for words in ("三体", "Dune", "harry potter"):
        if source.search_by_keyword:
            page = told(upstream, source, source.search_by_keyword(KeywordQuery(words)))
            assert page.total >= len(page.records) > 0


@every_source
def test_pages_of_a_search_do_not_repeat_a_record(upstream: StandIn, source: Source) -> None:
    if source.search_by_keyword:
        queries = [KeywordQuery("三体", page=page, per_page=1) for page in (1, 2)]
        pages = [told(upstream, source, source.search_by_keyword(query)) for query in queries]
        ids = [record.id for page in pages for record in page.records]
        assert len(ids) == len(set(ids)) == min(2, pages[0].total)


@every_source
def test_many_isbns_are_asked_at_once(upstream: StandIn, source: Source) -> None:
    isbns = [book.isbn13 for book in Holdings(source.name, BOOKS).books if book.isbn13]
    if source.search_by_isbns:
        page = told(upstream, source, source.search_by_isbns([Isbn(it) for it in isbns]))
        assert {record.isbn13 for record in page.records} >= set(isbns)


def test_the_sources_differ_about_one_edition(upstream: StandIn) -> None:
    names = ("open_library", "google_books", "k10plus", "douban")
    dune = {name: found(upstream, name, "9780441172719")[0] for name in names}
    assert [record.pages for record in dune.values()] == ["535", "544", "535 S.", "535页"]
    assert dune["k10plus"].authors == ("Herbert, Frank",)
    assert dune["douban"].authors == ("[美] 弗兰克·赫伯特",)


@every_source_of_isbns
@pytest.mark.parametrize("fault", [faults.not_utf8, faults.script_in_every_field])
def test_bad_letters_and_scripts_cost_json_sources_no_book(
    upstream: StandIn, source: Source, fault: Fault
) -> None:
    if source.name not in {"k10plus", "dnb", "loc"}:
        upstream.fault(source.name, fault)
        (record,) = found(upstream, source.name, "9784152098702")
        assert record.title.startswith("三体")


def asked_about_a_book(source: Source) -> Request:
    """Ask for one of its books; a narrow source is not asked about each."""
    books = [book for book in Holdings(source.name, BOOKS).books if book.isbn13]
    isbns = (source.ask(IsbnQuery(Isbn(book.isbn13))) for book in books)
    words = (source.ask(KeywordQuery(book.title)) for book in books)
    return next(request for request in (*isbns, *words) if request)


BAD_BODIES = (
    *("deep_nesting", "empty", "entity_expansion", "external_entity", "html_for_json"),
    *("truncated", "wrong_shape", "wrong_types"),
)


@every_source
@pytest.mark.parametrize("name", BAD_BODIES)
def test_bad_bodies_are_told_as_failures(upstream: StandIn, source: Source, name: str) -> None:
    upstream.fault(source.name, faults.EVERY[name])
    with pytest.raises(SourceFailed):
        told(upstream, source, asked_about_a_book(source))


LUCENE = {"q": "isbn:(", "output": "json"}


@pytest.mark.parametrize(
    ("name", "request_refused", "failure", "says"),
    [
        ("google_books", Request("/books/v1/volumes", {"q": "dune"}), BadStatus, "429"),
        ("open_library", Request("/search.json", {"q": "三体"}), BadStatus, "422"),
        ("douban", Request("/v2/book"), Complaint, "uri_not_found"),
        ("k10plus", Request("/gvk", {"query": "dune"}), Complaint, "schema"),
        ("crossref", Request("/works", {"filter": "colour:red"}), BadStatus, "400"),
        ("gutendex", Request("/bookshelves/"), Unreadable, "JSON"),
        ("internet_archive", Request("/advancedsearch.php", LUCENE), Complaint, "parsed"),
        ("inventaire", Request("/api/entities", {"action": "by-whim"}), BadStatus, "404"),
        ("kakao", Request("/v3/search/book", {"query": "dune"}), BadStatus, "401"),
        ("hardcover", Request("/v1/graphql", method="POST"), BadStatus, "401"),
        ("isbndb", Request("/book/9780441172719"), BadStatus, "401"),
        ("aladin", Request("/ttb/api/ItemSearch.aspx"), Complaint, "errorCode 100"),
    ],
)
def test_refusals_are_told_as_such(
    upstream: StandIn, name: str, request_refused: Request, failure: type[SourceFailed], says: str
) -> None:
    with pytest.raises(failure, match=says):
        told(upstream, BY_NAME[name], request_refused, key="")
