"""The stream over real connections: the production server, by itself and behind a proxy."""

import socket
import subprocess
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from shutil import which
from threading import Event
from urllib.parse import quote, urlsplit

import pytest

from tests.events import Told, events, names, until
from tests.serving import serving
from tests.standin import StandIn

SLOW = "k10plus"

NGINX = which("nginx") or which("nginx", path="/usr/sbin")

PROXY = """
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{}}
http {{
    access_log off;
    gzip on;
    gzip_types text/event-stream;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen {front};
        location / {{ proxy_pass {address}; }}
    }}
}}
"""
"""nginx as it comes: it buffers what it is not told to let pass."""


@dataclass(frozen=True)
class House:
    """The server, asked by all tests one after the other, each with questions of its own."""

    upstream: StandIn
    address: str
    log: Path


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("house")
    with (
        StandIn() as upstream,
        serving(folder, **upstream.environment(), FISHER_SEARCH_DEADLINE="60") as address,
    ):
        yield House(upstream, address, folder / "server.log")


@contextmanager
def proxied(folder: Path, address: str) -> Iterator[str]:
    """Put nginx in front of the server; it takes its port before it says that it runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        front = f"127.0.0.1:{probe.getsockname()[1]}"
    configuration = folder / "nginx.conf"
    configuration.write_text(PROXY.format(folder=folder, front=front, address=address))
    nginx(configuration)
    try:
        yield f"http://{front}"
    finally:
        nginx(configuration, "-s", "stop")


def nginx(configuration: Path, *options: str) -> None:
    command = [str(NGINX), "-p", str(configuration.parent), "-c", str(configuration), *options]
    subprocess.run(command, check=True, capture_output=True)


def raw_reader(address: str, q: str) -> Generator[Told, None, None]:
    """Read the bytes as they come over a connection of one's own."""
    with closing(HTTPConnection(urlsplit(address).netloc, timeout=60)) as connection:
        connection.request("GET", f"/api/v1/search/stream?q={quote(q)}")
        with connection.getresponse() as response:
            assert response.status == 200
            yield from events(iter(lambda: response.read1(65_536), b""))


def until_heard(told: Iterator[Told], name: str) -> list[Told]:
    """Read on until this source is told."""
    heard = [next(told)]
    while name not in names(heard):
        heard.append(next(told))
    return heard


def both_hear_the_fast_before_the_slow(address: str, word: Event, *questions: str) -> None:
    """Let two readers hear all but the slow source, then let that one speak."""
    readers = [raw_reader(address, question) for question in questions]
    early = [until_heard(reader, "open_library") for reader in readers]
    word.set()
    late = [list(reader) for reader in readers]

    for before, after in zip(early, late, strict=True):
        assert SLOW not in names(before)
        assert SLOW in names(after)
        assert after[-1].name == "result"
        assert after[-1].data["partial"] is False


def test_the_real_server_lets_each_event_leave_at_once(house: House, word: Event) -> None:
    house.upstream.fault(SLOW, until(word))

    both_hear_the_fast_before_the_slow(house.address, word, "dune", "三体")


@pytest.mark.skipif(not NGINX, reason="nginx is not installed.")
def test_a_proxy_lets_each_event_pass_at_once(house: House, word: Event, tmp_path: Path) -> None:
    house.upstream.fault(SLOW, until(word))

    with proxied(tmp_path, house.address) as front:
        both_hear_the_fast_before_the_slow(front, word, "herbert", "刘慈欣")


def test_a_reader_who_hangs_up_leaves_no_word_in_the_log(house: House, word: Event) -> None:
    house.upstream.fault(SLOW, until(word))
    leaving = raw_reader(house.address, "hobbit")
    until_heard(leaving, "open_library")

    leaving.close()
    word.set()
    *_, last = raw_reader(house.address, "tolkien")

    assert last.name == "result"
    assert "Traceback" not in house.log.read_text()
