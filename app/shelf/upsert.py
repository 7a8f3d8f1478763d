"""Insert rows, or change those that are there already: one statement in each database's dialect."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert
from sqlalchemy.dialects import mysql, postgresql, sqlite

from app.extensions import Base

Row = dict[str, Any]


def upsert(
    connection: Connection, table: type[Base], rows: Sequence[Row], key: tuple[str, ...]
) -> None:
    """Insert the rows; where `key` names one that is there, its other columns take the new values.

    A plain read-then-insert would fail when two readers find one new book at the same time.
    """
    if rows:
        ordered = sorted(rows, key=lambda row: [row[name] for name in key])
        changed = tuple(name for name in rows[0] if name not in key)
        connection.execute(_statement(connection.dialect.name, table, key, changed), ordered)


@cache
def _statement(
    dialect: str, table: type[Base], key: tuple[str, ...], changed: tuple[str, ...]
) -> Insert:
    """Give the statement for one row, which is built and compiled once."""
    into = Base.metadata.tables[table.__tablename__]
    match dialect:
        case "sqlite":
            statement = sqlite.insert(into)
            news = {name: statement.excluded[name] for name in changed}
            return statement.on_conflict_do_update(index_elements=key, set_=news)
        case "postgresql":
            asked = postgresql.insert(into)
            news = {name: asked.excluded[name] for name in changed}
            return asked.on_conflict_do_update(index_elements=key, set_=news)
        case _:
            said = mysql.insert(into)
            return said.on_duplicate_key_update({name: said.inserted[name] for name in changed})
