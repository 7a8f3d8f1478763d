"""`serve` as its user runs it: the real server, on a bare database, without any network."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.cli.serve import server_command
from config.settings import read_settings
from tests.docs import ROOT

SANTI = "/api/v1/search?q=%E4%B8%89%E4%BD%93"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def served(folder: Path, **settings: str) -> Iterator[str]:
    """Run the server until the test is done, and give its address."""
    port = free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("FISHER_")},
        "FISHER_PORT": str(port),
        "FISHER_WORKERS": "2",
        "FISHER_OFFLINE": "true",
        "FISHER_DATABASE_URL": f"sqlite:///{folder}/fisher.db",
        "FISHER_SECRET_KEY": "for-tests-only",
        **settings,
    }
    command = [sys.executable, "-m", "app", "serve"]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            yield wait_for(f"http://127.0.0.1:{port}", server, folder / "log")
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> str:
    """Wait until the server answers; it makes its database and loads its first books before."""
    for _ in range(600):
        assert server.poll() is None, log.read_text()
        try:
            get(address + "/healthz")
        except OSError:
            time.sleep(0.1)
        else:
            return address
    raise AssertionError(f"The server did not answer in a minute:\n{log.read_text()}")


def get(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=20) as answer:
        body: bytes = answer.read()
        return body


def test_a_bare_start_finds_the_starter_books_by_title_author_and_isbn(tmp_path: Path) -> None:
    with served(tmp_path) as address:
        by_title = json.loads(get(address + SANTI))
        by_author = json.loads(get(address + "/api/v1/search?q=frank+herbert"))
        by_isbn = json.loads(get(address + "/api/v1/books/0-441-01359-7"))

    assert by_title["books"][0]["title"] == "三体"
    assert by_title["sources"][0]["name"] == "shelf"
    assert any(book["title"] == "Dune" for book in by_author["books"])
    assert by_isbn["title"] == "Dune"


def test_a_second_start_keeps_the_books_and_loads_none_twice(tmp_path: Path) -> None:
    with served(tmp_path) as address:
        first = json.loads(get(address + SANTI))["total"]
    with served(tmp_path) as address:
        again = json.loads(get(address + SANTI))["total"]

    assert first == again
    assert "starter" not in (tmp_path / "log").read_text()


def test_the_address_is_printed(tmp_path: Path) -> None:
    with served(tmp_path) as address:
        assert f"Fisher is at {address}/" in (tmp_path / "log").read_text()


def test_a_wrong_setting_stops_the_start_with_one_sentence(tmp_path: Path) -> None:
    with (
        pytest.raises(AssertionError, match="fisher: FISHER_SOURCES names 'nobody'"),
        served(tmp_path, FISHER_SOURCES='["nobody"]'),
    ):
        pass


def test_the_server_takes_its_address_and_workers_from_the_settings() -> None:
    settings = read_settings({"HOST": "::1", "PORT": 8000, "WORKERS": 3}, frozenset())

    command = server_command(settings)

    assert "--bind=[::1]:8000" in command
    assert "--workers=3" in command
