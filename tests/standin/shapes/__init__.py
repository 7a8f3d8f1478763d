"""How each source answers: one function a source, from a request and its books to an answer."""

from collections.abc import Callable, Mapping

from tests.standin.holdings import Holdings
from tests.standin.shapes import douban, google_books, ndl, open_library, openbd, sru, yushu
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
    "douban": douban.answer,
    "yushu": yushu.answer,
}

KEYED = ("google_books",)
"""The sources that answer only who has a key; any key will do."""
