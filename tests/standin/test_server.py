import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection

import pytest
import requests

from tests.standin import Book, Exchange, StandIn, faults
from tests.standin.conftest import Ask

DUNE = "9780441172719"


@contextmanager
def connected(upstream: StandIn, path: str) -> Iterator[socket.socket]:
    """Send one request over a bare socket, and wait at most a few seconds for each read."""
    with socket.create_connection(("127.0.0.1", upstream.port), timeout=5) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: stand-in\r\n\r\n".encode())
        yield connection


def test_a_source_lives_below_a_path_of_its_own_name(upstream: StandIn) -> None:
    assert upstream.url("openbd") == f"http://127.0.0.1:{upstream.port}/openbd"
    assert requests.get(upstream.url("nobody"), timeout=5).status_code == 404


def test_it_tells_what_it_was_asked(upstream: StandIn, ask: Ask) -> None:
    ask("open_library", "/search.json", title="三体")
    ask("openbd", "/v1/get", isbn=DUNE)
    (asked,) = upstream.asked("open_library")
    assert (asked.method, asked.path) == ("GET", "/search.json")
    assert asked.query == {"title": "三体"}
    assert asked.headers["user-agent"].startswith("python-requests")
    assert asked.target == "/open_library/search.json?title=%E4%B8%89%E4%BD%93"
    both = upstream.asked()
    assert [asked.source for asked in both] == ["open_library", "openbd"]
    assert both[0].at <= both[1].at


def test_it_forgets_what_it_was_asked(upstream: StandIn, ask: Ask) -> None:
    ask("openbd", "/v1/get", isbn=DUNE)
    upstream.forget()
    assert upstream.asked() == []


def test_a_posted_body_is_read_and_logged(upstream: StandIn) -> None:
    url = upstream.url("openbd") + "/v1/get"
    found = requests.post(url, data={"isbn": f"9784062748681,{DUNE}"}, timeout=5).json()
    assert [bool(book) for book in found] == [True, False]
    assert upstream.asked("openbd")[0].body.startswith(b"isbn=9784062748681")


def test_one_connection_serves_many_requests(upstream: StandIn) -> None:
    with closing(HTTPConnection("127.0.0.1", upstream.port, timeout=5)) as connection:
        connection.connect()
        for _ in range(3):
            first = connection.sock
            connection.request("GET", f"/openbd/v1/get?isbn={DUNE}")
            assert connection.getresponse().read() == b"[null]"
            assert connection.sock is first


def test_many_are_answered_at_once(upstream: StandIn) -> None:
    upstream.fault("openbd", faults.meet(50))
    path = "/openbd/v1/get?isbn=9784062748681"
    heads = []

    def read() -> None:
        with connected(upstream, path) as connection:
            heads.append(connection.recv(15))

    readers = [threading.Thread(target=read) for _ in range(50)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert heads == [b"HTTP/1.1 200 OK"] * 50


def test_a_slow_source_slows_no_other(upstream: StandIn, ask: Ask) -> None:
    upstream.delay("k10plus", 600)
    with connected(upstream, "/k10plus/gvk") as waiting:
        assert ask("openbd", "/v1/get", isbn=DUNE).json() == [None]
        waiting.settimeout(0)
        with pytest.raises(BlockingIOError):
            waiting.recv(1)


def test_a_delay_ends_before_the_answer(upstream: StandIn, ask: Ask) -> None:
    upstream.delay("openbd", 0.01)
    assert ask("openbd", "/v1/get", isbn=DUNE).json() == [None]


def test_a_fault_lasts_until_it_is_healed(upstream: StandIn, ask: Ask) -> None:
    upstream.fault("openbd", faults.status(503))
    upstream.fault("douban", faults.status(500))
    assert [ask("openbd", "/v1/get").status_code for _ in range(3)] == [503] * 3
    upstream.heal("openbd")
    assert ask("openbd", "/v1/get").status_code == 200
    assert ask("douban", "/v2/book/search", q="x").status_code == 500
    upstream.heal()
    assert ask("douban", "/v2/book/search", q="x").status_code == 200


def test_a_fault_may_last_for_some_requests_only(upstream: StandIn, ask: Ask) -> None:
    upstream.fault("openbd", faults.status(503), times=2)
    assert [ask("openbd", "/v1/get").status_code for _ in range(3)] == [503, 503, 200]


def test_its_end_ends_every_wait_and_every_connection() -> None:
    arrived = threading.Event()

    def wait_for_ever(exchange: Exchange) -> None:
        arrived.set()
        exchange.pause()

    with ExitStack() as clients:
        with StandIn() as upstream:
            upstream.fault("openbd", wait_for_ever)
            waiting = clients.enter_context(connected(upstream, "/openbd/v1/get"))
            answered = clients.enter_context(connected(upstream, "/nobody"))
            assert arrived.wait(5)
            assert answered.recv(12) == b"HTTP/1.1 404"
        assert waiting.recv(1) == b""
        assert answered.makefile("rb").read().endswith(b"no such source.")


def test_callers_may_bring_their_own_books() -> None:
    book = Book("A Book of One's Own", isbn13="9780306406157", published="1999")
    with StandIn([book]) as upstream:
        found = requests.get(upstream.url("douban") + "/v2/book/search?q=own", timeout=5).json()
    assert [one["title"] for one in found["books"]] == ["A Book of One's Own"]


def test_it_gives_the_settings_that_lead_to_it_and_to_nobody_else(upstream: StandIn) -> None:
    settings = upstream.environment()
    assert settings["FISHER_SOURCE__K10PLUS__URL"] == upstream.url("k10plus")
    assert settings["FISHER_SOURCE__GOOGLE_BOOKS__KEY"]
    assert settings["FISHER_SOURCES"].startswith('["open_library", ')
