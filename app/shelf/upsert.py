"""Insert rows, or change those that are there already: one statement in each database's dialect."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Insert
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.orm import Session

from app.extensions import Base

Row = dict[str, Any]

MOST_ROWS = 500
"""Rows a statement; SQLite takes 32,766 parameters, PostgreSQL 65,535."""


def upsert(session: Session, table: type[Base], rows: Sequence[Row], key: Sequence[str]) -> None:
    """Insert the rows; where `key` names one that is there, its other columns take the new values.

    A plain read-then-insert would fail when two readers find one new book at the same time.
    """
    ordered = sorted(rows, key=lambda row: [row[name] for name in key])
    for start in range(0, len(ordered), MOST_ROWS):
        session.execute(_statement(session, table, ordered[start : start + MOST_ROWS], key))


def _statement(
    session: Session, table: type[Base], rows: Sequence[Row], key: Sequence[str]
) -> Insert:
    changed = [name for name in rows[0] if name not in key]
    match session.get_bind().dialect.name:
        case "sqlite":
            statement = sqlite.insert(table).values(rows)
            news = {name: statement.excluded[name] for name in changed}
            return statement.on_conflict_do_update(index_elements=key, set_=news)
        case "postgresql":
            asked = postgresql.insert(table).values(rows)
            news = {name: asked.excluded[name] for name in changed}
            return asked.on_conflict_do_update(index_elements=key, set_=news)
        case _:
            said = mysql.insert(table).values(rows)
            return said.on_duplicate_key_update({name: said.inserted[name] for name in changed})
