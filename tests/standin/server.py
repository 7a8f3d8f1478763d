"""The face of the stand-in: every source under one port, each below a path of its own name."""

import json
import socket
import threading
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, repeat
from typing import Self

from tests.standin.books import BOOKS, Book
from tests.standin.desk import Server
from tests.standin.faults import Fault, none
from tests.standin.holdings import Holdings
from tests.standin.shapes import KEYED, SHAPES, Shape
from tests.standin.wire import TEXT, Answer, Asked, Exchange

HOST = "127.0.0.1"
KEY = "stand-in"
RATE = 1_000
"""Requests a second: what is on this machine may be asked as often as anyone likes."""


class StandIn:
    """A server that stands in for all upstream catalogues; `port` 0 takes any free one."""

    def __init__(
        self,
        books: Sequence[Book] = BOOKS,
        port: int = 0,
        shapes: Mapping[str, Shape] = SHAPES,
    ) -> None:
        self._address = (HOST, port)
        self._shapes = shapes
        self._holdings = {name: Holdings(name, books) for name in shapes}
        self._lock = threading.Lock()
        self._log: list[Asked] = []
        self._delays: dict[str, float] = {}
        self._faults: dict[str, Iterator[Fault]] = {}

    def __enter__(self) -> Self:
        self._server = Server(self._address, self._answer)
        self._address = (HOST, self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def port(self) -> int:
        """The port it listens on, once it is started."""
        return self._address[1]

    def url(self, source: str) -> str:
        """Give the base URL of a source."""
        return f"http://{HOST}:{self.port}/{source}"

    def environment(self) -> dict[str, str]:
        """Give the settings by which Fisher asks the stand-in, and nobody else."""
        urls = {_setting(name, "URL"): self.url(name) for name in SHAPES}
        keys = {_setting(name, "KEY"): KEY for name in KEYED}
        rates = {_setting(name, "RATE"): str(RATE) for name in SHAPES}
        return {"FISHER_SOURCES": json.dumps(list(SHAPES)), **urls, **keys, **rates}

    def asked(self, source: str | None = None) -> list[Asked]:
        """Give what was asked so far, of one source or of all, in the order it came."""
        with self._lock:
            return [asked for asked in self._log if source in {None, asked.source}]

    def forget(self) -> None:
        """Forget what was asked so far."""
        with self._lock:
            self._log.clear()

    def delay(self, source: str, seconds: float) -> None:
        """Let a source think this long before it answers."""
        self._delays[source] = seconds

    def fault(self, source: str, fault: Fault, times: int | None = None) -> None:
        """Let a source fail in this way, for so many requests or until it is healed."""
        failing = repeat(fault) if times is None else chain(repeat(fault, times), repeat(none))
        with self._lock:
            self._faults[source] = failing

    def heal(self, source: str | None = None) -> None:
        """End the fault of one source, or of all."""
        with self._lock:
            for name in list(self._faults) if source is None else [source]:
                self._faults.pop(name, None)

    def _answer(self, asked: Asked, connection: socket.socket) -> None:
        with self._lock:
            self._log.append(asked)
            fault = next(self._faults.get(asked.source, repeat(none)))
        true = self._true_answer(asked)
        exchange = Exchange(asked, true, connection, self._server.closing)
        exchange.pause(self._delays.get(asked.source, 0))
        fault(exchange)

    def _true_answer(self, asked: Asked) -> Answer:
        shape = self._shapes.get(asked.source)
        if shape is None:
            return Answer(b"The stand-in knows no such source.", 404, TEXT)
        return shape(asked, self._holdings[asked.source])


def _setting(source: str, what: str) -> str:
    return f"FISHER_SOURCE__{source.upper()}__{what}"
