"""The client's manners, over real sockets against the stand-in and over `responses`."""

import gzip
import http.client
import socket
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import requests
import responses
import urllib3

from app.spider import errors
from app.spider.client import Chance, Client, Limits, mapped_errors
from app.spider.deadline import Deadline
from app.spider.errors import SourceFailed
from app.spider.source import Request
from tests.standin import StandIn, faults

BASE = "https://catalogue.example/api"
ASK = Request("/search", {"q": "三体 & more", "page": 2}, {"X-Asked": "yes"})


@pytest.fixture
def rests() -> list[float]:
    """Give the pauses that the client made, which take no time here."""
    return []


@pytest.fixture
def client(rests: list[float]) -> Client:
    chance = Chance(lambda: 0.5, rests.append, lambda: datetime(2026, 11, 20, 12, tzinfo=UTC))
    return Client("Fisher/test (me@example.org)", Limits(connect=1, size=10_000), chance)


@pytest.fixture
def server() -> Iterator[responses.RequestsMock]:
    with responses.RequestsMock() as mock:
        yield mock


def soon() -> Deadline:
    return Deadline.after(5)


def test_a_question_arrives_whole_and_says_who_asks(
    client: Client, server: responses.RequestsMock
) -> None:
    server.get(f"{BASE}/search", json={"ok": True})

    reply = client.exchange(BASE, ASK, soon())

    sent = server.calls[0].request
    assert reply.json() == {"ok": True}
    assert sent.url == f"{BASE}/search?q=%E4%B8%89%E4%BD%93+%26+more&page=2"
    assert sent.headers["User-Agent"] == "Fisher/test (me@example.org)"
    assert sent.headers["X-Asked"] == "yes"


def test_a_zipped_answer_is_unpacked(client: Client, server: responses.RequestsMock) -> None:
    body = gzip.compress(b'{"ok": true}')
    server.get(f"{BASE}/search", body=body, headers={"Content-Encoding": "gzip"})

    assert client.exchange(BASE, ASK, soon()).json() == {"ok": True}


@pytest.mark.parametrize("status", [400, 401, 403, 404, 418, 429, 500, 502, 503, 204 + 100])
def test_an_error_status_is_a_failure_that_names_it(
    client: Client, server: responses.RequestsMock, status: int
) -> None:
    server.get(f"{BASE}/search", status=status, body="{}")

    with pytest.raises(errors.BadStatus, match=f"HTTP {status}") as failure:
        client.exchange(BASE, ASK, soon())
    assert (failure.value.status, failure.value.retry_after) == (status, None)


def test_a_status_that_may_mean_absence_comes_back(
    client: Client, server: responses.RequestsMock
) -> None:
    server.get(f"{BASE}/search", status=404, json={"code": 6000})

    reply = client.exchange(BASE, ASK, soon(), frozenset({404}))

    assert (reply.status, reply.json()) == (404, {"code": 6000})


def test_a_redirect_on_the_same_host_is_followed(
    client: Client, server: responses.RequestsMock
) -> None:
    server.get(f"{BASE}/search", status=302, headers={"Location": "/api/found"})
    server.get(f"{BASE}/found", json=[1])

    assert client.exchange(BASE, ASK, soon()).json() == [1]


def test_a_posted_question_is_posted_again_unless_told_to_look_elsewhere(
    client: Client, server: responses.RequestsMock
) -> None:
    ask = Request("/search", method="POST", body=b"words")
    server.post(f"{BASE}/search", status=307, headers={"Location": "/api/again"})
    server.post(f"{BASE}/again", status=303, headers={"Location": "/api/found"})
    server.get(f"{BASE}/found", json=[1])

    assert client.exchange(BASE, ask, soon()).json() == [1]
    assert [call.request.body for call in server.calls] == [b"words", b"words", None]


@pytest.mark.parametrize(
    ("base", "location"),
    [
        ("https://catalogue.example", "https://catalogue.example:443/found"),
        ("http://catalogue.example:80", "http://catalogue.example/found"),
        ("http://catalogue.example", "https://catalogue.example/found"),
    ],
)
def test_the_same_door_by_another_name_is_the_same_host(
    client: Client, server: responses.RequestsMock, base: str, location: str
) -> None:
    server.get(f"{base}/search", status=301, headers={"Location": location})
    server.get(location, json=[1])

    assert client.exchange(base, Request("/search"), soon()).json() == [1]


@pytest.mark.parametrize(
    "location",
    [
        "https://elsewhere.example/",
        "https://catalogue.example:8443/api",
        "http://catalogue.example/api",
        "//elsewhere.example/",
        "http://catalogue.example:443/api",
        "https://catalogue.example@elsewhere.example/",
        "https://catalogue.example.elsewhere.example/",
        "https://[",
        "file:///etc/passwd",
        "",
    ],
)
def test_a_redirect_to_anywhere_else_is_not(
    client: Client, server: responses.RequestsMock, location: str
) -> None:
    server.get(f"{BASE}/search", status=302, headers={"Location": location})

    with pytest.raises(errors.LedAway if location != "https://[" else errors.Unreachable):
        client.exchange(BASE, ASK, soon())


def test_going_in_circles_ends(client: Client, server: responses.RequestsMock) -> None:
    server.get(f"{BASE}/search", status=302, headers={"Location": "/api/search"})

    with pytest.raises(errors.LedAway, match="more than 3 times"):
        client.exchange(BASE, ASK, soon())


def test_more_bytes_than_a_catalogue_sends_are_not_taken(
    client: Client, server: responses.RequestsMock
) -> None:
    server.get(f"{BASE}/search", body=b"x" * 10_001)

    with pytest.raises(errors.TooLarge):
        client.exchange(BASE, ASK, soon())


def test_bytes_are_counted_as_unpacked(client: Client, server: responses.RequestsMock) -> None:
    bomb = gzip.compress(b"0" * 1_000_000)
    server.get(f"{BASE}/search", body=bomb, headers={"Content-Encoding": "gzip"})

    with pytest.raises(errors.TooLarge):
        client.exchange(BASE, ASK, soon())


def test_what_claims_to_be_zipped_and_is_not_is_unreadable(
    client: Client, server: responses.RequestsMock
) -> None:
    server.get(f"{BASE}/search", body=b"plain", headers={"Content-Encoding": "gzip"})

    with pytest.raises(errors.Unreadable):
        client.exchange(BASE, ASK, soon())


def test_nothing_is_asked_once_the_time_is_up(client: Client) -> None:
    with pytest.raises(errors.TimedOut):
        client.exchange(BASE, ASK, Deadline(0, lambda: 1.0))


def test_a_refused_connection_is_tried_twice(client: Client, rests: list[float]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]

    with pytest.raises(errors.NotConnected):
        client.exchange(f"http://127.0.0.1:{port}", ASK, soon())
    assert len(rests) == 1


@pytest.mark.parametrize("status", [502, 503, 504])
def test_what_fails_in_passing_is_asked_once_more_after_a_rest(
    client: Client, server: responses.RequestsMock, rests: list[float], status: int
) -> None:
    server.get(f"{BASE}/search", status=status)
    server.get(f"{BASE}/search", json=[1])

    assert client.exchange(BASE, ASK, soon()).json() == [1]
    assert rests == [0.25]


def test_it_is_asked_once_more_and_not_again(
    client: Client, server: responses.RequestsMock, rests: list[float]
) -> None:
    server.get(f"{BASE}/search", status=503)

    with pytest.raises(errors.BadStatus):
        client.exchange(BASE, ASK, soon())
    assert (len(server.calls), len(rests)) == (2, 1)


@pytest.mark.parametrize(
    ("ask", "seconds", "headers"),
    [
        (ASK, 1.2, {}),
        (ASK, 60, {"Retry-After": "2"}),
        (ASK, 60, {"Retry-After": "Fri, 20 Nov 2026 12:00:02 GMT"}),
        (Request("/search", method="POST", body=b"words", safe=False), 60, {}),
    ],
    ids=["too late", "seconds", "date", "unsafe"],
)
def test_it_is_not_asked_again_where_that_is_of_no_use(
    client: Client,
    server: responses.RequestsMock,
    ask: Request,
    seconds: float,
    headers: dict[str, str],
) -> None:
    server.add(ask.method, f"{BASE}/search", status=503, headers=headers)

    with pytest.raises(errors.BadStatus) as failure:
        client.exchange(BASE, ask, Deadline.after(seconds))
    assert len(server.calls) == 1
    assert failure.value.retry_after == (2 if headers else None)


def test_a_posted_search_is_asked_again(client: Client, server: responses.RequestsMock) -> None:
    server.post(f"{BASE}/search", status=503)
    server.post(f"{BASE}/search", json=[1])

    ask = Request("/search", method="POST", body=b"words")
    assert client.exchange(BASE, ask, soon()).json() == [1]
    assert [call.request.body for call in server.calls] == [b"words", b"words"]


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("hang_before", errors.TimedOut),
        ("hang_inside_body", errors.TimedOut),
        ("drip", errors.TimedOut),
        ("drip_head", errors.TimedOut),
        ("reset", errors.Unreachable),
        ("reset_inside_body", errors.Unreachable),
        ("no_answer", errors.Unreachable),
        ("not_http", errors.Unreachable),
        ("cut_off", errors.Unreachable),
        ("bad_gzip", errors.Unreadable),
        ("redirect_loop", errors.LedAway),
        ("redirect_elsewhere", errors.LedAway),
        ("gzip_bomb", errors.TooLarge),
        ("huge", errors.TooLarge),
        ("huge_streamed", errors.TooLarge),
    ],
)
def test_whatever_a_real_server_does_becomes_one_of_our_errors(
    client: Client, upstream: StandIn, fault: str, kind: type[SourceFailed]
) -> None:
    upstream.fault("open_library", faults.EVERY[fault])

    with pytest.raises(kind):
        client.exchange(
            upstream.url("open_library"), Request("/search.json", {"q": "dune"}), Deadline.after(1)
        )


def every_error_of(base: type[Exception]) -> Iterator[type[Exception]]:
    for kind in base.__subclasses__():
        yield kind
        yield from every_error_of(kind)


@pytest.mark.parametrize(
    "kind",
    [
        *every_error_of(requests.RequestException),
        *every_error_of(urllib3.exceptions.HTTPError),
        *every_error_of(http.client.HTTPException),
        *every_error_of(OSError),
        *every_error_of(ValueError),
        zlib.error,
    ],
    ids=lambda kind: f"{kind.__module__}.{kind.__qualname__}",
)
def test_no_error_of_the_libraries_below_gets_through(kind: type[Exception]) -> None:
    error = kind.__new__(kind)

    with pytest.raises(SourceFailed), mapped_errors():
        raise error


def test_a_limit_that_somebody_else_set_is_theirs_to_answer() -> None:
    class Timeout(BaseException):
        """Stands for gevent's, which is no Exception either."""

    with pytest.raises(Timeout), mapped_errors():
        raise Timeout


@pytest.mark.parametrize("base", ["http://", "no scheme", "http://[", "http://a b", "ftp://x"])
def test_a_base_that_is_no_url_is_a_failure_and_no_fault(client: Client, base: str) -> None:
    with pytest.raises(SourceFailed):
        client.exchange(base, ASK, soon())


def test_a_further_request_of_one_question_waits_for_its_turn(
    client: Client, server: responses.RequestsMock, rests: list[float]
) -> None:
    """One redirect and one second try: three requests, of which the first has its turn already."""
    server.get(f"{BASE}/search", status=301, headers={"Location": f"{BASE}/moved"})
    server.get(f"{BASE}/moved", status=503)
    server.get(f"{BASE}/moved", json={"ok": True})
    turns: list[float] = []

    def again() -> bool:
        turns.append(sum(rests))
        return True

    reply = client.exchange(BASE, ASK, soon(), again=again)

    assert reply.json() == {"ok": True}
    assert turns == [0, 0.25, 0.25]
    assert len(server.calls) == 4


@pytest.mark.parametrize(
    ("said", "kind"), [({"status": 503}, errors.BadStatus), ({"status": 301}, errors.TimedOut)]
)
def test_without_another_turn_the_first_answer_stands(
    client: Client, server: responses.RequestsMock, said: dict[str, int], kind: type[SourceFailed]
) -> None:
    server.get(f"{BASE}/search", headers={"Location": f"{BASE}/moved"}, **said)

    with pytest.raises(kind):
        client.exchange(BASE, ASK, soon(), again=lambda: False)

    assert len(server.calls) == 1
