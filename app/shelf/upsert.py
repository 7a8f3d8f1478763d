"""Insert rows, and change or leave those that are there: one statement in each dialect."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.sql.base import ReadOnlyColumnCollection
from sqlalchemy.sql.elements import KeyedColumnElement

from app.extensions import Base

Row = dict[str, Any]
Columns = ReadOnlyColumnCollection[str, KeyedColumnElement[Any]]


def upsert(
    connection: Connection,
    table: type[Base],
    rows: Sequence[Row],
    key: tuple[str, ...],
    adding: tuple[str, ...] = (),
) -> None:
    """Insert the rows; where `key` names one that is there, its other columns take the new values.

    The columns that `adding` names hold numbers, to which the new ones are added. A plain
    read-then-insert would fail when two readers find one new book at the same time.
    """
    if rows:
        ordered = sorted(rows, key=lambda row: [row[name] for name in key])
        changed = tuple(name for name in rows[0] if name not in key)
        statement = _statement(connection.dialect.name, table, key, changed, adding)
        connection.execute(statement, ordered)


def add(connection: Connection, table: type[Base], rows: Sequence[Row]) -> None:
    """Insert the rows, and leave those alone whose key is there already."""
    if rows:
        connection.execute(_addition(connection.dialect.name, table), rows)


@cache
def _addition(dialect: str, table: type[Base]) -> Insert:
    into = Base.metadata.tables[table.__tablename__]
    match dialect:
        case "sqlite":
            return sqlite.insert(into).on_conflict_do_nothing()
        case "postgresql":
            return postgresql.insert(into).on_conflict_do_nothing()
        case _:
            return mysql.insert(into).prefix_with("IGNORE")


@cache
def _statement(
    dialect: str,
    table: type[Base],
    key: tuple[str, ...],
    changed: tuple[str, ...],
    adding: tuple[str, ...],
) -> Insert:
    """Give the statement for one row, which is built and compiled once."""
    into = Base.metadata.tables[table.__tablename__]

    def news(said: Columns) -> Row:
        return {
            name: into.c[name] + said[name] if name in adding else said[name] for name in changed
        }

    match dialect:
        case "sqlite":
            statement = sqlite.insert(into)
            return statement.on_conflict_do_update(
                index_elements=key, set_=news(statement.excluded)
            )
        case "postgresql":
            asked = postgresql.insert(into)
            return asked.on_conflict_do_update(index_elements=key, set_=news(asked.excluded))
        case _:
            said = mysql.insert(into)
            return said.on_duplicate_key_update(news(said.inserted))
