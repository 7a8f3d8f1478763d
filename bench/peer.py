"""What Fisher is measured against: a bare asyncio client, and a bare Flask page."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack

from flask import Flask

from bench.bodies import words_of
from bench.readers import Connection, Measured


def hello() -> Flask:
    """Give an application that answers every address with one word."""
    app = Flask("hello")

    @app.get("/")
    @app.get("/healthz")
    def say() -> str:
        return "hello"

    return app


def bare_client(ports: Sequence[int], searches: int, readers: int) -> Measured:
    """Ask every upstream at once, as a search does, and do nothing with what they say."""
    return asyncio.run(_ask(ports, iter(range(searches)), readers))


async def _ask(ports: Sequence[int], numbers: Iterator[int], readers: int) -> Measured:
    waits: list[float] = []

    async def search(connections: Sequence[Connection]) -> None:
        for number in numbers:
            began = time.perf_counter()
            path = f"/search?q={words_of(number).replace(' ', '+')}"
            await asyncio.gather(*(connection.get(path) for connection in connections))
            waits.append(time.perf_counter() - began)

    async with AsyncExitStack() as stack:
        each = [
            [await stack.enter_async_context(Connection(port)) for port in ports]
            for _ in range(readers)
        ]
        began = time.perf_counter()
        await asyncio.gather(*map(search, each))
        return Measured(tuple(waits), time.perf_counter() - began)
