"""The client's manners, over real sockets against the stand-in and over `responses`."""

import gzip
import socket
from collections.abc import Iterator

import pytest
import requests
import responses
import urllib3

from app.spider import errors
from app.spider.client import Client, Limits, mapped_errors
from app.spider.deadline import Deadline
from app.spider.errors import SourceFailed
from app.spider.source import Request
from tests.standin import StandIn, faults

BASE = "https://catalogue.example/api"
ASK = Request("/search", {"q": "三体 & more", "page": 2}, {"X-Asked": "yes"})


@pytest.fixture
def client() -> Client:
    return Client("Fisher/test (me@example.org)", Limits(connect=1, read=1, size=10_000))


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

    with pytest.raises(errors.BadStatus, match=f"HTTP {status}"):
        client.exchange(BASE, ASK, soon())


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


@pytest.mark.parametrize(
    "location",
    [
        "https://elsewhere.example/",
        "https://catalogue.example:8443/api",
        "http://catalogue.example/api",
        "//elsewhere.example/",
        "file:///etc/passwd",
        "",
    ],
)
def test_a_redirect_to_anywhere_else_is_not(
    client: Client, server: responses.RequestsMock, location: str
) -> None:
    server.get(f"{BASE}/search", status=302, headers={"Location": location})

    with pytest.raises(errors.LedAway):
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


def test_a_refused_connection_is_a_failure(client: Client) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]

    with pytest.raises(errors.Unreachable):
        client.exchange(f"http://127.0.0.1:{port}", ASK, soon())


def test_a_key_in_the_question_is_in_no_error(client: Client) -> None:
    asked = Request("/search", {"key": "secret-key"})

    with pytest.raises(SourceFailed) as failure:
        client.exchange("http://127.0.0.1:9", asked, soon())

    assert "secret-key" not in str(failure.value)


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("hang_before", errors.TimedOut),
        ("hang_inside_body", errors.TimedOut),
        ("drip", errors.TimedOut),
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
    ],
    ids=lambda kind: f"{kind.__module__}.{kind.__qualname__}",
)
def test_no_error_of_the_libraries_below_gets_through(kind: type[Exception]) -> None:
    error = kind.__new__(kind)

    with pytest.raises(SourceFailed), mapped_errors():
        raise error
