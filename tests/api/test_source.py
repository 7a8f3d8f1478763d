"""/api/v1/sources: who is asked, who is up, how they did, on which terms."""

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from flask_migrate import upgrade

from app.factory import Clocks, create_app
from app.spider.breaker import FAILURES
from tests.clocks import TestClocks
from tests.docs import document
from tests.standin import StandIn, faults

KEYS = [
    *("name", "title", "asked", "status", "detail", "key", "by_isbn", "by_keyword", "batch"),
    *("home", "narrow", "hour", "day", "terms"),
]


def rows(client: FlaskClient) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in client.get("/api/v1/sources").get_json()["sources"]}


def restarted(settings: dict[str, Any], folder: Path, clocks: TestClocks) -> FlaskClient:
    """Give an application over the same database, under other settings."""
    app = create_app(settings, instance=folder, clocks=Clocks(now=clocks.now))
    with app.app_context():
        upgrade()
    return app.test_client()


def test_every_source_has_a_row_with_every_key(client: FlaskClient) -> None:
    told = rows(client)

    assert all(list(row) == KEYS for row in told.values())
    assert told["open_library"]["asked"] is True
    assert told["openbd"]["by_keyword"] is False


def test_every_key_is_documented() -> None:
    section = document("docs/api.md").split("## `GET /api/v1/sources`")[1].split("\n## ")[0]

    assert [key for key in KEYS if f"`{key}`" not in section] == []


def test_nobody_is_up_before_anyone_was_asked(client: FlaskClient) -> None:
    row = rows(client)["k10plus"]

    assert row["status"] == "unasked"
    assert row["hour"] == {
        "requests": 0, "errors": 0, "p50_ms": None, "p95_ms": None, "hit_rate": None,
    }  # fmt: skip


def test_what_is_asked_is_counted_and_what_is_remembered_is_not(client: FlaskClient) -> None:
    for _ in range(3):
        client.get("/api/v1/search?q=dune")
    row = rows(client)["k10plus"]

    assert row["status"] == "up"
    assert row["detail"] is None
    assert row["hour"]["requests"] == row["day"]["requests"] == 1
    assert row["hour"]["hit_rate"] == 1.0
    assert row["hour"]["p50_ms"] <= row["hour"]["p95_ms"]


def test_knowing_nothing_is_no_error_and_no_hit(client: FlaskClient) -> None:
    client.get("/api/v1/search?q=dune")
    client.get("/api/v1/search?q=qwertzuiop")
    hour = rows(client)["k10plus"]["hour"]

    assert (hour["requests"], hour["errors"], hour["hit_rate"]) == (2, 0, 0.5)


def test_a_batch_is_counted_by_its_calls(client: FlaskClient) -> None:
    isbns = ["9780441013593", "9787536692930", "9784062748681"]
    client.post("/api/v1/books/batch", json={"isbns": isbns})

    assert rows(client)["open_library"]["hour"]["requests"] == 1


def test_a_source_that_answers_nothing_is_failing_and_then_paused_until_a_time(
    client: FlaskClient, upstream: StandIn
) -> None:
    upstream.fault("k10plus", faults.status(400))
    client.get("/api/v1/search?q=dune")
    failing = rows(client)["k10plus"]
    upstream.fault("k10plus", faults.status(403))
    for number in range(FAILURES):
        client.get(f"/api/v1/search?q=dune+{number}")
    paused = rows(client)["k10plus"]

    assert failing["status"] == "failing"
    assert failing["hour"]["errors"] == 1
    assert paused["status"] == "paused"
    assert "paused until" in paused["detail"]
    assert "HTTP 403" in paused["detail"]


def test_who_answers_again_is_up_again(
    client: FlaskClient, upstream: StandIn, clocks: TestClocks
) -> None:
    upstream.fault("k10plus", faults.status(400))
    client.get("/api/v1/search?q=dune")
    upstream.heal()
    clocks.pass_by(minutes=20)
    client.get("/api/v1/search?q=dune")

    assert rows(client)["k10plus"]["status"] == "up"


def test_an_hour_and_a_day_pass(client: FlaskClient, clocks: TestClocks) -> None:
    client.get("/api/v1/search?q=dune")
    clocks.pass_by(hours=2)
    later = rows(client)["k10plus"]
    clocks.pass_by(days=1)
    next_day = rows(client)["k10plus"]

    assert [later["hour"]["requests"], later["day"]["requests"]] == [0, 1]
    assert later["status"] == "unasked"
    assert next_day["day"]["requests"] == 0


@pytest.mark.parametrize(("more", "name", "why"), [
    ({"OFFLINE": True}, "k10plus", "FISHER_OFFLINE"),
    ({"SOURCES": ["openbd"]}, "k10plus", "not among the sources to ask"),
    ({"SOURCES": ["openbd"], "SOURCE": {}}, "douban", "FISHER_SOURCE__DOUBAN__URL"),
    ({"SOURCES": ["google_books"], "SOURCE": {}}, "google_books", "SOURCE__GOOGLE_BOOKS__KEY"),
])  # fmt: skip
def test_who_is_skipped_says_why(
    settings: dict[str, Any],
    tmp_path: Path,
    clocks: TestClocks,
    more: dict[str, Any],
    name: str,
    why: str,
) -> None:
    row = rows(restarted(settings | more, tmp_path, clocks))[name]

    assert row["asked"] is False
    assert row["status"] == "skipped"
    assert why in row["detail"]


def test_the_counts_outlive_the_process(
    client: FlaskClient, settings: dict[str, Any], tmp_path: Path, clocks: TestClocks
) -> None:
    client.get("/api/v1/search?q=dune")
    rows(client)

    assert rows(restarted(settings, tmp_path, clocks))["k10plus"]["hour"]["requests"] == 1


def test_terms_say_what_must_be_shown_and_how_long_anything_is_kept(client: FlaskClient) -> None:
    told = {name: row["terms"] for name, row in rows(client).items()}

    assert told["google_books"]["attribution"] == "Powered by Google"
    assert told["google_books"]["kept_for"] == 86_400
    assert told["google_books"]["covers"] == "linked"
    assert told["dnb"]["kept_for"] is None
