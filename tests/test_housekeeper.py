"""The chores of a serving process."""

import time
from pathlib import Path

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient

from app.books.isbn import Isbn
from app.catalogue.expiry import EVERY
from app.current import current_services
from app.extensions import db
from app.factory import create_app
from app.housekeeper import Chore, chores_of_the_house, do
from tests.clocks import TestClocks
from tests.serving import KNOCK, PATIENCE, serving
from tests.standin import StandIn

DUNE = "9780441013593"


def do_all(app: Flask) -> None:
    with app.app_context():
        chores = chores_of_the_house()
    for chore in chores:
        do(chore, app)


def known_to(client: FlaskClient) -> list[str]:
    book = client.get(f"/api/v1/books/{DUNE}").get_json()
    return [place["name"] for place in book["sources"]]


def test_what_was_lent_for_a_day_is_gone_in_time_and_asked_for_again(
    app: Flask, client: FlaskClient, clocks: TestClocks
) -> None:
    known_to(client)
    clocks.pass_by(hours=24)
    clocks.pass_by(seconds=-EVERY.total_seconds() + 1)
    do_all(app)
    with app.app_context():
        held = current_services.shelf.book(Isbn(DUNE))

    assert held
    assert "google_books" not in held.book.known_to
    assert "google_books" in known_to(client)


def test_a_house_in_which_nothing_is_due_keeps_everything(app: Flask, client: FlaskClient) -> None:
    before = known_to(client)
    do_all(app)

    assert known_to(client) == before


def test_a_chore_that_fails_is_logged_and_hurts_nobody(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise OSError("The disk is full.")

    do(Chore("Dusting", 1.0, fail), app)

    assert "Dusting failed." in caplog.text


def test_a_server_writes_how_the_sources_answered_without_being_asked(
    upstream: StandIn, tmp_path: Path
) -> None:
    with serving(tmp_path, **upstream.environment()) as address:
        requests.get(f"{address}/api/v1/search?q=dune", timeout=PATIENCE)
        beside = create_app({"DATABASE_URL": f"sqlite:///{tmp_path}/fisher.db"}, instance=tmp_path)
        with beside.app_context():
            assert "k10plus" in written_in_time()
            db.engine.dispose()


def written_in_time() -> set[str]:
    """Give the sources whose answers are written, as soon as there are any."""
    services = current_services
    for _ in range(int(PATIENCE / KNOCK)):
        day = {standing.upstream.name: standing.day for standing in services.watch.standings()}
        if written := {name for name, figures in day.items() if figures.requests}:
            return written
        time.sleep(KNOCK)
    return set()
