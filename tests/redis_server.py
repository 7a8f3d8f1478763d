"""The Redis that tests may use, a corner of it for each; and a way to lose it in the middle."""

import os
import secrets
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Self

import pytest
from redis import Redis
from redis.exceptions import RedisError

from app.spider.shared_redis import connect

URL = os.environ.get("FISHER_TEST_REDIS", "redis://127.0.0.1:6379/15")


@contextmanager
def own_corner() -> Iterator[str]:
    """Give a prefix for keys that nobody else uses and that are gone afterwards; or skip."""
    redis = connect(URL)
    try:
        redis.ping()
    except RedisError as cause:
        pytest.skip(f"No Redis answers ({type(cause).__name__}).")
    prefix = f"fisher-test-{secrets.token_hex(4)}:"
    try:
        yield prefix
    finally:
        for key in redis.scan_iter(match=f"{prefix}*"):
            redis.delete(key)
        redis.close()


class Relay:
    """Stands between a client and the Redis of the tests, and can be cut and joined again."""

    def __init__(self) -> None:
        there = Redis.from_url(URL).connection_pool.connection_kwargs
        self._there = (there.get("host", "127.0.0.1"), there.get("port", 6379))
        self._database = there.get("db", 0)
        self._open: list[socket.socket] = []
        self._cut = False
        self._ears = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.cut()
        self._ears.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._ears.close()

    @property
    def url(self) -> str:
        """The address by which Redis is reached through it."""
        return f"redis://127.0.0.1:{self._ears.getsockname()[1]}/{self._database}"

    def cut(self) -> None:
        """Break every connection, and let none be made."""
        self._cut = True
        for end in self._open:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self._open.clear()

    def join(self) -> None:
        """Let connections be made again."""
        self._cut = False

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                here, _ = self._ears.accept()
                if self._cut:
                    here.close()
                else:
                    self._connect(here)

    def _connect(self, here: socket.socket) -> None:
        there = socket.create_connection(self._there)
        self._open += [here, there]
        for ends in ((here, there), (there, here)):
            threading.Thread(target=_pass_on, args=ends, daemon=True).start()


def _pass_on(source: socket.socket, goal: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            goal.sendall(data)
