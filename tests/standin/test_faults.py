"""Each fault, seen by a bare client that hides nothing."""

import json
import socket
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import requests

from tests.standin import StandIn, faults
from tests.standin.conftest import Ask
from tests.standin.faults import Fault

JSON_PATH = "/douban/v2/book/isbn/9787536692930"
XML_PATH = "/k10plus/opac-de-627?recordSchema=marcxml&query=pica.isb=9787536692930"

Raw = Callable[[Fault], bytes]


@contextmanager
def asking(upstream: StandIn, path: str) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", upstream.port), timeout=5) as connection:
        request = f"GET {path} HTTP/1.1\r\nHost: stand-in\r\nConnection: close\r\n\r\n"
        connection.sendall(request.encode())
        yield connection


@pytest.fixture
def raw(upstream: StandIn) -> Raw:
    """Give all the bytes that a source under a fault sends until it closes the connection."""

    def read(fault: Fault) -> bytes:
        upstream.fault("douban", fault)
        with asking(upstream, JSON_PATH) as connection:
            return b"".join(iter(lambda: connection.recv(65_536), b""))

    return read


def parted(answer: bytes) -> tuple[dict[str, str], bytes]:
    head, _, body = answer.partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")[1:]
    return dict(line.split(": ", 1) for line in lines), body


def promised(answer: bytes) -> int:
    return int(parted(answer)[0]["Content-Length"])


def silent(connection: socket.socket) -> bool:
    """Whether nothing more comes, as far as a short wait can tell."""
    connection.settimeout(0.05)
    try:
        connection.recv(1)
    except TimeoutError:
        return True
    return False


def test_status_answers_with_status_headers_and_body(raw: Raw) -> None:
    answer = raw(faults.status(503, {"Retry-After": "2"}, b"busy"))
    assert answer.startswith(b"HTTP/1.1 503 Service Unavailable\r\n")
    headers, body = parted(answer)
    assert (headers["Retry-After"], body) == ("2", b"busy")


def test_redirects_lead_in_a_circle_or_elsewhere(raw: Raw) -> None:
    assert parted(raw(faults.redirect_loop))[0]["Location"] == JSON_PATH
    elsewhere = faults.redirect_elsewhere("http://other.example/")
    assert parted(raw(elsewhere))[0]["Location"] == "http://other.example/"


@pytest.mark.parametrize("fault", [faults.hang_before(), faults.drip_head(600)])
def test_a_hang_before_the_answer_says_nothing(upstream: StandIn, fault: Fault) -> None:
    upstream.fault("douban", fault)
    with asking(upstream, JSON_PATH) as connection:
        assert silent(connection)


def test_a_hang_of_some_time_ends_in_the_true_answer(raw: Raw) -> None:
    assert json.loads(parted(raw(faults.hang_before(0.01)))[1])["title"] == "三体"


def test_a_hang_inside_the_body_stops_halfway(upstream: StandIn, raw: Raw) -> None:
    whole = raw(faults.none)
    half = len(whole) - (promised(whole) + 1) // 2
    upstream.fault("douban", faults.hang_inside_body)
    with asking(upstream, JSON_PATH) as connection:
        assert connection.recv(half, socket.MSG_WAITALL) == whole[:half]
        assert silent(connection)


def test_drips_send_the_whole_answer_in_the_end(raw: Raw) -> None:
    assert raw(faults.drip(0)) == raw(faults.drip_head(0)) == raw(faults.none)


def test_a_drip_tells_the_length_before_the_first_byte(upstream: StandIn) -> None:
    upstream.fault("douban", faults.drip(600))
    with asking(upstream, JSON_PATH) as connection:
        assert promised(connection.recv(65_536)) > 0
        assert silent(connection)


def test_meet_answers_all_as_soon_as_all_are_there(upstream: StandIn) -> None:
    upstream.fault("douban", faults.meet(2))
    with asking(upstream, JSON_PATH) as one:
        assert silent(one)
        one.settimeout(5)
        with asking(upstream, JSON_PATH) as two:
            assert one.recv(12) == two.recv(12) == b"HTTP/1.1 200"


def test_reset_resets_the_connection(raw: Raw) -> None:
    with pytest.raises(ConnectionResetError):
        raw(faults.reset)


def test_reset_inside_body_resets_after_the_beginning(upstream: StandIn) -> None:
    upstream.fault("douban", faults.reset_inside_body)
    with (
        asking(upstream, JSON_PATH) as connection,
        connection.makefile("rb") as answer,
        pytest.raises(ConnectionResetError),
    ):
        answer.read()


def test_cut_off_sends_fewer_bytes_than_promised(raw: Raw) -> None:
    answer = raw(faults.cut_off)
    assert len(parted(answer)[1]) == promised(answer) // 2


def test_truncated_promises_what_it_sends(raw: Raw) -> None:
    answer = raw(faults.truncated)
    assert len(parted(answer)[1]) == promised(answer)
    with pytest.raises(json.JSONDecodeError):
        json.loads(parted(answer)[1].decode(errors="replace"))


@pytest.mark.parametrize(
    ("fault", "sent"),
    [(faults.no_answer, b""), (faults.not_http, b"\x16\x03\x01 220 ready\r\n\r\n")],
)
def test_what_is_no_answer_is_no_http(raw: Raw, fault: Fault, sent: bytes) -> None:
    assert raw(fault) == sent


def test_empty_and_html_come_with_status_200(raw: Raw) -> None:
    empty, html = raw(faults.empty), raw(faults.html_for_json)
    assert empty.startswith(b"HTTP/1.1 200 OK")
    assert html.startswith(b"HTTP/1.1 200 OK")
    assert parted(empty)[1] == b""
    assert parted(html)[0]["Content-Type"].startswith("text/html")


def test_huge_tells_its_length_unless_streamed(raw: Raw) -> None:
    told = raw(faults.huge(1_000_000))
    assert promised(told) == len(parted(told)[1]) > 1_000_000
    headers, body = parted(raw(faults.huge(1_000_000, streamed=True)))
    assert headers["Transfer-Encoding"] == "chunked"
    assert "Content-Length" not in headers
    assert len(body) > 1_000_000


def test_a_swamped_client_may_leave_early(upstream: StandIn, ask: Ask) -> None:
    upstream.fault("douban", faults.huge(10**12))
    with asking(upstream, JSON_PATH) as connection:
        assert connection.recv(12) == b"HTTP/1.1 200"
    upstream.heal()
    assert ask("douban", "/v2/book/search", q="三体").json()["total"] == 2


def test_gzip_bomb_is_small_and_unpacks_to_much(upstream: StandIn, raw: Raw) -> None:
    assert len(raw(faults.gzip_bomb(5_000_000))) < 20_000
    url = upstream.url("douban") + JSON_PATH.removeprefix("/douban")
    answer = requests.get(url, timeout=5)
    assert len(answer.content) > 5_000_000
    assert answer.json()["title"] == "三体"


def test_bad_gzip_is_not_packed_at_all(raw: Raw) -> None:
    headers, body = parted(raw(faults.bad_gzip))
    assert headers["Content-Encoding"] == "gzip"
    with pytest.raises(zlib.error):
        zlib.decompress(body, wbits=31)


def test_every_fault_is_named_and_leaves_the_server_standing(upstream: StandIn, ask: Ask) -> None:
    for fault in faults.EVERY.values():
        upstream.fault("k10plus", fault)
        with asking(upstream, XML_PATH):
            assert ask("douban", "/v2/book/search", q="三体").json()["total"] == 2
    upstream.heal()
    assert ask("k10plus", "/gvk", recordSchema="marcxml", query="dune").status_code == 200
