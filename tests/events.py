"""A stream of server-sent events as a browser reads it, and a source that waits for a word."""

import json
from collections.abc import Iterable, Iterator
from threading import Event
from typing import Any, NamedTuple

from tests.standin import Exchange
from tests.standin.faults import Fault


class Told(NamedTuple):
    """One event; a comment is told too, under the name ":" and with its text as data."""

    name: str
    data: Any


def events(chunks: Iterable[bytes]) -> Iterator[Told]:
    """Give each event as soon as its last byte is here, however the bytes were cut."""
    heard = b""
    for chunk in chunks:
        heard += chunk
        *blocks, heard = heard.split(b"\n\n")
        yield from map(_told, blocks)
    assert not heard, "The stream ended amid an event."


def _told(block: bytes) -> Told:
    if block.startswith(b":"):
        return Told(":", block[1:].strip().decode())
    fields = dict(line.split(b": ", 1) for line in block.split(b"\n"))
    assert fields.keys() == {b"event", b"data"}
    return Told(fields[b"event"].decode(), json.loads(fields[b"data"]))


def names(told: Iterable[Told]) -> list[str]:
    """Give the sources that were told, in their order."""
    return [event.data["name"] for event in told if event.name == "source"]


def until(word: Event) -> Fault:
    """Let a source answer truly, but not before the word is given."""

    def wait(exchange: Exchange) -> None:
        while not word.wait(0.01):
            exchange.pause(0)
        exchange.send(exchange.answer)

    return wait
