"""Every source Fisher can ask, most trusted first when nobody says otherwise."""

from app.spider import (
    crossref,
    dnb,
    douban,
    google_books,
    gutendex,
    internet_archive,
    inventaire,
    k10plus,
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
    douban.DOUBAN,
    douban.YUSHU,
    gutendex.SOURCE,
    crossref.SOURCE,
)
