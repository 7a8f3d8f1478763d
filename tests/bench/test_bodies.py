"""What the stand-in upstreams of the benchmarks say is what the sources can read."""

import pytest

from app.books.query import KeywordQuery
from app.spider.all import SOURCES
from app.spider.reply import Reply
from bench.bodies import SHAPES, isbn13_of, title_of, words_of

BY_NAME = {source.name: source for source in SOURCES}


@pytest.mark.parametrize("name", SHAPES)
def test_each_source_reads_its_books(name: str) -> None:
    page = BY_NAME[name].read(Reply(SHAPES[name](range(7, 10))))

    assert [record.isbn13 for record in page.records] == [isbn13_of(n) for n in (7, 8, 9)]
    assert page.records[0].title == title_of(7)
    assert page.total == 3


@pytest.mark.parametrize("name", SHAPES)
def test_each_source_reads_that_there_is_no_book(name: str) -> None:
    assert BY_NAME[name].read(Reply(SHAPES[name](range(0)))).records == ()


@pytest.mark.parametrize("name", SHAPES)
def test_each_source_is_asked_in_words_that_name_the_book(name: str) -> None:
    request = BY_NAME[name].ask(KeywordQuery(words_of(7)))

    assert request
    assert "lighthouse00000007" in str(request.params)
