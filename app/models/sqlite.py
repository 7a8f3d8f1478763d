"""How SQLite is used: readers never wait for a writer, and writers wait for each other in turn."""

import sqlite3

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_MS = 10_000
"""How long a writer waits for its turn."""


def set_manners(engine: Engine) -> None:
    """Set each new connection up; does nothing on another database.

    The driver's own transactions are switched off and begun here, as SQLAlchemy advises
    (https://docs.sqlalchemy.org/en/21/dialects/sqlite.html): a transaction that will write says
    so at its start, since one that has read first is refused instead of waiting.
    """
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)


def _set_up(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    del entry
    if isinstance(connection, sqlite3.Connection):
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    """Begin a transaction.

    What is repeatable (the sources can be asked again) is safe once the process is killed, but not
    when the power fails: to wait for the disk each time would hold up every reader of the worker.
    """
    options = connection.get_execution_options()
    writing, repeatable = options.get("writing", False), options.get("repeatable", False)
    driver = connection.connection.driver_connection
    if driver:
        driver.execute(f"PRAGMA synchronous = {'NORMAL' if repeatable else 'FULL'}")
        driver.execute("BEGIN IMMEDIATE" if writing else "BEGIN")
