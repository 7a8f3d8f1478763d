"""Exchanges end at their deadline; these tests would not end, or end otherwise, if they did not."""

import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from app.spider import connection, errors
from app.spider.client import Client, Limits
from app.spider.deadline import Deadline
from app.spider.source import Request
from app.spider.tls import trusting
from tests.spider.slow_servers import WITHOUT_END, TlsServer, listening, self_signed, silent
from tests.standin import Exchange, StandIn, faults

ASK = Request("/v1/get", {"isbn": "9784062748681"})
SECONDS = 0.4


@pytest.fixture
def client() -> Client:
    return Client("Fisher/test", Limits(connect=SECONDS))


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return self_signed(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def tls(certificate: Path) -> TlsServer:
    return TlsServer(certificate)


def ask(client: Client, base: str, seconds: float = SECONDS) -> object:
    return client.exchange(base, ASK, Deadline.after(seconds)).json()


@pytest.mark.parametrize("fault", WITHOUT_END)
def test_a_drip_ends_at_the_deadline_wherever_it_drips(
    client: Client, upstream: StandIn, fault: Callable[[Exchange], None]
) -> None:
    upstream.fault("openbd", fault)

    with pytest.raises(errors.TimedOut):
        ask(client, upstream.url("openbd"))


@pytest.mark.parametrize("fault", ["drip", "drip_head", "hang_before", "hang_inside_body"])
def test_each_slow_fault_is_told_as_lateness(client: Client, upstream: StandIn, fault: str) -> None:
    upstream.fault("openbd", faults.EVERY[fault])

    with pytest.raises(errors.TimedOut):
        ask(client, upstream.url("openbd"))


def test_a_long_silence_ends_before_a_far_deadline(
    client: Client, upstream: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "SILENCE", 0.1)
    upstream.fault("openbd", faults.EVERY["hang_inside_body"])

    with pytest.raises(errors.TimedOut):
        ask(client, upstream.url("openbd"), seconds=600)


def test_a_connection_is_kept_for_the_next_question(client: Client, upstream: StandIn) -> None:
    connected = []

    def here(exchange: Exchange) -> None:
        connected.append(exchange.connection.getpeername())
        faults.none(exchange)

    upstream.fault("openbd", here)
    for _ in range(3):
        ask(client, upstream.url("openbd"), seconds=5)
    assert len(set(connected)) == 1


def test_a_kept_connection_that_the_source_left_costs_no_answer(upstream: StandIn) -> None:
    upstream.fault("openbd", faults.no_answer)
    client = Client("Fisher/test")
    upstream.heal()
    ask(client, upstream.url("openbd"), seconds=5)
    upstream.fault("openbd", faults.no_answer, times=1)

    assert ask(client, upstream.url("openbd"), seconds=5)
    assert len(upstream.asked("openbd")) == 3


def test_the_time_to_connect_is_shared_by_all_addresses_of_a_host(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses = [(socket.AF_INET, 1, 6, "", (f"127.0.0.{last}", 9)) for last in range(1, 5)]
    given = []

    def too_slow(_: object, seconds: float, *__: object) -> None:
        given.append(seconds)
        raise TimeoutError

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: addresses)
    monkeypatch.setattr(connection, "create_connection", too_slow)

    with pytest.raises(errors.TimedOut):
        ask(client, "http://catalogue.example", seconds=600)
    assert given[0] <= SECONDS / 4
    assert max(given) <= SECONDS
    assert len(given) == 4


def test_an_address_that_refuses_leads_to_the_next(
    client: Client, upstream: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = [
        (socket.AF_INET, 1, 6, "", (host, upstream.port)) for host in ("127.0.0.2", "127.0.0.1")
    ]
    look_up = socket.getaddrinfo

    def two(host: str, *rest: object, **named: object) -> object:
        return places if host == "catalogue.example" else look_up(host, *rest, **named)  # type: ignore[arg-type]  # What is handed in is handed on.

    monkeypatch.setattr(socket, "getaddrinfo", two)

    assert ask(client, f"http://catalogue.example:{upstream.port}/openbd", seconds=5)


def test_an_unknown_host_is_told_as_not_connected(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)

    with pytest.raises(errors.NotConnected):
        ask(client, "http://catalogue.invalid")


def test_a_server_that_never_greets_ends_at_the_deadline(client: Client) -> None:
    with listening(silent) as port, pytest.raises(errors.TimedOut):
        ask(client, f"https://127.0.0.1:{port}")


def test_a_certificate_that_nobody_vouches_for_is_refused(client: Client, tls: TlsServer) -> None:
    with listening(tls.serve) as port, pytest.raises(errors.Unreachable, match="secure"):
        ask(client, f"https://127.0.0.1:{port}", seconds=5)
    assert not tls.answering.is_set()


def test_a_certificate_that_is_trusted_counts_for_its_own_host_only(
    tls: TlsServer, certificate: Path
) -> None:
    client = Client("Fisher/test", tls=trusting(str(certificate)))
    with listening(tls.serve) as port:
        assert ask(client, f"https://127.0.0.1:{port}", seconds=5) == {}
        tls.answering.clear()
        with pytest.raises(errors.Unreachable, match="secure"):
            ask(client, f"https://localhost:{port}", seconds=5)
    assert not tls.answering.is_set()


@pytest.mark.parametrize("from_the_greeting", [True, False])
def test_tls_that_drips_ends_at_the_deadline(
    tls: TlsServer,
    certificate: Path,
    from_the_greeting: bool,  # noqa: FBT001 -- pytest hands it in by name.
) -> None:
    begin = tls.answering
    if from_the_greeting:
        begin = threading.Event()
        begin.set()
    client = Client("Fisher/test", tls=trusting(str(certificate)))
    with (
        listening(lambda one: tls.serve_slowly(one, begin)) as port,
        pytest.raises(errors.TimedOut),
    ):
        ask(client, f"https://127.0.0.1:{port}", seconds=1)
    assert tls.answering.is_set() is not from_the_greeting
