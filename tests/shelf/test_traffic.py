"""How sources answered, counted together in each of the three databases."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import delete

from app.books.answer import SourceAnswer
from app.books.traffic import DAY, HOUR, figures
from app.extensions import db
from app.factory import create_app
from app.models import SourceTraffic
from app.shelf.traffic import Traffic
from tests.clocks import TestClocks
from tests.databases import KINDS, fresh_database

QUICK = SourceAnswer("k10plus", "ok", elapsed_ms=120)
LOST = SourceAnswer("k10plus", "timeout", elapsed_ms=6_000)


@pytest.fixture(scope="module", params=KINDS)
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    folder = tmp_path_factory.mktemp("house")
    with fresh_database(request.param, folder) as url:
        app = create_app({"DATABASE_URL": url}, instance=folder)
        with app.app_context():
            upgrade()
            yield app
            db.engine.dispose()


@pytest.fixture(autouse=True)
def bare(house: Flask) -> None:
    del house
    with db.auto_commit() as session:
        session.execute(delete(SourceTraffic))


def requests(traffic: Traffic, clocks: TestClocks) -> tuple[int, int]:
    said = figures(traffic.since(clocks.now() - DAY))
    return said.requests, said.errors


def test_all_processes_add_to_the_same_counts(clocks: TestClocks) -> None:
    here, there = Traffic(db, clocks.now), Traffic(db, clocks.now)
    for traffic in (here, there, here):
        traffic.note(QUICK)
        traffic.note(LOST)
        traffic.write()

    assert requests(here, clocks) == requests(there, clocks) == (6, 3)


def test_what_is_not_yet_written_is_written_before_it_is_read(clocks: TestClocks) -> None:
    traffic = Traffic(db, clocks.now)
    traffic.note(QUICK)

    assert requests(traffic, clocks) == (1, 0)
    assert requests(traffic, clocks) == (1, 0)


def test_who_was_not_asked_is_not_counted(clocks: TestClocks) -> None:
    traffic = Traffic(db, clocks.now)
    traffic.note(SourceAnswer("k10plus", "paused"))
    traffic.note(SourceAnswer("k10plus", "skipped"))

    assert traffic.since(clocks.now() - DAY) == {}


def test_many_who_write_at_once_lose_nothing(house: Flask, clocks: TestClocks) -> None:
    traffic = Traffic(db, clocks.now)

    def write(_: int) -> None:
        with house.app_context():
            for answer in (QUICK, LOST):
                traffic.note(answer)
            traffic.write()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(40)))

    assert requests(traffic, clocks) == (80, 40)


def test_what_is_old_is_forgotten(clocks: TestClocks) -> None:
    traffic = Traffic(db, clocks.now)
    traffic.note(LOST)
    traffic.write()
    clocks.pass_by(hours=2)
    traffic.note(QUICK)
    traffic.write()
    traffic.forget(clocks.now() - HOUR)

    assert requests(traffic, clocks) == (1, 0)


def test_a_moment_of_reading_leaves_out_what_was_before(clocks: TestClocks) -> None:
    traffic = Traffic(db, clocks.now)
    traffic.note(QUICK)
    traffic.write()

    assert traffic.since(clocks.now() + timedelta(minutes=1)) == {}
