"""Connections that end at the deadline, whatever the other side does.

A time-out of requests and urllib3 bounds each wait for a byte, so a server that drips its status
line holds its caller as long as it likes. Here each wait is cut to what is left of the whole.
Nothing runs beside the exchange: no thread, no timer.

Only the looking up of a name cannot be cut, because the system's resolver takes no time-out;
`ask.py` does not wait for it.
"""

import logging
import re
import socket
import ssl
from collections.abc import Mapping
from functools import lru_cache
from http.client import HTTPResponse, RemoteDisconnected
from io import BufferedReader, RawIOBase
from ssl import SSLContext
from time import monotonic
from typing import TYPE_CHECKING, Any

import urllib3
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from requests.structures import CaseInsensitiveDict
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    NameResolutionError,
    NewConnectionError,
    SSLError,
)
from urllib3.util.connection import create_connection

from app.spider.deadline import Deadline
from app.spider.tls import trusting

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

SILENCE = 6.0
"""Seconds of the longest wait for the next byte, where the deadline is farther off."""

SURELY_THERE = 1.0
"""Seconds for which a connection is not looked at anew; a look costs as much as the sending."""

# urllib3 writes whole links into its warnings and debug lines, and a link may hold a key.
logging.getLogger("urllib3").setLevel(logging.ERROR)


_HOST_ENDS = re.compile("[/?#]")


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


class Pool(urllib3.HTTPConnectionPool):
    """Such connections to one host."""

    ConnectionCls = Timed

    def urlopen(  # type: ignore[override]  # Only requests' adapter calls it, in this one way.
        self,
        method: str,
        url: str,
        body: Any = None,  # noqa: ANN401 -- As in urllib3.
        headers: Mapping[str, str] | None = None,
        *,
        timeout: urllib3.Timeout,
        **_: object,
    ) -> urllib3.BaseHTTPResponse:
        """Send a request as it is spelled, once.

        urllib3's own way spells each address anew, and readies itself for proxies and for trying
        again; that takes as long as all the rest of a request.
        """
        connection, answered = self._get_conn(), False
        try:
            # The response gives the connection back when it is read to its end.
            response = self._make_request(
                connection,
                method,
                url,
                body=body,
                headers=headers,
                timeout=timeout,
                response_conn=connection,
                preload_content=False,
                decode_content=False,
            )
            answered = True
        except ssl.SSLError as cause:
            raise SSLError(cause) from cause
        finally:
            if not answered:
                connection.close()
                self._put_conn(None)
        return response


class TlsPool(Pool, urllib3.HTTPSConnectionPool):
    """The same behind TLS."""

    ConnectionCls = TimedTls


class Adapter(HTTPAdapter):
    """requests' adapter over such connections: it verifies always, and retries never."""

    def __init__(self, pool: int, tls: SSLContext | None = None) -> None:
        super().__init__(max_retries=urllib3.Retry(total=False, redirect=False))
        context = tls or trusting()
        self.poolmanager = urllib3.PoolManager(pool, maxsize=pool, ssl_context=context)
        self.poolmanager.pool_classes_by_scheme = {"http": Pool, "https": TlsPool}
        self._pool_at = lru_cache(pool)(self.poolmanager.connection_from_url)

    def get_connection_with_tls_context(
        self, request: PreparedRequest, *_: object, **__: object
    ) -> urllib3.HTTPConnectionPool:
        """Give the connections to the host of a request; there are no proxies to look for."""
        scheme, rest = str(request.url).split("://", 1)
        return self._pool_at(f"{scheme}://{_HOST_ENDS.split(rest, maxsplit=1)[0]}")

    def request_url(self, request: PreparedRequest, *_: object, **__: object) -> str:
        """Give what stands in the request line."""
        return request.path_url

    def build_response(self, req: PreparedRequest, resp: urllib3.BaseHTTPResponse) -> Response:
        """Hand on status, headers and what is still to be read; cookies are not kept."""
        response = Response()
        response.status_code, response.raw = resp.status, resp
        response.headers = CaseInsensitiveDict(resp.headers)
        response.url, response.request = str(req.url), req
        return response

    def cert_verify(self, *_: object, **__: object) -> None:
        """Leave it to the context, which always verifies.

        requests would have every new connection read the authorities again.
        """
