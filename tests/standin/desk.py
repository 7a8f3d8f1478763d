"""The server below the face: it takes requests and ends every wait when it closes."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.standin.wire import Asked

PATIENCE = 5.0
"""Most seconds to wait for open connections to end, which they do at once."""


class Server(ThreadingTCPServer):
    """One thread a connection; unlike http.server's own, it asks no name server for its name."""

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 2048

    def __init__(
        self, address: tuple[str, int], answer: Callable[[Asked, socket.socket], None]
    ) -> None:
        self.answer = answer
        self.closing = threading.Event()
        self._open: set[socket.socket] = set()
        self._left = threading.Condition()
        super().__init__(address, _Desk)

    @contextmanager
    def open(self, connection: socket.socket) -> Iterator[None]:
        """Know of a connection while it is open."""
        with self._left:
            self._open.add(connection)
            if self.closing.is_set():
                _shut(connection)
        try:
            yield
        finally:
            with self._left:
                self._open.discard(connection)
                self._left.notify_all()

    def server_close(self) -> None:
        """End every wait and every connection, and give their threads the time to leave."""
        self.closing.set()
        super().server_close()
        with self._left:
            for connection in self._open:
                _shut(connection)
            self._left.wait_for(lambda: not self._open, timeout=PATIENCE)


def _shut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        # The client was first to leave, and there is nothing to shut.
        return


class _Desk(BaseHTTPRequestHandler):
    """Takes the requests of one connection, one after the other."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Server

    def handle(self) -> None:
        """Take requests until either side breaks off, which is no error of the stand-in."""
        try:
            with self.server.open(self.connection):
                super().handle()
        except ConnectionError:
            self.close_connection = True

    def do_GET(self) -> None:
        """Read the request and have it answered."""
        self.server.answer(self._asked(), self.connection)

    def do_POST(self) -> None:
        """Do the same."""
        self.do_GET()

    def _asked(self) -> Asked:
        parts = urlsplit(self.path)
        source, _, path = parts.path.lstrip("/").partition("/")
        return Asked(
            source=source,
            path=f"/{unquote(path)}",
            query=dict(parse_qsl(parts.query, keep_blank_values=True)),
            headers=self.headers,
            method=self.command,
            body=self.rfile.read(int(self.headers.get("Content-Length", 0))),
            target=self.path,
            at=time.monotonic(),
        )
