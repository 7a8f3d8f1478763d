"""A stand-in for the public catalogues: a real HTTP server that answers in their own shapes.

    with StandIn() as upstream:
        upstream.url("open_library")            # what to set as the source's base URL
        upstream.asked("k10plus")               # what it was asked
        upstream.delay("k10plus", 0.2)
        upstream.fault("google_books", faults.status(503))
        upstream.heal()

`python -m tests.standin --port 9001` runs it by itself.
"""

from tests.standin import faults
from tests.standin.books import BOOKS, Book, many
from tests.standin.server import StandIn
from tests.standin.wire import Answer, Asked, Exchange

__all__ = ["BOOKS", "Answer", "Asked", "Book", "Exchange", "StandIn", "faults", "many"]
