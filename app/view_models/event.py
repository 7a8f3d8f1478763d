"""A stream of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html)."""

import logging
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass

import orjson
from flask import Response, stream_with_context

from app.catalogue.heard import Heard
from app.catalogue.result import SearchResult
from app.view_models.book import BookCollection, BookViewModel
from app.view_models.problem import Problem
from app.view_models.source import SourceViewModel

log = logging.getLogger(__name__)

EVENT_STREAM = "text/event-stream"

HEARTBEAT = 2.0
"""Seconds of silence after which a stream shows that it is alive. A reader who has left is noticed
at the second beat: the first is answered by a reset."""

WAITING = b": waiting\n\n"
"""A comment: readers of events skip it, proxies and the socket do not."""

UNBUFFERED = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
"""Nothing on the way keeps the stream, or keeps it back (nginx reads the second)."""

BROKEN = Problem(500, "Fisher failed; the reason is in its log. Try again.")


@dataclass(frozen=True, slots=True)
class Event:
    """One event; its data is JSON, which orjson spells on one line."""

    name: str
    data: Mapping[str, object]

    def as_bytes(self) -> bytes:
        """Spell the event as it goes over the wire."""
        return b"event: %b\ndata: %b\n\n" % (self.name.encode(), orjson.dumps(self.data))


Events = Generator[Event | None, None, None]
"""Events as they happen; None is a sign of life."""


def search_event(heard: Heard | SearchResult) -> Event:
    """Tell one source's answer with its own books, or the whole answer (CONTRACT.md section 4)."""
    if isinstance(heard, SearchResult):
        return Event("result", BookCollection(heard).as_json())
    row = SourceViewModel(heard.answer).as_json()
    return Event("source", {**row, "books": [BookViewModel(one).as_json() for one in heard.books]})


def event_stream(events: Events) -> Response:
    """Answer with events as they happen; a reader who leaves closes them."""
    body = stream_with_context(_spelled(events))
    return Response(body, mimetype=EVENT_STREAM, headers=UNBUFFERED)


def _spelled(events: Events) -> Iterator[bytes]:
    """Spell the events; the status has long been sent when one breaks down, so that is an event."""
    with closing(events):
        try:
            for event in events:
                yield event.as_bytes() if event else WAITING
        except Exception:
            log.exception("A stream broke down.")
            yield Event("problem", BROKEN.as_json()).as_bytes()
