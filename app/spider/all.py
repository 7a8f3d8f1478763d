"""Every source Fisher can ask, most trusted first when nobody says otherwise."""

from app.spider import (
    aladin,
    dnb,
    douban,
    google_books,
    hardcover,
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
    aladin.SOURCE,
    kakao.SOURCE,
    hardcover.SOURCE,
    isbndb.SOURCE,
    douban.DOUBAN,
    douban.YUSHU,
)
