"""Every source Fisher can ask, most trusted first when nobody says otherwise."""

from app.spider import (
    aladin,
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
    open_library,
    openbd,
)
from app.spider.source import Source

SOURCES: tuple[Source, ...] = (
    open_library.SOURCE,
    k10plus.SOURCE,
    dnb.SOURCE,
    loc.SOURCE,
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
