from collections import Counter

import pytest
from stdnum import isbn as stdnum_isbn

from tests.standin import BOOKS, many
from tests.standin.books import Book
from tests.standin.holdings import Holdings, fold
from tests.standin.shapes import SHAPES


def titles(books: list[Book]) -> list[str]:
    return [book.title for book in books]


def test_every_isbn_is_valid_and_stands_for_one_book() -> None:
    isbns = [book.isbn13 for book in BOOKS if book.isbn13]
    assert all(map(stdnum_isbn.is_valid, isbns))
    assert len(set(isbns)) == len(isbns)


def test_what_a_source_says_otherwise_is_said_by_a_source() -> None:
    named = {name for book in BOOKS for name in (*book.said, *book.known_to)}
    assert named <= set(SHAPES)


def test_every_shape_knows_a_book_that_no_other_shape_knows() -> None:
    alone = Counter(book.known_to[0] for book in BOOKS if len(book.known_to) == 1)
    assert {"open_library", "google_books", "k10plus", "openbd"} <= alone.keys()
    assert ("douban", "yushu") in {book.known_to for book in BOOKS}


def test_works_have_several_editions_in_several_languages() -> None:
    dune = {book.language for book in BOOKS if book.work == "Dune"}
    assert dune == {"en", "zh", "de"}


def test_a_source_tells_its_own_variation() -> None:
    told = {
        "open_library": "535",
        "google_books": "544",
        "k10plus": "535 S.",
        "douban": "535页",
        "yushu": "535",
        "isbndb": "412",
    }
    pages = {name: Holdings(name, BOOKS).with_isbn("9780441172719")[0].pages for name in told}
    assert pages == told


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("harry ROWLING", ["9780747532743", "9783551551672"]),
        ("wustenplanet", ["9783453317178", ""]),
        ("三体", ["9787536692930", "9784152098702"]),
        ("体", ["9787536692930", "9784152098702"]),
        ("dun", []),
        ("!?", []),
    ],
)
def test_all_words_must_occur_and_ideographs_may_be_part_of_a_word(
    words: str, found: list[str]
) -> None:
    held = Holdings("k10plus", BOOKS)
    assert [book.isbn13 for book in held.about(words)] == found


@pytest.mark.parametrize("spelling", ["9780441172719", "0-441-17271-7", "978-0-441-17271-9"])
def test_a_book_is_found_by_every_spelling_of_its_isbn(spelling: str) -> None:
    assert titles(Holdings("k10plus", BOOKS).with_isbn(spelling)) == ["Dune"]


def test_a_book_is_handed_out_under_the_isbn_of_another_edition_where_so_declared() -> None:
    found = Holdings("google_books", BOOKS).with_isbn("9780441013593")
    assert {book.isbn13 for book in found} == {"9780441172719", "9780441013593"}


def test_folding_leaves_plain_small_words() -> None:
    assert fold("J.R.R. Süßkind—«Élan»") == "j r r susskind elan"


def test_made_up_books_are_many_valid_and_the_same_each_time() -> None:
    books = many(1000)
    assert len({book.isbn13 for book in books}) == 1000
    assert all(stdnum_isbn.is_valid(book.isbn13) for book in books)
    assert [book.title for book in books] == [book.title for book in many(1000)]
