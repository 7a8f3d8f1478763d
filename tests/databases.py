"""The three databases, each with a fresh database of its own; skipped where none answers."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

SERVERS = {
    "postgresql": os.environ.get(
        "FISHER_TEST_POSTGRESQL", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres"
    ),
    "mariadb": os.environ.get("FISHER_TEST_MARIADB", "mysql+pymysql://root@127.0.0.1:3306/mysql"),
}
"""Where each server is; the name is of a database that is there already."""

KINDS = ("sqlite", *SERVERS)


@contextmanager
def fresh_database(kind: str, folder: Path) -> Iterator[str]:
    """Give the URL of an empty database, which is gone afterwards."""
    if kind == "sqlite":
        yield f"sqlite:///{folder}/fisher.db"
        return
    name = f"fisher_test_{secrets.token_hex(4)}"
    _tell(kind, f"CREATE DATABASE {name}")
    try:
        url = make_url(SERVERS[kind]).set(database=name)
        yield url.render_as_string(hide_password=False)
    finally:
        _tell(kind, f"DROP DATABASE {name}")


def _tell(kind: str, statement: str) -> None:
    engine = create_engine(SERVERS[kind], isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(statement))
    except OperationalError as cause:
        pytest.skip(f"No {kind} answers ({type(cause.orig).__name__}).")
    finally:
        engine.dispose()
