"""Servers that take their time, below and beside HTTP."""

import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from tests.standin import Exchange

HEAD = b"HTTP/1.1 200 OK\r\n"
GZIP_WITHOUT_END = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"
EMPTY_BLOCK = b"\x00\x00\x00\xff\xff"
"""A block of deflate that holds nothing; any number of them may follow each other."""


def _dripping(exchange: Exchange, begin: bytes, drop: bytes) -> None:
    exchange.write(begin)
    while True:
        exchange.pause(0.02)
        exchange.write(drop)


def status_line_without_end(exchange: Exchange) -> None:
    _dripping(exchange, b"HTTP/1.1 2", b"0")


def header_without_end(exchange: Exchange) -> None:
    _dripping(exchange, HEAD + b"X-Long: ", b"x")


def continues_without_end(exchange: Exchange) -> None:
    _dripping(exchange, b"", b"HTTP/1.1 100 Continue\r\n\r\n")


def body_without_end(exchange: Exchange) -> None:
    _dripping(exchange, HEAD + b"Content-Length: 9000\r\n\r\n", b" ")


def chunk_size_without_end(exchange: Exchange) -> None:
    _dripping(exchange, HEAD + b"Transfer-Encoding: chunked\r\n\r\n1;", b"x")


def gzip_of_nothing_without_end(exchange: Exchange) -> None:
    begin = HEAD + b"Content-Encoding: gzip\r\nConnection: close\r\n\r\n" + GZIP_WITHOUT_END
    _dripping(exchange, begin, EMPTY_BLOCK)


WITHOUT_END = (
    status_line_without_end,
    header_without_end,
    continues_without_end,
    body_without_end,
    chunk_size_without_end,
    gzip_of_nothing_without_end,
)


@contextmanager
def listening(serve: Callable[[socket.socket], None]) -> Iterator[int]:
    """Give the port of a server that hands each connection to `serve`, one thread each."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        accepting = threading.Thread(target=_accept, args=(server, serve), daemon=True)
        accepting.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
        accepting.join()


def _accept(server: socket.socket, serve: Callable[[socket.socket], None]) -> None:
    def served(connection: socket.socket) -> None:
        with suppress(OSError), closing(connection):
            serve(connection)

    with suppress(OSError):
        while True:
            threading.Thread(target=served, args=server.accept()[:1], daemon=True).start()


def silent(connection: socket.socket) -> None:
    """Listen until the other side leaves, and say nothing."""
    while connection.recv(65_536):
        pass


def self_signed(folder: Path) -> Path:
    """Make a certificate of 127.0.0.1 and its key in one file, or skip where openssl is missing."""
    tool = shutil.which("openssl")
    if tool is None:
        pytest.skip("There is no openssl to make a certificate.")
    made = folder / "self-signed.pem"
    command = f"{tool} req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    command += f" -subj /CN=stand-in -addext subjectAltName=IP:127.0.0.1 -keyout {made}"
    told = subprocess.run(command.split(), check=True, capture_output=True)
    made.write_bytes(made.read_bytes() + told.stdout)
    return made


class TlsServer:
    """Answers each connection once over TLS; `answering` is set when the answer begins."""

    def __init__(self, certificate: Path) -> None:
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate)
        self.answering = threading.Event()

    def serve(self, connection: socket.socket) -> None:
        with self._context.wrap_socket(connection, server_side=True) as secure:
            secure.recv(65_536)
            self.answering.set()
            secure.sendall(HEAD + b"Content-Length: 2000\r\n\r\n{}" + b" " * 1_998)
            secure.recv(1)

    def serve_slowly(self, connection: socket.socket, begin: threading.Event) -> None:
        """Serve, but from `begin` on each byte of the answer comes by itself."""
        near, far = socket.socketpair()
        inner = threading.Thread(target=self._serve_quietly, args=(far,), daemon=True)
        inner.start()
        back = threading.Thread(target=_copy, args=(connection, near), daemon=True)
        back.start()
        with closing(near):
            while piece := near.recv(1):
                if begin.is_set():
                    threading.Event().wait(0.2)
                connection.sendall(piece)

    def _serve_quietly(self, connection: socket.socket) -> None:
        with suppress(OSError):
            self.serve(connection)


def _copy(there: socket.socket, here: socket.socket) -> None:
    with suppress(OSError):
        while data := there.recv(65_536):
            here.sendall(data)
        here.close()
