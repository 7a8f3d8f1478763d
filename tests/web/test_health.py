"""Whether a process is alive and can serve, as those ask who send readers to it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from flask_migrate import upgrade

from app.factory import create_app
from tests.redis_server import Relay, own_corner


@pytest.fixture
def relay() -> Iterator[Relay]:
    with own_corner(), Relay() as relay:
        yield relay


def test_a_process_that_answers_is_alive(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"status": "ok"}


def test_it_is_ready_when_its_database_answers(client: FlaskClient) -> None:
    ready = client.get("/readyz")

    assert ready.status_code == 200
    assert ready.json == {"status": "ok", "database": "ok", "redis": None}


def test_it_is_not_ready_without_its_database(settings: dict[str, Any], tmp_path: Path) -> None:
    nowhere = settings | {"DATABASE_URL": f"sqlite:///{tmp_path}/no/such/folder/fisher.db"}

    refused = create_app(nowhere, instance=tmp_path).test_client().get("/readyz")

    assert refused.status_code == 503
    assert refused.mimetype == "application/problem+json"
    assert refused.headers["Retry-After"]
    assert refused.json
    assert refused.json["detail"] == "The database does not answer."


def test_it_is_not_ready_before_its_tables_are_made(
    settings: dict[str, Any], tmp_path: Path
) -> None:
    unmade = create_app(settings, instance=tmp_path).test_client()

    assert unmade.get("/healthz").status_code == 200
    assert unmade.get("/readyz").status_code == 503


def test_a_lost_redis_is_told_and_readers_are_still_served(
    settings: dict[str, Any], relay: Relay, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(settings | {"REDIS_URL": relay.url}, instance=tmp_path)
    with app.app_context():
        upgrade()
    client = app.test_client()
    before = client.get("/readyz")
    relay.cut()

    search, after = client.get("/api/v1/search?q=dune"), client.get("/readyz")

    assert before.json == {"status": "ok", "database": "ok", "redis": "ok"}
    assert after.json == {"status": "degraded", "database": "ok", "redis": "lost"}
    assert [before.status_code, search.status_code, after.status_code] == [200, 200, 200]
    assert search.json
    assert search.json["books"]
    assert len([line for line in caplog.messages if line.startswith("Redis is lost")]) == 1
