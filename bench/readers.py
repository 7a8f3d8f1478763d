"""Readers: many at once, each asking his next question when the last one is answered."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from bench.upstreams import HOST

PATIENCE = 30.0
"""Seconds after which a reader gives up."""


@dataclass(slots=True)
class Connection:
    """One kept connection to one server, over which one question after the other is asked."""

    port: int
    _reader: asyncio.StreamReader = field(init=False)
    _writer: asyncio.StreamWriter = field(init=False)

    async def __aenter__(self) -> Self:
        self._reader, self._writer = await asyncio.open_connection(HOST, self.port)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        del kind, error, at
        self._writer.close()

    async def get(self, path: str) -> bool:
        """Ask, and say whether the answer is whole: 200, and no source was silent."""
        status, length = await self._head(path)
        body = await self._reader.readexactly(length)
        return status == 200 and b'"partial":true' not in body

    async def first_event(self, path: str) -> bool:
        """Ask for a stream, and wait for the first event of the fastest source."""
        status, _ = await self._head(path)
        while b"open_library" not in await self._reader.readuntil(b"\n"):
            pass
        return status == 200

    async def _head(self, path: str) -> tuple[int, int]:
        self._writer.write(
            f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nAccept: application/json\r\n\r\n".encode()
        )
        lines = (await self._reader.readuntil(b"\r\n\r\n")).lower().split(b"\r\n")
        lengths = [int(line[15:]) for line in lines if line.startswith(b"content-length:")]
        return int(lines[0].split()[1]), next(iter(lengths), 0)


@dataclass(frozen=True, slots=True)
class Measured:
    """What the readers met: seconds of each answer, in order, and of all together."""

    waits: tuple[float, ...]
    seconds: float
    failed: int = 0
    """Answers that were refusals, or lacked a source."""

    @property
    def per_second(self) -> float:
        """Whole answers a second."""
        return (len(self.waits) - self.failed) / self.seconds

    def percentile(self, part: int) -> float:
        """Give the seconds within which so many in a hundred were answered."""
        ordered = sorted(self.waits)
        return ordered[min(len(ordered) - 1, len(ordered) * part // 100)]


Ask = Callable[[Connection, str], Awaitable[bool]]


def ask_all(
    port: int, paths: Iterable[str], readers: int, ask: Ask = Connection.get, patience: float = 20.0
) -> Measured:
    """Let so many readers ask these questions, none of them after `patience` seconds."""
    return asyncio.run(_ask_all(port, iter(paths), readers, ask, patience))


async def _ask_all(
    port: int, paths: Iterator[str], readers: int, ask: Ask, patience: float
) -> Measured:
    waits: list[float] = []
    whole: list[bool] = []

    async def read(connection: Connection) -> None:
        for path in paths:
            began = time.perf_counter()
            if began > closing:
                return
            async with asyncio.timeout(PATIENCE):
                whole.append(await ask(connection, path))
            waits.append(time.perf_counter() - began)

    async with AsyncExitStack() as stack:
        open_ones = [await stack.enter_async_context(Connection(port)) for _ in range(readers)]
        began = time.perf_counter()
        closing = began + patience
        await asyncio.gather(*map(read, open_ones))
        seconds = time.perf_counter() - began
    return Measured(tuple(waits), seconds, whole.count(False))
