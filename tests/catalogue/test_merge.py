from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.books.book import BookRating
from app.books.record import Rating, Record
from app.catalogue.merge import merge
from app.catalogue.trust import Standing, Trust
from tests.catalogue.statements import DUNE, NOON, SANTI, TRUST, record


def test_records_with_one_isbn_become_one_book() -> None:
    books = merge([record("open_library"), record("k10plus"), record("douban", SANTI)], TRUST)

    assert [book.isbn13 for book in books] == [DUNE, SANTI]
    assert books[0].known_to == ("open_library", "k10plus")


def test_what_most_sources_agree_on_is_believed_over_the_most_trusted() -> None:
    [book] = merge(
        [
            record("open_library", pages="412"),
            record("k10plus", pages="XV, 687 S."),
            record("google_books", pages="687"),
        ],
        TRUST,
    )

    assert book.pages == 687
    assert book.provenance["pages"] == "k10plus"
    assert book.pages_text == "XV, 687 S."
    assert book.conflicts["pages"] == {"open_library": 412, "k10plus": 687, "google_books": 687}


def test_where_two_disagree_the_more_trusted_is_believed() -> None:
    [book] = merge(
        [record("google_books", pages="302"), record("open_library", pages="300")], TRUST
    )

    assert book.pages == 300
    assert book.conflicts == {"pages": {"open_library": 300, "google_books": 302}}


def test_the_home_library_of_a_book_is_believed_first() -> None:
    [book] = merge(
        [
            record("open_library", SANTI, title="San ti"),
            record("douban", SANTI, title="三体"),
        ],
        TRUST,
    )

    assert book.title == "三体"
    assert book.provenance["title"] == "douban"


def test_a_difference_of_form_alone_is_no_conflict() -> None:
    [book] = merge(
        [
            record("open_library", title="Dune", publisher="Ace Books", authors=("Frank Herbert",)),
            record(
                "k10plus", title="DUNE.", publisher="Ace", authors=("Herbert, Frank, 1920-1986",)
            ),
        ],
        TRUST,
    )

    assert book.conflicts == {}
    assert book.authors == ("Frank Herbert",)


def test_the_fullest_agreed_list_of_authors_is_believed() -> None:
    [book] = merge(
        [
            record("open_library", authors=("Neil Gaiman",)),
            record("k10plus", authors=("Pratchett, Terry", "Gaiman, Neil")),
        ],
        TRUST,
    )

    assert book.authors == ("Terry Pratchett", "Neil Gaiman")
    assert "authors" not in book.conflicts


def test_a_list_that_one_source_alone_makes_longer_does_not_win_against_two() -> None:
    [book] = merge(
        [
            record("open_library", authors=("Frank Herbert",)),
            record("k10plus", authors=("Herbert, Frank",)),
            record("google_books", authors=("Frank Herbert", "Some Narrator")),
        ],
        TRUST,
    )

    assert book.authors == ("Frank Herbert",)


def test_the_most_precise_date_of_the_agreed_year_is_believed() -> None:
    [book] = merge(
        [
            record("open_library", published="2005"),
            record("google_books", published="2005-08-02"),
            record("k10plus", published="1965"),
        ],
        TRUST,
    )

    assert book.published == "2005-08-02"
    assert book.published_text == "2005-08-02"
    assert set(book.conflicts["published"]) == {"open_library", "google_books", "k10plus"}


def test_a_date_that_cannot_be_read_is_kept_as_text() -> None:
    [book] = merge([record("open_library", published="a while ago")], TRUST)

    assert (book.published, book.published_text) == (None, "a while ago")


def test_the_longest_summary_is_kept_with_its_source() -> None:
    [book] = merge(
        [record("open_library", summary="Sand."), record("douban", summary="Sand and worms.")],
        TRUST,
    )

    assert book.summary == "Sand and worms."
    assert book.provenance["summary"] == "douban"


def test_a_summary_as_long_as_a_book_loses_to_a_sane_one() -> None:
    [book] = merge(
        [record("open_library", summary="x" * 20_000), record("douban", summary="Sand.")], TRUST
    )

    assert book.summary == "Sand."


def test_identifiers_subjects_and_covers_of_all_sources_are_united() -> None:
    [book] = merge(
        [
            record(
                "open_library",
                identifiers={"oclc": "1"},
                subjects=("Fiction",),
                cover="https://covers.openlibrary.org/b/id/1-L.jpg",
            ),
            record("douban", identifiers={"douban": "2"}, subjects=("fiction", "科幻")),
        ],
        TRUST,
    )

    assert book.identifiers == {"douban": "2", "oclc": "1"}
    assert book.subjects == ("Fiction", "科幻")
    assert [cover.source for cover in book.covers] == ["open_library"]


def test_the_rating_with_most_votes_is_kept_with_its_source() -> None:
    [book] = merge(
        [
            record("google_books", rating=Rating(4.5, 12, 5)),
            record("douban", rating=Rating(8.8, 9_000, 10)),
        ],
        TRUST,
    )

    assert book.rating == BookRating(8.8, 9_000, 10, "douban")


def test_price_and_currency_come_from_one_source() -> None:
    [book] = merge(
        [record("open_library"), record("douban", price="23.00元", currency="CNY")], TRUST
    )

    assert (book.price, book.currency) == ("23.00", "CNY")
    assert book.provenance["price"] == book.provenance["currency"] == "douban"


def test_facts_of_a_work_never_outweigh_facts_of_the_edition() -> None:
    [book] = merge(
        [
            record("open_library", title="Dune", work_level=True, authors=("Frank Herbert",)),
            record("k10plus", title="Der Wüstenplanet"),
        ],
        TRUST,
    )

    assert book.title == "Der Wüstenplanet"
    assert book.authors == ("Frank Herbert",)
    assert book.conflicts == {}


def test_a_record_without_isbn_joins_the_one_edition_it_agrees_with() -> None:
    facts: dict[str, Any] = {"authors": ("Frank Herbert",), "publisher": "Ace", "published": "2005"}

    [book] = merge([record("open_library", **facts), record("k10plus", None, **facts)], TRUST)

    assert book.known_to == ("open_library", "k10plus")


def test_a_record_without_isbn_stays_out_when_anything_is_unsaid_or_two_editions_fit() -> None:
    facts: dict[str, Any] = {"authors": ("Frank Herbert",), "publisher": "Ace", "published": "2005"}
    vague = record("k10plus", None, **{**facts, "published": None})
    loose = record("k10plus", None, **facts)
    twin = record("google_books", "9780441172719", **facts)

    [alone] = merge([record("open_library", **facts), vague], TRUST)
    twins = merge([record("open_library", **facts), twin, loose], TRUST)

    assert alone.known_to == ("open_library",)
    assert [book.known_to for book in twins] == [("open_library",), ("google_books",)]


def test_what_is_said_of_a_work_without_isbn_joins_all_its_editions_in_that_language() -> None:
    facts: dict[str, Any] = {"authors": ("Frank Herbert",), "language": "eng"}
    german = record("google_books", "9783453317178", **{**facts, "language": "ger"})
    text = record("gutendex", None, work_level=True, subjects=("Deserts",), **facts)
    twins = [record("open_library", **facts), record("k10plus", "9780441172719", **facts)]

    books = merge([*twins, german, text], TRUST)

    assert {book.isbn13: book.subjects for book in books} == {
        DUNE: ("Deserts",),
        "9780441172719": ("Deserts",),
        "9783453317178": (),
    }
    assert {"gutendex"} == {book.known_to[-1] for book in books[:2]}


@pytest.mark.parametrize(
    "text",
    [
        {"title": "Dune Messiah"},
        {"authors": ("Brian Herbert",)},
        {"authors": ()},
        {"language": None},
        {"translators": ("Ann Other",)},
    ],
)
def test_what_is_said_of_a_work_stays_out_when_it_may_be_another_text(text: dict[str, Any]) -> None:
    facts: dict[str, Any] = {"authors": ("Frank Herbert",), "language": "eng"}
    other = record("gutendex", None, work_level=True, **{**facts, **text})

    [book] = merge([record("open_library", **facts), other], TRUST)

    assert book.known_to == ("open_library",)


def test_a_translation_is_joined_by_what_is_said_of_the_same_translation() -> None:
    facts: dict[str, Any] = {"authors": ("Homer",), "translators": ("Samuel Butler",)}
    text = record("gutendex", None, work_level=True, language="en", summary="War.", **facts)

    [book] = merge([record("open_library", language="eng", **facts), text], TRUST)

    assert (book.summary, book.provenance["summary"]) == ("War.", "gutendex")


def test_a_poorer_newer_word_of_a_source_does_not_make_the_book_poorer() -> None:
    rich = record("open_library", pages="412", summary="Sand.")
    poor = replace(record("open_library"), fetched_at=NOON + timedelta(days=1))

    [book] = merge([rich, poor], TRUST)

    assert (book.pages, book.summary) == (412, "Sand.")
    assert book.fetched_at == NOON + timedelta(days=1)


sources = st.sampled_from(["open_library", "k10plus", "google_books", "douban", "unheard_of"])
isbns = st.sampled_from([DUNE, SANTI, "9780441172719", None])
records = st.builds(
    record,
    sources,
    isbns,
    id=st.sampled_from(["1", "2"]),
    title=st.sampled_from(["Dune", "DUNE", "三体", "Dune: a novel", "The Dune"]),
    authors=st.lists(
        st.sampled_from(["Frank Herbert", "Herbert, Frank", "刘慈欣", "[美] 赫伯特"]), max_size=3
    ).map(tuple),
    publisher=st.sampled_from([None, "Ace", "Ace Books", "重庆出版社"]),
    published=st.sampled_from([None, "2005", "2005-08", "Aug 2, 2005", "1965", "19??"]),
    pages=st.sampled_from([None, "412", "412 p.", "XV, 687 S."]),
    summary=st.sampled_from([None, "Sand.", "Sand and worms."]),
    identifiers=st.dictionaries(st.sampled_from(["oclc", "lccn"]), st.sampled_from(["1", "2"])),
    work_level=st.booleans(),
    fetched_at=st.sampled_from([NOON, NOON + timedelta(days=1), None]),
)


@given(
    st.lists(records, max_size=8).flatmap(
        lambda said: st.tuples(st.just(said), st.permutations(said))
    )
)
def test_the_order_of_answers_does_not_matter(two: tuple[list[Record], list[Record]]) -> None:
    said, shuffled = two

    assert merge(said, TRUST) == merge(shuffled, TRUST)


@given(st.lists(records, max_size=8))
def test_hearing_everything_twice_changes_nothing(said: list[Record]) -> None:
    assert merge([*said, *said], TRUST) == merge(said, TRUST)


@given(st.lists(records, max_size=8))
def test_nothing_that_was_said_of_an_edition_is_lost(said: list[Record]) -> None:
    books = {book.isbn13: book for book in merge(said, TRUST)}

    assert books.keys() == {record.isbn13 for record in said if record.isbn13}
    for record_ in said:
        if record_.isbn13:
            book = books[record_.isbn13]
            assert (record_.source, record_.id) in {(at.name, at.id) for at in book.sources}
            assert record_.identifiers.keys() <= book.identifiers.keys()


@given(st.lists(records, max_size=8))
def test_every_value_says_where_it_came_from(said: list[Record]) -> None:
    for book in merge(said, TRUST):
        filled = [
            name
            for name in (
                "title",
                "subtitle",
                "authors",
                "publisher",
                "published",
                "pages",
                "summary",
            )
            if getattr(book, name)
        ]
        assert {name: book.provenance.get(name) in book.known_to for name in filled} == (
            dict.fromkeys(filled, True)
        )


def test_whom_one_source_names_translator_is_no_author() -> None:
    [book] = merge(
        [
            record("google_books", authors=("Frank Herbert", "Jakob Schmidt")),
            record("k10plus", authors=("Herbert, Frank",), translators=("Schmidt, Jakob",)),
        ],
        TRUST,
    )

    assert book.authors == ("Frank Herbert",)
    assert book.translators == ("Jakob Schmidt",)


def test_lists_of_a_thousand_people_are_cut() -> None:
    crowd = tuple(f"Author Number{number}" for number in range(1_000))

    [book] = merge([record("google_books", authors=crowd), record("k10plus", authors=crowd)], TRUST)

    assert len(book.authors) == 60


@given(
    st.lists(records, max_size=8).flatmap(
        lambda said: st.tuples(st.just(said), st.permutations(said))
    )
)
def test_no_order_of_answers_matters_where_sources_are_strong_and_weak(
    two: tuple[list[Record], list[Record]],
) -> None:
    trust = Trust(
        ("douban", "k10plus"),
        {
            "douban": Standing(weak=frozenset({"authors", "title", "subjects"})),
            "k10plus": Standing(strong=frozenset({"pages", "published"})),
        },
    )
    said, shuffled = two

    assert merge(said, trust) == merge(shuffled, trust)
