"""Every source Fisher can ask, most trusted first when nobody says otherwise."""

from app.spider import bnf, dnb, douban, google_books, k10plus, loc, ndl, open_library, openbd
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
    douban.DOUBAN,
    douban.YUSHU,
)
