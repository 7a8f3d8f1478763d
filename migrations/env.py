"""How Alembic reaches the application's database."""

from alembic import context
from alembic.operations.ops import MigrationScript
from flask import current_app

import app.models
from app.extensions import Base, db

TABLES = app.models.__all__
"""Importing the models makes their tables known."""


def run() -> None:
    """Upgrade the tables of the running application's database.

    SQLite cannot alter a table in place, so there each change is made on a copy of it.
    """
    with db.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            compare_type=True,
            include_name=_is_described,
            render_as_batch=connection.dialect.name == "sqlite",
            process_revision_directives=_nothing_to_do,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


def _is_described(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out the full-text index, which each database keeps in tables of its own kind."""
    return kind != "table" or not (name or "").startswith("book_text")


def _nothing_to_do(_context: object, _revision: object, directives: list[MigrationScript]) -> None:
    """Write no migration when the tables have not changed."""
    options = getattr(context.config, "cmd_opts", None)
    if getattr(options, "autogenerate", False) and directives[0].upgrade_ops_list[0].is_empty():
        directives[:] = []
        current_app.logger.info("The tables have not changed.")


run()
