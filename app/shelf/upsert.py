"""Insert rows, or change those that are there already: one statement in each database's dialect."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Insert
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.orm import Session
from sqlalchemy.sql.base import ReadOnlyColumnCollection
from sqlalchemy.sql.elements import KeyedColumnElement

from app.extensions import Base

Row = dict[str, Any]
Columns = ReadOnlyColumnCollection[str, KeyedColumnElement[Any]]

MOST_ROWS = 500
"""Rows a statement; SQLite takes 32,766 parameters, PostgreSQL 65,535."""


def upsert(
    session: Session,
    table: type[Base],
    rows: Sequence[Row],
    key: Sequence[str],
    adding: Sequence[str] = (),
) -> None:
    """Insert the rows; where `key` names one that is there, its other columns take the new values.

    The columns that `adding` names hold numbers, to which the new ones are added. A plain
    read-then-insert would fail when two readers find one new book at the same time.
    """
    ordered = sorted(rows, key=lambda row: [row[name] for name in key])
    for start in range(0, len(ordered), MOST_ROWS):
        part = ordered[start : start + MOST_ROWS]
        session.execute(_statement(session, table, part, key, adding))


def _statement(
    session: Session,
    table: type[Base],
    rows: Sequence[Row],
    key: Sequence[str],
    adding: Sequence[str],
) -> Insert:
    changed = [name for name in rows[0] if name not in key]

    def news(said: Columns) -> Row:
        held = table.__table__.c
        return {name: held[name] + said[name] if name in adding else said[name] for name in changed}

    match session.get_bind().dialect.name:
        case "sqlite":
            statement = sqlite.insert(table).values(rows)
            return statement.on_conflict_do_update(
                index_elements=key, set_=news(statement.excluded)
            )
        case "postgresql":
            asked = postgresql.insert(table).values(rows)
            return asked.on_conflict_do_update(index_elements=key, set_=news(asked.excluded))
        case _:
            said = mysql.insert(table).values(rows)
            return said.on_duplicate_key_update(news(said.inserted))
