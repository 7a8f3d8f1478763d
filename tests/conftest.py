"""What every test may ask for, and what no test may do."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import hypothesis
import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade

from app.current import services_of
from app.factory import Clocks, create_app
from tests.clocks import TestClocks
from tests.standin import StandIn

# A busy machine is no fault of what is tested.
hypothesis.settings.register_profile(
    "fisher", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("fisher")

NO_SKIP = "FISHER_TEST_NO_SKIP"
"""Set by .ci/run, where everything is installed: a test that skips there fails the run."""

SOURCES = ("open_library", "google_books", "k10plus", "openbd", "douban", "yushu")
"""Those that most tests ask, most trusted first."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say plainly that a skipped test is no success where nothing should be missing."""
    if os.environ.get(NO_SKIP) and terminalreporter.stats.get("skipped"):
        terminalreporter.write_line(f"{NO_SKIP} is set, and tests were skipped.", red=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run for a skipped test where nothing should be missing."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get(NO_SKIP) and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def test_data() -> Path:
    """Give the folder of recorded bodies and real data, or skip where there is none."""
    folder = os.environ.get("FISHER_TEST_DATA")
    if not folder:
        pytest.skip("FISHER_TEST_DATA names no folder of recordings and data.")
    return Path(folder).resolve()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that would leave this machine."""
    connect = socket.socket.connect

    def only_here(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and not str(address[0]).startswith(("127.", "::1")):
            raise AssertionError(f"A test tried to reach {address}.")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", only_here)


@pytest.fixture
def upstream() -> Iterator[StandIn]:
    """Give a stand-in for all upstream servers, on 127.0.0.1."""
    with StandIn() as standin:
        yield standin


@pytest.fixture
def word() -> Iterator[Event]:
    """Give the word for which a slow source waits; when the test is over it is given anyhow."""
    said = Event()
    yield said
    said.set()


@pytest.fixture
def clocks() -> TestClocks:
    """Give a time of day that the test moves."""
    return TestClocks()


@pytest.fixture
def settings(upstream: StandIn) -> dict[str, Any]:
    """Give settings under which every source is the stand-in; a test may change them."""
    places: dict[str, Any] = {
        name.upper(): {"URL": upstream.url(name), "RATE": 1_000} for name in SOURCES
    }
    places["GOOGLE_BOOKS"]["KEY"] = "a-key-for-tests"
    return {"SOURCE": places, "SOURCES": list(SOURCES), "SEARCH_DEADLINE": 3}


@pytest.fixture
def app(settings: dict[str, Any], clocks: TestClocks, tmp_path: Path) -> Iterator[Flask]:
    """Give the application, with an empty database."""
    app = create_app(settings, instance=tmp_path, clocks=Clocks(now=clocks.now))
    with app.app_context():
        upgrade()
    yield app
    services_of(app).close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Give a browser without a window."""
    return app.test_client()
