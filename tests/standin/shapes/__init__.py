"""How each source answers: one function a source, from a request and its books to an answer."""

from collections.abc import Callable, Mapping

from tests.standin.holdings import Holdings
from tests.standin.shapes import (
    aladin,
    crossref,
    douban,
    google_books,
    gutendex,
    hardcover,
    internet_archive,
    inventaire,
    isbndb,
    kakao,
    ndl,
    open_library,
    openbd,
    sru,
    yushu,
)
from tests.standin.wire import Answer, Asked

Shape = Callable[[Asked, Holdings], Answer]

SHAPES: Mapping[str, Shape] = {
    "open_library": open_library.answer,
    "google_books": google_books.answer,
    "k10plus": sru.K10PLUS.answer,
    "dnb": sru.DNB.answer,
    "bnf": sru.BNF.answer,
    "loc": sru.LOC.answer,
    "ndl": ndl.answer,
    "openbd": openbd.answer,
    "inventaire": inventaire.answer,
    "internet_archive": internet_archive.answer,
    "aladin": aladin.answer,
    "kakao": kakao.answer,
    "hardcover": hardcover.answer,
    "isbndb": isbndb.answer,
    "douban": douban.answer,
    "yushu": yushu.answer,
    "gutendex": gutendex.answer,
    "crossref": crossref.answer,
}

KEYED = ("google_books", "aladin", "kakao", "hardcover", "isbndb")
"""The sources that answer only who has a key; any key will do."""
