"""The whole application before spoiled catalogues, built anew in a few milliseconds a test."""

import logging
import shutil
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from flask_migrate import upgrade

from app.extensions import db
from app.factory import Clocks, create_app
from tests.clocks import HandClock, TestClocks
from tests.standin import StandIn
from tests.trouble.fisher import DEADLINE, Fisher, places

Open = Callable[..., Fisher]


@pytest.fixture(scope="module")
def _standin() -> Iterator[StandIn]:
    with StandIn() as standin:
        yield standin


@pytest.fixture
def upstream(_standin: StandIn) -> Iterator[StandIn]:
    """Give the one stand-in of these tests, healed and with nothing asked of it."""
    _standin.forget()
    yield _standin
    _standin.heal()


@pytest.fixture(scope="session")
def _empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    with create_app({}, instance=folder).app_context():
        upgrade()
        # The last to close the file brings all of it together there.
        db.engine.dispose()
    return folder / "fisher.db"


@pytest.fixture
def fisher(
    upstream: StandIn, _empty_database: Path, tmp_path: Path, clocks: TestClocks
) -> Iterator[Open]:
    """Open a Fisher of its own with an empty database: `fisher()`, or with settings, or a clock.

    `at` names other addresses of sources than the stand-in's.
    """
    numbers = count()
    ours: list[Fisher] = []

    def opened(
        *, clock: HandClock | None = None, at: Mapping[str, str] | None = None, **settings: Any
    ) -> Fisher:
        folder = tmp_path / str(next(numbers))
        folder.mkdir()
        shutil.copy(_empty_database, folder / "fisher.db")
        settings = {
            "SECRET_KEY": "for tests",
            "SEARCH_DEADLINE": DEADLINE,
            **places(upstream, at or {}),
            **settings,
        }
        time = Clocks(clocks.now, clock) if clock else Clocks(clocks.now)
        ours.append(Fisher(create_app(settings, instance=folder, clocks=time)))
        return ours[-1]

    yield opened
    for each in ours:
        each.close()


@pytest.fixture(autouse=True)
def _calm_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """See that no fault of a source is a fault of ours."""
    yield
    records = caplog.get_records("call")
    assert [rec for rec in records if rec.levelno >= logging.ERROR or rec.exc_info] == []
    assert "Traceback" not in "".join(rec.getMessage() for rec in records)
