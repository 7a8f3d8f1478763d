"""Houses on each of the three databases, and readers in them."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import delete

from app.current import services_of
from app.exchange.account import Accounts, Newcomer
from app.extensions import db
from app.factory import Clocks, create_app
from app.models import OutboxMail, Reader, Tries
from tests.clocks import TestClocks
from tests.databases import KINDS, fresh_database

CLOCKS = TestClocks()


@pytest.fixture(scope="module", params=KINDS)
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    folder = tmp_path_factory.mktemp("house")
    with fresh_database(request.param, folder) as url:
        app = create_app({"DATABASE_URL": url}, instance=folder, clocks=Clocks(now=CLOCKS.now))
        with app.app_context():
            upgrade()
            yield app
            db.engine.dispose()


@pytest.fixture
def clocks() -> TestClocks:
    return CLOCKS


@pytest.fixture
def accounts(house: Flask) -> Accounts:
    """Give the accounts of a house without readers."""
    with db.changing() as connection:
        for table in (OutboxMail, Tries, Reader):
            connection.execute(delete(table))
    return services_of(house).accounts


@pytest.fixture
def ann(accounts: Accounts) -> Newcomer:
    """Give a reader who has registered."""
    ann = Newcomer("ann@example.org", "Ann", "correct horse", "en")
    accounts.register(ann)
    return ann
