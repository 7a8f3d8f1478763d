"""Connections that end at the deadline, whatever the other side does.

A time-out of requests and urllib3 bounds each wait for a byte, so a server that drips its status
line holds its caller as long as it likes. Here each wait is cut to what is left of the whole.
Nothing runs beside the exchange: no thread, no timer.

Only the looking up of a name cannot be cut, because the system's resolver takes no time-out;
`ask.py` does not wait for it.
"""

import logging
import socket
from http.client import HTTPResponse, RemoteDisconnected
from io import BufferedReader, RawIOBase
from time import monotonic
from typing import TYPE_CHECKING, Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    NameResolutionError,
    NewConnectionError,
)
from urllib3.util.connection import create_connection

from app.spider.deadline import Deadline

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

SILENCE = 6.0
"""Seconds of the longest wait for the next byte, where the deadline is farther off."""

SURELY_THERE = 1.0
"""Seconds for which a connection is not looked at anew; a look costs as much as the sending."""

# urllib3 writes whole links into its warnings and debug lines, and a link may hold a key.
logging.getLogger("urllib3").setLevel(logging.ERROR)


class Incoming(RawIOBase):
    """The bytes of one answer; its time is what the socket's time-out is when it begins."""

    def __init__(self, sock: socket.socket) -> None:
        self._socket = sock
        self._over = Deadline.after(sock.gettimeout() or 0.0)
        # The socket counts its files, and closes when its connection and they all have.
        self._file = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        """Say that it can be read, as `io` asks."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int | None:
        """Read what has come, or wait for it; raises TimeoutError when it is too late."""
        patience = min(SILENCE, self._over.left)
        if patience <= 0:
            raise TimeoutError("No time is left to read.")
        self._socket.settimeout(patience)
        return self._file.readinto(buffer)

    def close(self) -> None:
        """Let go of the socket."""
        self._file.close()
        super().close()


class Answer(HTTPResponse):
    """An answer of which each byte, from the status line on, comes in time or not at all."""

    def __init__(
        self,
        sock: socket.socket,
        debuglevel: int = 0,
        method: str | None = None,
        url: str | None = None,
    ) -> None:
        super().__init__(sock, debuglevel, method, url)
        self.fp.close()
        self.fp = BufferedReader(Incoming(sock))


class Timed(HTTPConnection):
    """A connection whose time-outs bound all of the connecting, and all of an answer."""

    response_class = Answer
    _kept = False
    _answered_at = 0.0

    def connect(self) -> None:
        """Connect anew."""
        self._kept = False
        super().connect()

    def _new_conn(self) -> socket.socket:
        """Try all addresses of the host within the time for one, in fair shares.

        urllib3's own way gives the whole time to each of them.
        """
        until = Deadline.after(self.timeout or 0.0)
        try:
            found = socket.getaddrinfo(self._dns_host, self.port, type=socket.SOCK_STREAM)
        except socket.gaierror as cause:
            raise NameResolutionError(self.host, self, cause) from cause
        failure = OSError("The host has no address.")
        for tried, (*_, address) in enumerate(found):
            try:
                return self._connected(address, until.left / (len(found) - tried))
            except OSError as cause:
                failure = cause
        if isinstance(failure, TimeoutError):
            raise ConnectTimeoutError(self, "It did not connect in time.") from failure
        raise NewConnectionError(self, "No connection was made.") from failure

    def _connected(self, address: tuple[Any, ...], patience: float) -> socket.socket:
        if patience <= 0:
            raise TimeoutError("No time is left to connect.")
        return create_connection(address[:2], patience, self.source_address, self.socket_options)

    def getresponse(self) -> urllib3.HTTPResponse:  # type: ignore[override]  # As in urllib3.
        """Read the status line and headers.

        Raises NewConnectionError where the other side had already left a connection that was
        kept: the question was not heard, and may be asked again.
        """
        try:
            response = super().getresponse()
        except (RemoteDisconnected, ConnectionResetError, BrokenPipeError) as cause:
            if self._kept:
                raise NewConnectionError(self, "The kept connection was gone.") from cause
            raise
        self._kept, self._answered_at = True, monotonic()
        return response

    @property
    def is_connected(self) -> bool:
        """Whether the other side is still there: looked at only when it was silent for a while.

        Who left within the second is noticed when the question is not heard; it is asked again.
        """
        if self.sock is not None and monotonic() - self._answered_at < SURELY_THERE:
            return True
        return super().is_connected


class TimedTls(Timed, HTTPSConnection):
    """The same behind TLS."""
