"""`fisher sources`, as an operator reads it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from flask.testing import FlaskClient

from app.cli.table import print_table
from app.factory import create_app
from tests.conftest import SOURCES
from tests.standin import StandIn, faults


def told(app: Flask, *arguments: str) -> Result:
    return app.test_cli_runner().invoke(args=["sources", *arguments])


def cells(result: Result) -> dict[str, list[str]]:
    """Give each source's row, as a program reads it from a pipe."""
    head, *lines = (line.split("\t") for line in result.stdout.splitlines())
    assert all(len(line) == len(head) for line in lines)
    return {name: rest for name, *rest in lines}


def test_each_source_that_is_asked_answers_and_names_what_it_found(
    app: Flask, upstream: StandIn
) -> None:
    result = told(app, "--check")
    rows = cells(result)

    assert result.exit_code == 0
    assert rows["open_library"][0] == "ok"
    assert rows["open_library"][2] == "Dune"
    assert rows["openbd"][2] == "ノルウェイの森"
    assert rows["loc"][0] == "skipped"
    assert all(len(upstream.asked(name)) >= 1 for name in SOURCES)


def test_one_that_does_not_answer_fails_the_check_and_says_why(
    app: Flask, upstream: StandIn
) -> None:
    upstream.fault("k10plus", faults.status(503))
    result = told(app, "--check")
    status, _, found, detail = cells(result)["k10plus"]

    assert result.exit_code == 1
    assert (status, found, detail) == ("error", "", "HTTP 503")
    assert cells(result)["open_library"][0] == "ok"


def test_who_knows_nothing_has_answered(upstream: StandIn, tmp_path: Path) -> None:
    loc = {"SOURCES": ["loc"], "SOURCE": {"LOC": {"URL": upstream.url("loc")}}}
    result = told(create_app(loc, instance=tmp_path), "--check")

    assert cells(result)["loc"][0] == "empty"
    assert result.exit_code == 0


def test_a_check_that_asks_nobody_fails(settings: dict[str, Any], tmp_path: Path) -> None:
    result = told(create_app(settings | {"OFFLINE": True}, instance=tmp_path), "--check")

    assert result.exit_code == 1
    assert "No source was asked" in result.stderr
    assert {row[0] for row in cells(result).values()} == {"skipped"}


def test_a_check_is_counted(app: Flask) -> None:
    told(app, "--check")
    status, requests, *_ = cells(told(app))["k10plus"]

    assert (status, requests) == ("up", "1")


def test_json_is_exactly_what_the_api_gives(app: Flask, client: FlaskClient) -> None:
    client.get("/api/v1/search?q=dune")

    assert json.loads(told(app, "--json").stdout) == client.get("/api/v1/sources").json


def test_a_check_as_json_has_the_rows_of_a_search(app: Flask) -> None:
    rows = json.loads(told(app, "--check", "--json").stdout)["sources"]

    assert {row["name"]: row["status"] for row in rows}["openbd"] == "ok"
    assert list(rows[0]) == ["name", "status", "total", "elapsed_ms", "cached", "detail"]


def test_a_bare_database_is_made_first(settings: dict[str, Any], tmp_path: Path) -> None:
    result = told(create_app(settings, instance=tmp_path))

    assert result.exit_code == 0
    assert cells(result)["k10plus"][0] == "unasked"


def test_a_terminal_gets_a_table_and_no_tricks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    print_table(("source", "found"), [("a", "[red]Dune\x1b[2J\tII")])
    shown = capsys.readouterr().out

    assert "[red]Dune" in shown
    assert "\x1b[2J" not in shown
    assert "\t" not in shown
