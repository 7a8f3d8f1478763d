"""All manners towards upstreams: how long, how much, how often, and never to another host.

One pooled adapter (`adapter.py`) sends prepared requests; `connection.py` ends each at its
deadline, `body.py` bounds what it sends. The client follows few redirects, asks once more where
that may help (`retry.py`), and maps every error of the libraries below to one of ours.
"""

import random
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache, partial
from http import HTTPStatus
from http.client import HTTPException
from ssl import SSLContext, SSLError
from typing import Any
from urllib.parse import quote_plus, urlencode, urljoin

import requests
import urllib3
from requests.structures import CaseInsensitiveDict

from app.spider import body
from app.spider.adapter import Adapter
from app.spider.deadline import Deadline
from app.spider.errors import (
    BadStatus,
    LedAway,
    NotConnected,
    SourceFailed,
    TimedOut,
    Unreachable,
    Unreadable,
)
from app.spider.house import same_house
from app.spider.reply import Reply
from app.spider.retry import Again, pause_before_retry, read_retry_after
from app.spider.source import Request

POOL = 128
"""Connections kept to one host: as many as are asked of it at once."""

OK = range(200, 300)
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of anything one exchange may take; times in seconds, sizes in bytes."""

    connect: float = 3.0
    size: int = 4_000_000
    """Of a body as it is sent, and again as it is unpacked; two hundred books of openBD, the most
    that are asked for at once, have 2 MB."""
    redirects: int = 3


@dataclass(frozen=True, slots=True)
class Chance:
    """What the client takes from the world: a random number of 0..1, a rest, the time of day."""

    draw: Callable[[], float] = random.random
    rest: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


@contextmanager
def mapped_errors() -> Iterator[None]:
    """Turn every error of the libraries below into one of ours, at this border and nowhere else."""
    try:
        yield
    except urllib3.exceptions.NewConnectionError as cause:
        raise NotConnected("No connection could be made.") from cause
    except (requests.Timeout, urllib3.exceptions.TimeoutError, TimeoutError) as cause:
        raise TimedOut("It did not answer in time.") from cause
    except (
        requests.exceptions.ContentDecodingError,
        urllib3.exceptions.DecodeError,
        zlib.error,
    ) as cause:
        raise Unreadable("Its answer could not be unpacked.") from cause
    except (requests.exceptions.SSLError, urllib3.exceptions.SSLError, SSLError) as cause:
        raise Unreachable("No secure connection: its certificate or its TLS is bad.") from cause
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as cause:
        raise Unreachable("The connection failed or broke off.") from cause
    except (HTTPException, ValueError) as cause:
        raise Unreachable("What it sent is not HTTP.") from cause


class Client:
    """Sends the requests of every source and brings whole, bounded answers back."""

    def __init__(
        self,
        agent: str,
        limits: Limits | None = None,
        chance: Chance | None = None,
        tls: SSLContext | None = None,
    ) -> None:
        self._headers = {
            "User-Agent": agent,
            "Accept": "application/json, application/xml;q=0.9, */*;q=0.5",
            "Accept-Encoding": "gzip",
        }
        self._limits = limits or Limits()
        self._chance = chance or Chance()
        self._adapter = Adapter(POOL, tls)

    def exchange(
        self,
        base: str,
        request: Request,
        deadline: Deadline,
        absent: frozenset[int] = frozenset(),
        again: Again = lambda: True,
    ) -> Reply:
        """Ask `request` below `base` and give the answer, or raise a SourceFailed.

        Statuses in `absent` come back as a reply, because their body may tell more. What fails
        in passing is asked once more, where the deadline allows. Before any request but the first,
        `again` waits for the source's next turn, and may refuse.
        """
        asking = partial(self._once, base, request, deadline, absent, again)
        try:
            return asking()
        except SourceFailed as failure:
            pause = pause_before_retry(failure, deadline.left, self._chance.draw())
            if pause is None or not request.safe:
                raise
            self._chance.rest(pause)
            if not again():
                raise
        return asking()

    @mapped_errors()
    def _once(
        self,
        base: str,
        request: Request,
        deadline: Deadline,
        absent: frozenset[int],
        again: Again,
    ) -> Reply:
        prepared = self._prepare(base, request)
        for hop in range(self._limits.redirects + 1):
            if hop and not again():
                raise TimedOut("It redirected, and no time was left to follow.")
            with self._send(prepared, deadline) as response:
                if response.status_code not in REDIRECTS:
                    return self._reply(response, deadline, absent)
                prepared = _redirected(prepared, response)
        raise LedAway(f"It redirected more than {self._limits.redirects} times.")

    def _prepare(self, base: str, request: Request) -> requests.PreparedRequest:
        """Spell the request out, without what requests does for log-ins, cookies and files."""
        prepared = requests.PreparedRequest()
        question = urlencode(request.params, quote_via=_quoted)
        prepared.method = request.method
        prepared.url = _root(base) + request.path + ("?" + question if question else "")
        prepared.headers = CaseInsensitiveDict({**self._headers, **request.headers})
        if request.body is not None:
            prepared.prepare_body(request.body, None)
        return prepared

    def _send(self, prepared: requests.PreparedRequest, deadline: Deadline) -> requests.Response:
        left = deadline.left
        if left <= 0:
            raise TimedOut("No time was left to ask.")
        waits: Any = urllib3.Timeout(connect=self._limits.connect, total=left)
        return self._adapter.send(prepared, stream=True, timeout=waits)

    def _reply(
        self, response: requests.Response, deadline: Deadline, absent: frozenset[int]
    ) -> Reply:
        status = response.status_code
        if status not in OK and status not in absent:
            said = response.headers.get("Retry-After")
            raise BadStatus(status, read_retry_after(status, said, self._chance.now))
        return Reply(self._body(response, deadline), status)

    def _body(self, response: requests.Response, deadline: Deadline) -> bytes:
        body.refuse_beforehand(response.raw.length_remaining, self._limits.size)
        coding = response.headers.get("Content-Encoding", "")
        return body.whole(_arriving(response, deadline), coding, self._limits.size)


_quoted = lru_cache(maxsize=1_024)(quote_plus)
"""Most of what is asked of a source is the same each time, but for the words."""


@lru_cache(POOL)
def _root(base: str) -> str:
    """Give a base URL as requests spells it, without a slash at the end."""
    prepared = requests.PreparedRequest()
    prepared.prepare_url(base, None)
    return str(prepared.url).rstrip("/")


def _arriving(response: requests.Response, deadline: Deadline) -> Iterator[bytes]:
    """Go through the body as it arrives and as it was sent; raises TimedOut when it is late."""
    while chunk := response.raw.read1(body.STEP, decode_content=False):
        if deadline.passed:
            raise TimedOut("Its answer was not complete in time.")
        yield chunk


def _redirected(
    prepared: requests.PreparedRequest, response: requests.Response
) -> requests.PreparedRequest:
    """Give the same question at the place the source now names, on the same host only."""
    here = prepared.url or ""
    there = urljoin(here, response.headers.get("Location", ""))
    if not same_house(here, there):
        raise LedAway("It redirected to another host.")
    followed = prepared.copy()
    followed.prepare_url(there, None)
    if response.status_code == HTTPStatus.SEE_OTHER:
        followed.prepare_method("GET")
        followed.prepare_body(None, None)
    return followed
