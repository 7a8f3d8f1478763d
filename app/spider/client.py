"""All manners towards upstreams: the only place that knows requests.

One pooled adapter sends prepared requests. The client bounds the time (connect, each read, the
whole), the bytes (as sent and as unpacked) and the redirects (few, never to another host), and
maps every error of the libraries below to one of ours.
"""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import urljoin, urlsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter

from app.spider.deadline import Deadline
from app.spider.errors import BadStatus, LedAway, TimedOut, TooLarge, Unreachable, Unreadable
from app.spider.reply import Reply
from app.spider.source import Request

CHUNK = 65_536
POOL = 64
"""Connections kept to one host: as many as are asked of it at once."""

OK = range(200, 300)
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of anything one exchange may take; times in seconds, sizes in bytes."""

    connect: float = 3.0
    read: float = 6.0
    size: int = 8_000_000
    redirects: int = 3


class Client:
    """Sends the requests of every source and brings whole, bounded answers back."""

    def __init__(self, agent: str, limits: Limits | None = None) -> None:
        self._headers = {
            "User-Agent": agent,
            "Accept": "application/json, application/xml;q=0.9, */*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
        }
        self._limits = limits or Limits()
        self._adapter = HTTPAdapter(pool_connections=POOL, pool_maxsize=POOL)

    def exchange(
        self, base: str, request: Request, deadline: Deadline, absent: frozenset[int] = frozenset()
    ) -> Reply:
        """Ask `request` below `base` and give the answer, or raise a SourceFailed.

        Statuses in `absent` come back as a reply, because they may mean "not found".
        """
        prepared = self._prepare(base, request)
        with mapped_errors():
            return self._follow(prepared, deadline, absent)

    def _prepare(self, base: str, request: Request) -> requests.PreparedRequest:
        return requests.Request(
            method=request.method,
            url=base.rstrip("/") + request.path,
            params=dict(request.params),
            headers={**self._headers, **request.headers},
            data=request.body,
        ).prepare()

    def _follow(
        self, prepared: requests.PreparedRequest, deadline: Deadline, absent: frozenset[int]
    ) -> Reply:
        for _ in range(self._limits.redirects + 1):
            with self._send(prepared, deadline) as response:
                if response.status_code not in REDIRECTS:
                    return self._reply(response, deadline, absent)
                prepared = _redirected(prepared, response)
        raise LedAway(f"It redirected more than {self._limits.redirects} times.")

    def _send(self, prepared: requests.PreparedRequest, deadline: Deadline) -> requests.Response:
        if deadline.passed:
            raise TimedOut("No time was left to ask.")
        waits = (
            min(self._limits.connect, deadline.left),
            min(self._limits.read, deadline.left),
        )
        return self._adapter.send(prepared, stream=True, timeout=waits)

    def _reply(
        self, response: requests.Response, deadline: Deadline, absent: frozenset[int]
    ) -> Reply:
        status = response.status_code
        if status not in OK and status not in absent:
            raise BadStatus(status)
        return Reply(self._body(response, deadline), status)

    def _body(self, response: requests.Response, deadline: Deadline) -> bytes:
        body = bytearray()
        for chunk in _chunks(response):
            body += chunk
            if len(body) > self._limits.size:
                raise TooLarge(f"It sent more than {self._limits.size // 1_000_000} MB.")
            if deadline.passed:
                raise TimedOut("Its answer was not complete in time.")
        return bytes(body)


def _chunks(response: requests.Response) -> Iterator[bytes]:
    """Go through the body as it arrives, so that a dripping one cannot outlast the deadline."""
    while chunk := response.raw.read1(CHUNK, decode_content=True):
        yield chunk


def _redirected(
    prepared: requests.PreparedRequest, response: requests.Response
) -> requests.PreparedRequest:
    """Give the same question at the place the source now names, on the same host only."""
    here = prepared.url or ""
    there = urljoin(here, response.headers.get("Location", ""))
    if not _same_house(here, there):
        raise LedAway("It redirected to another host.")
    followed = prepared.copy()
    followed.prepare_url(there, None)
    return followed


def _same_house(here: str, there: str) -> bool:
    """Whether both are one host and port, or the second is the first behind TLS."""
    old, new = urlsplit(here), urlsplit(there)
    moved_to_tls = (old.scheme, new.scheme) == ("http", "https") and old.port == new.port is None
    return old.hostname == new.hostname and (
        (old.scheme, old.port) == (new.scheme, new.port) or moved_to_tls
    )


@contextmanager
def mapped_errors() -> Iterator[None]:
    """Turn every error of the libraries below into one of ours, at this border and nowhere else."""
    try:
        yield
    except (requests.Timeout, urllib3.exceptions.TimeoutError, TimeoutError) as cause:
        raise TimedOut("It did not answer in time.") from cause
    except (
        requests.exceptions.ContentDecodingError,
        urllib3.exceptions.DecodeError,
        zlib.error,
    ) as cause:
        raise Unreadable("Its answer could not be unpacked.") from cause
    except (requests.RequestException, urllib3.exceptions.HTTPError) as cause:
        raise Unreachable("The connection failed or broke off.") from cause
    except (HTTPException, OSError, ValueError) as cause:
        raise Unreachable("What it sent is not HTTP.") from cause
