"""Every source Fisher can ask, most trusted first when nobody says otherwise."""

from app.spider import (
    aladin,
    bnf,
    crossref,
    dnb,
    douban,
    google_books,
    gutendex,
    hardcover,
    internet_archive,
    inventaire,
    isbndb,
    k10plus,
    kakao,
    loc,
    ndl,
    open_library,
    openbd,
)
from app.spider.source import Source

SOURCES: tuple[Source, ...] = (
    open_library.SOURCE,
    k10plus.SOURCE,
    dnb.SOURCE,
    bnf.SOURCE,
    loc.SOURCE,
    ndl.SOURCE,
    openbd.SOURCE,
    google_books.SOURCE,
    inventaire.SOURCE,
    internet_archive.SOURCE,
    aladin.SOURCE,
    kakao.SOURCE,
    hardcover.SOURCE,
    isbndb.SOURCE,
    douban.DOUBAN,
    douban.YUSHU,
    gutendex.SOURCE,
    crossref.SOURCE,
)
