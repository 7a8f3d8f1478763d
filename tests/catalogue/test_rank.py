from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.books.book import Book, Location
from app.catalogue.rank import Match, match, places_in, rank
from tests.catalogue.statements import TRUST


def book(isbn13: str, title: str, *authors: str, sources: tuple[str, ...] = ("k10plus",)) -> Book:
    places = tuple(Location(name, "1", None, None) for name in sources)
    return Book(isbn13, title, authors=authors, publisher="Ace", published="2005", sources=places)


DUNE = book("9780441013593", "Dune", "Frank Herbert")
MESSIAH = book("9780593098233", "Dune Messiah", "Frank Herbert")
ROAD = book("9780765324320", "The Road to Dune", "Brian Herbert")
SANTI = book("9787536692930", "三体", "刘慈欣")


def titles(books: list[Book]) -> list[str]:
    return [ranked.title for ranked in books]


def test_the_exact_title_comes_first_though_sources_put_it_last() -> None:
    places = places_in([("open_library", [ROAD.isbn13, MESSIAH.isbn13, DUNE.isbn13], 0)])

    assert titles(rank([ROAD, MESSIAH, DUNE], "dune", places, TRUST)) == [
        "Dune",
        "Dune Messiah",
        "The Road to Dune",
    ]


def test_title_and_author_together_are_nearly_as_good_as_the_title() -> None:
    assert match(DUNE, "Herbert Dune") == Match.TITLE_AND_AUTHOR
    assert match(MESSIAH, "Herbert Dune") < match(DUNE, "Herbert Dune")


def test_articles_case_and_script_make_no_difference_to_an_exact_title() -> None:
    assert match(replace(DUNE, title="The Dune"), "DUNE") == Match.TITLE
    assert match(SANTI, "三體") == Match.TITLE


def test_among_equal_matches_the_one_more_sources_put_high_comes_first() -> None:
    twin = book("9780441172719", "Dune", "Frank Herbert")
    places = places_in(
        [
            ("open_library", [twin.isbn13, DUNE.isbn13], 0),
            ("k10plus", [DUNE.isbn13, twin.isbn13], 0),
            ("google_books", [DUNE.isbn13], 0),
        ]
    )

    assert rank([twin, DUNE], "dune", places, TRUST)[0] is DUNE


def test_a_thin_record_that_one_source_alone_holds_comes_later() -> None:
    thin = Book("9780441172719", "Dune", sources=(Location("open_library", "1", None, None),))
    places = places_in([("open_library", [thin.isbn13, DUNE.isbn13], 0)])

    assert rank([thin, DUNE], "dune", places, TRUST) == [DUNE, thin]


def test_a_place_on_a_later_page_counts_from_the_first() -> None:
    places = places_in([("a", ["1", "2"], 0), ("a", ["3"], 15), ("a", ["1"], 15)])

    assert places == {"1": [("a", 0)], "2": [("a", 1)], "3": [("a", 15)]}


@given(st.permutations([DUNE, MESSIAH, ROAD, SANTI]), st.text(min_size=1, max_size=20))
def test_the_same_books_always_stand_in_the_same_order(books: list[Book], words: str) -> None:
    assert rank(books, words, {}, TRUST) == rank(books[::-1], words, {}, TRUST)


def test_a_title_of_joined_words_fits_the_words_apart() -> None:
    spider_man = book("9780785121107", "Spider-Man", "Stan Lee")

    assert match(spider_man, "spider man stan lee") == Match.TITLE_AND_AUTHOR
