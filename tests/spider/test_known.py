"""What each source is asked when the roll is called."""

from dataclasses import replace

import pytest

from app.books.isbn import Isbn
from app.books.query import IsbnQuery, KeywordQuery
from app.spider.all import SOURCES
from app.spider.known import AT_HOME, known_to
from app.spider.source import Source
from tests import fakes


@pytest.mark.parametrize(("group", "isbn13"), AT_HOME.items())
def test_a_book_is_of_the_group_it_stands_for(group: str, isbn13: str) -> None:
    assert Isbn(isbn13).group == group


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_every_source_is_asked_something_that_it_is_for(source: Source) -> None:
    assert source.ask(known_to(source)) is not None


def test_a_library_is_asked_about_a_book_of_its_home() -> None:
    openbd = next(source for source in SOURCES if source.name == "openbd")
    query = known_to(openbd)

    assert isinstance(query, IsbnQuery)
    assert query.isbn.group == "978-4"


def test_who_knows_no_isbns_is_asked_by_words() -> None:
    by_words = replace(fakes.source().source, search_by_isbn=None)

    assert isinstance(known_to(by_words), KeywordQuery)
