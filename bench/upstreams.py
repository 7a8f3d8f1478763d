"""Six upstream catalogues that answer after a delay, in a process of their own.

`python -m bench.upstreams` is that process: a bare asyncio server, as lean as Python allows, so
that what is measured is Fisher. It ends when its standard input does, so it never outlives us.
"""

import argparse
import asyncio
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from subprocess import PIPE
from urllib.request import urlopen

from bench.bodies import SHAPES

HOST = "127.0.0.1"

RATE = 1_000_000
"""Requests a second that each source allows: the benchmarks measure Fisher, not its patience."""

_NUMBER = re.compile(rb"(?:lighthouse|9780)([0-9]{8})")
_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Upstreams:
    """The running upstreams: where each is, and what they were asked."""

    ports: Mapping[str, int]
    count: int
    """The port that tells the counts."""
    pid: int

    @property
    def environment(self) -> dict[str, str]:
        """Give the settings by which Fisher asks these six, and nobody else."""
        said = {"FISHER_SOURCES": json.dumps([*self.ports])}
        for name, port in self.ports.items():
            said[f"FISHER_SOURCE__{name.upper()}__URL"] = f"http://{HOST}:{port}"
            said[f"FISHER_SOURCE__{name.upper()}__RATE"] = str(RATE)
        return {**said, "FISHER_SOURCE__GOOGLE_BOOKS__KEY": "bench"}

    def asked(self) -> dict[str, int]:
        """Give how many requests each source has had so far."""
        with urlopen(f"http://{HOST}:{self.count}/", timeout=10) as answer:
            counts: dict[str, int] = json.load(answer)
        return counts


@contextmanager
def upstreams(delays: Mapping[str, float], books: int = 1) -> Iterator[Upstreams]:
    """Run the six, each answering after its delay in seconds, with so many books an answer."""
    order = json.dumps({"delays": dict(delays), "books": books})
    command = [sys.executable, "-m", "bench.upstreams", order]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE) as process:  # noqa: S603 -- Ourselves.
        try:
            line = process.stdout.readline() if process.stdout else b""
            told: dict[str, int] = json.loads(line)
            yield Upstreams({name: told[name] for name in SHAPES}, told["count"], process.pid)
        finally:
            process.kill()


def all_after(seconds: float) -> dict[str, float]:
    """Let each of the six answer after the same delay."""
    return dict.fromkeys(SHAPES, seconds)


def _answer(shape: Callable[[range], bytes], books: int, question: bytes) -> bytes:
    """Give the whole answer to a request line: the book that is asked for and those after it."""
    told = _NUMBER.search(question)
    first = int(told[1]) if told else 0
    body = shape(range(first, first + books) if told else range(0))
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)


class _Connection(asyncio.Protocol):
    """One connection of one source; requests have no body."""

    def __init__(
        self, hear: Callable[[], None], answer: Callable[[bytes], bytes], delay: float
    ) -> None:
        self._hear, self._answer, self._delay = hear, answer, delay
        self._heard = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._heard += data
        while _END in self._heard:
            head, _, self._heard = self._heard.partition(_END)
            self._hear()
            question = head[: head.index(b"\r\n")]
            asyncio.get_running_loop().call_later(self._delay, self._send, question)

    def _send(self, question: bytes) -> None:
        if isinstance(self._transport, asyncio.WriteTransport):
            self._transport.write(self._answer(question))


async def _serve(delays: Mapping[str, float], books: int) -> None:
    """Open a port for each source and one for the counts, tell them, and serve until the end."""
    loop, counts = asyncio.get_running_loop(), Counter[str]()
    ports: dict[str, int] = {}
    for name, shape in SHAPES.items():
        hear = partial(counts.update, [name])
        connection = partial(_Connection, hear, partial(_answer, shape, books), delays[name])
        server = await loop.create_server(connection, HOST, 0, backlog=4096)
        ports[name] = server.sockets[0].getsockname()[1]
    telling = await asyncio.start_server(partial(_tell, counts), HOST, 0)
    ports["count"] = telling.sockets[0].getsockname()[1]
    sys.stdout.write(json.dumps(ports) + "\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)


async def _tell(
    counts: Counter[str], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    await reader.readuntil(_END)
    body = json.dumps({name: counts[name] for name in SHAPES}).encode()
    writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body)
    await writer.drain()
    writer.close()


def main() -> None:
    """Serve what the order says."""
    parser = argparse.ArgumentParser(prog="python -m bench.upstreams", description=__doc__)
    parser.add_argument("order", type=json.loads, help='{"delays": {name: seconds}, "books": 1}')
    order = parser.parse_args().order
    asyncio.run(_serve(order["delays"], order["books"]))


if __name__ == "__main__":
    main()
