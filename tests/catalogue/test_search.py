"""The plot of a search, with upstreams that are fakes and a shelf that is real."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from app.books.isbn import Isbn
from app.books.query import IsbnQuery, KeywordQuery
from app.books.record import Record
from app.catalogue.result import SearchResult
from app.catalogue.search import Catalogue
from app.spider.errors import BadStatus
from tests.catalogue.told import DUNE, SANTI, Told, catalogue_over, said
from tests.clocks import TestClocks

Ask = Callable[..., Catalogue]


@pytest.fixture
def catalogue_of(app: Flask, clocks: TestClocks) -> Iterator[Ask]:
    """Build a catalogue over fake sources: `catalogue_of(a=Told(…), b=Told(…))`."""

    def build(*, offline: bool = False, batch: int = 1, **told: Told) -> Catalogue:
        return catalogue_over(clocks, told, offline=offline, batch=batch)

    with app.app_context():
        yield build


def statuses(result: SearchResult) -> dict[str, str]:
    return {answer.source: answer.status for answer in result.answers}


def numbered(name: str, first: int, count: int) -> list[Record]:
    """Give records of so many different editions of one title."""
    isbns = [
        Isbn(with_check_digit(f"97805930{number:04}")) for number in range(first, first + count)
    ]
    return [said(name, isbn) for isbn in isbns]


def with_check_digit(twelve: str) -> str:
    total = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(twelve))
    return twelve + str(-total % 10)


def test_every_source_is_asked_and_their_records_of_an_edition_become_one_book(
    catalogue_of: Ask,
) -> None:
    catalogue = catalogue_of(a=Told(said("a", pages="412")), b=Told(said("b", publisher="Ace")))

    result = catalogue.search(KeywordQuery("dune"))

    assert [(book.title, book.pages, book.publisher) for book in result.books] == [
        ("Dune", 412, "Ace")
    ]
    assert statuses(result) == {"shelf": "empty", "a": "ok", "b": "ok"}


def test_a_source_that_fails_is_named_and_the_others_books_are_given(catalogue_of: Ask) -> None:
    broken = Told()
    broken.error = BadStatus(503)

    result = catalogue_of(a=Told(said("a")), b=broken).search(KeywordQuery("dune"))

    assert [book.isbn13 for book in result.books] == [DUNE.isbn13]
    assert statuses(result)["b"] == "error"
    assert result.partial
    assert not result.stale


def test_what_is_fresh_is_not_asked_again(catalogue_of: Ask, clocks: TestClocks) -> None:
    told = Told(said("a"))
    catalogue = catalogue_of(a=told)

    first = catalogue.search(KeywordQuery("dune"))
    clocks.pass_by(hours=23)
    again = catalogue.search(KeywordQuery("  DUNE "))

    assert len(told.asked) == 1
    assert again.books == first.books
    assert [answer.cached for answer in again.answers] == [False, True]


def test_a_search_is_asked_again_when_its_day_is_over(
    catalogue_of: Ask, clocks: TestClocks
) -> None:
    told = Told(said("a"))
    catalogue = catalogue_of(a=told)

    catalogue.search(KeywordQuery("dune"))
    clocks.pass_by(hours=25)
    catalogue.search(KeywordQuery("dune"))

    assert len(told.asked) == 2


def test_only_those_who_failed_are_asked_again(catalogue_of: Ask) -> None:
    well, broken = Told(said("a")), Told(said("b", publisher="Ace"))
    broken.error = BadStatus(503)
    catalogue = catalogue_of(a=well, b=broken)
    catalogue.search(KeywordQuery("dune"))

    broken.error = None
    again = catalogue.search(KeywordQuery("dune"))

    assert (len(well.asked), len(broken.asked)) == (1, 2)
    assert again.books[0].publisher == "Ace"


def test_what_we_hold_answers_when_every_source_fails_and_is_marked_stale(
    catalogue_of: Ask, clocks: TestClocks
) -> None:
    told = Told(said("a"))
    catalogue = catalogue_of(a=told)
    catalogue.search(KeywordQuery("dune"))

    told.error = BadStatus(500)
    clocks.pass_by(days=3)
    result = catalogue.search(KeywordQuery("dune"))

    assert [book.isbn13 for book in result.books] == [DUNE.isbn13]
    assert result.stale
    assert statuses(result) == {"shelf": "ok", "a": "error"}


def test_offline_nobody_is_asked_and_nothing_is_stale(catalogue_of: Ask) -> None:
    told = Told(said("a"))
    catalogue_of(a=told).search(KeywordQuery("dune"))

    result = catalogue_of(offline=True, a=told).search(KeywordQuery("dune"))

    assert len(told.asked) == 1
    assert len(result.books) == 1
    assert not result.stale


def test_a_choice_of_sources_asks_only_those(catalogue_of: Ask) -> None:
    a, b = Told(said("a")), Told(said("b", SANTI))

    result = catalogue_of(a=a, b=b).search(KeywordQuery("dune"), ("b",))

    assert (len(a.asked), len(b.asked)) == (0, 1)
    assert statuses(result) == {"b": "ok"}


def test_the_total_is_the_largest_any_one_source_reports(catalogue_of: Ask) -> None:
    catalogue = catalogue_of(a=Told(said("a"), total=40), b=Told(said("b"), total=123))

    assert catalogue.search(KeywordQuery("dune")).total == 123


def test_pages_repeat_nothing_and_lose_nothing(catalogue_of: Ask) -> None:
    a = Told(*numbered("a", 0, 20), total=20)
    b = Told(*numbered("b", 10, 20), total=20)
    catalogue = catalogue_of(a=a, b=b)

    pages = [catalogue.search(KeywordQuery("dune", page, 10)) for page in (1, 2, 3, 4)]

    shown = [book.isbn13 for page in pages for book in page.books]
    assert [len(page.books) for page in pages] == [10, 10, 10, 0]
    assert len(set(shown)) == len(shown) == 30
    assert [page.more for page in pages] == [True, True, False, False]


def test_hits_without_isbn_promise_no_further_page(catalogue_of: Ask) -> None:
    text = replace(said("b", language="en"), id="1", isbns=(), work_level=True)
    catalogue = catalogue_of(a=Told(said("a")), b=Told(text, total=5_000))

    result = catalogue.search(KeywordQuery("dune"))

    assert statuses(result)["b"] == "ok"
    assert not result.more


def test_a_text_without_isbn_is_kept_with_the_editions_it_joins(catalogue_of: Ask) -> None:
    facts: dict[str, Any] = {"authors": ("Frank Herbert",), "language": "en"}
    text = replace(said("b", subjects=("Deserts",), **facts), id="1", isbns=(), work_level=True)
    catalogue = catalogue_of(a=Told(said("a", **facts)), b=Told(text))

    found = [catalogue.search(KeywordQuery("dune")).books for _ in range(2)]

    assert [[book.known_to for book in books] for books in found] == [[("a", "b")]] * 2
    book = catalogue.look_up(DUNE).book
    assert book is not None
    assert book.subjects == ("Deserts",)


def test_a_page_read_again_shows_the_same(catalogue_of: Ask) -> None:
    catalogue = catalogue_of(a=Told(*numbered("a", 0, 20)))
    first = catalogue.search(KeywordQuery("dune", 1, 10))
    catalogue.search(KeywordQuery("dune", 2, 10))

    assert catalogue.search(KeywordQuery("dune", 1, 10)).books == first.books


def test_a_source_that_comes_back_between_two_pages_causes_no_repetition(
    catalogue_of: Ask,
) -> None:
    a, b = Told(*numbered("a", 0, 10)), Told(*numbered("b", 5, 10))
    b.error = BadStatus(503)
    catalogue = catalogue_of(a=a, b=b)
    first = catalogue.search(KeywordQuery("dune", 1, 10))

    b.error = None
    second = catalogue.search(KeywordQuery("dune", 2, 10))

    assert not {book.isbn13 for book in first.books} & {book.isbn13 for book in second.books}


def test_a_language_leaves_out_what_is_known_to_be_in_another(catalogue_of: Ask) -> None:
    told = Told(said("a", language="ger"), said("a", SANTI, language="eng"))

    result = catalogue_of(a=told).search(KeywordQuery("dune", language="en"))

    assert [book.isbn13 for book in result.books] == [SANTI.isbn13]


def test_the_last_element_as_it_comes_is_the_result(catalogue_of: Ask) -> None:
    catalogue = catalogue_of(a=Told(said("a")))

    *answers, result = catalogue.search_as_it_comes(KeywordQuery("dune"))

    assert [getattr(answer, "source", None) for answer in answers] == ["shelf", "a"]
    assert isinstance(result, SearchResult)


def test_a_number_is_a_search_with_one_book(catalogue_of: Ask) -> None:
    result = catalogue_of(a=Told(said("a"))).search(IsbnQuery(DUNE))

    assert [book.isbn13 for book in result.books] == [DUNE.isbn13]


def test_a_book_looked_up_is_kept_and_not_asked_for_again_for_a_month(
    catalogue_of: Ask, clocks: TestClocks
) -> None:
    told = Told(said("a"))
    catalogue = catalogue_of(a=told, b=Told())

    first = catalogue.look_up(DUNE)
    clocks.pass_by(days=29)
    again = catalogue.look_up(DUNE)

    assert len(told.asked) == 1
    assert first.book == again.book
    assert not again.stale


def test_a_book_that_only_a_search_brought_is_asked_for_when_it_is_looked_up(
    catalogue_of: Ask,
) -> None:
    told = Told(said("a"))
    catalogue = catalogue_of(a=told)
    catalogue.search(KeywordQuery("dune"))

    told.records = (said("a", pages="412"),)

    finding = catalogue.look_up(DUNE)
    assert finding.book
    assert finding.book.pages == 412


def test_a_book_that_is_old_is_served_stale_when_nobody_answers(
    catalogue_of: Ask, clocks: TestClocks
) -> None:
    told = Told(said("a"))
    catalogue = catalogue_of(a=told)
    catalogue.look_up(DUNE)

    told.error = BadStatus(500)
    clocks.pass_by(days=31)
    finding = catalogue.look_up(DUNE)

    assert finding.book
    assert finding.stale


def test_a_source_that_was_silent_about_a_known_book_is_asked_again_after_a_while(
    catalogue_of: Ask, clocks: TestClocks
) -> None:
    silent = Told(said("b", publisher="Ace"))
    silent.error = BadStatus(503)
    catalogue = catalogue_of(a=Told(said("a")), b=silent)
    catalogue.look_up(DUNE)

    catalogue.look_up(DUNE)
    asked_at_once = len(silent.asked)
    silent.error = None
    clocks.pass_by(minutes=11)
    finding = catalogue.look_up(DUNE)

    assert asked_at_once == 1
    assert finding.book
    assert finding.book.publisher == "Ace"


def test_nobody_knows_it_is_believed_for_a_day(catalogue_of: Ask, clocks: TestClocks) -> None:
    told = Told()
    catalogue = catalogue_of(a=told)

    assert catalogue.look_up(DUNE).book is None
    clocks.pass_by(hours=23)
    assert catalogue.look_up(DUNE).book is None
    assert len(told.asked) == 1

    clocks.pass_by(hours=2)
    told.records = (said("a"),)
    assert catalogue.look_up(DUNE).book is not None


def test_a_failure_is_never_remembered_as_nobody_knows_it(catalogue_of: Ask) -> None:
    told = Told(said("a"))
    told.error = BadStatus(500)
    catalogue = catalogue_of(a=told)

    first = catalogue.look_up(DUNE)
    told.error = None
    second = catalogue.look_up(DUNE)

    assert first.unanswered
    assert second.book


def test_one_silent_source_keeps_nobody_knows_it_from_being_said(catalogue_of: Ask) -> None:
    silent = Told()
    silent.error = BadStatus(500)

    finding = catalogue_of(a=Told(), b=silent).look_up(DUNE)

    assert finding.book is None
    assert finding.unanswered


def test_a_batch_puts_every_number_in_exactly_one_place(catalogue_of: Ask) -> None:
    other = Isbn("9780765377067")
    silent = Told()
    silent.error = BadStatus(500)
    knows = Told(said("a"), total=1)

    batch = catalogue_of(batch=50, a=knows).look_up_many([DUNE, other, DUNE])
    troubled = catalogue_of(batch=50, a=knows, b=silent).look_up_many([SANTI])

    assert [book.isbn13 for book in batch.books] == [DUNE.isbn13]
    assert (batch.not_found, batch.unanswered) == ([other], [])
    assert (troubled.not_found, troubled.unanswered) == ([], [SANTI])


def test_a_batch_asks_in_batches_and_never_again_about_what_it_has_learnt(
    catalogue_of: Ask,
) -> None:
    told = Told(said("a"))
    catalogue = catalogue_of(batch=2, a=told)
    isbns: Sequence[Isbn] = [DUNE, SANTI, Isbn("9780765377067")]

    catalogue.look_up_many(isbns)
    first = len(told.asked)
    catalogue.look_up_many(isbns)

    assert (first, len(told.asked)) == (2, 2)


def test_records_that_no_search_brought_are_held_and_found(catalogue_of: Ask) -> None:
    catalogue = catalogue_of(offline=True)

    assert catalogue.hold([said("starter"), said("starter", SANTI, "三体")]) == 2
    assert [book.title for book in catalogue.search(KeywordQuery("三體")).books] == ["三体"]


def test_words_that_nobody_holds_are_mended_on_our_shelf_and_the_page_says_so(
    catalogue_of: Ask,
) -> None:
    catalogue = catalogue_of(a=Told())
    catalogue.hold([said("starter", title="Harry Potter and the Goblet of Fire")])

    result = catalogue.search(KeywordQuery("hary poter"))

    assert [book.title for book in result.books] == ["Harry Potter and the Goblet of Fire"]
    assert result.instead == "harry potter"
    assert result.answers[0].detail == (
        "We hold nothing with these words; showing results for “harry potter”."
    )
    assert catalogue.search(KeywordQuery("harry potter")).instead is None


def test_what_was_asked_for_by_fields_is_kept_to_whatever_a_source_answers(
    catalogue_of: Ask,
) -> None:
    fitting = replace(said("a"), published="1965")
    other = replace(said("a", Isbn("9780593098233")), published="1969")
    catalogue = catalogue_of(a=Told(fitting, other))

    result = catalogue.search(KeywordQuery("dune year:1965"))

    assert [book.isbn13 for book in result.books] == [DUNE.isbn13]
