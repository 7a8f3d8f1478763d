import pytest

from app.books.book import Book
from app.books.search import read_search
from app.catalogue.fits import fits

BOOK = Book(
    isbn13="9787536692930",
    title="三体",
    subtitle="地球往事",
    authors=("刘慈欣",),
    translators=("Ken Liu",),
    series="中国科幻基石丛书",
    publisher="重庆出版社",
    published="2008-01",
    language="zh-Hant",
)


@pytest.mark.parametrize(
    "words",
    [
        "title:三體",
        "title:地球往事",
        "author:刘慈欣",
        "by:liu",
        '"Ken Liu"',
        "series:科幻",
        "publisher:重庆",
        "year:2008",
        "lang:zh",
        "isbn:9787536692930",
        "title:dune OR title:三体",
        "whatever the source has found",
    ],
)
def test_a_book_fits_what_it_has(words: str) -> None:
    assert fits(BOOK, read_search(words))


@pytest.mark.parametrize(
    "words",
    [
        "title:刘慈欣",
        "author:三体",
        '"Liu Ken"',
        "year:2009",
        "lang:en",
        "isbn:9780441013593",
        "title:三体 year:2009",
        "title:dune OR title:球状闪电",
    ],
)
def test_a_book_does_not_fit_what_it_has_not(words: str) -> None:
    assert not fits(BOOK, read_search(words))
