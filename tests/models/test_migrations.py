"""The migrations make what the models describe, on each database."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect

from app.extensions import Base, db
from app.factory import create_app
from tests.databases import KINDS, fresh_database


def is_described(name: str | None, kind: str, _: object) -> bool:
    return kind != "table" or not (name or "").startswith("book_text")


@pytest.mark.parametrize("kind", KINDS)
def test_the_tables_are_those_of_the_models_and_go_again(kind: str, tmp_path: Path) -> None:
    with fresh_database(kind, tmp_path) as url:
        app = create_app({"DATABASE_URL": url}, instance=tmp_path)
        with app.app_context():
            upgrade()
            with db.engine.connect() as connection:
                opts = {"compare_type": True, "include_name": is_described}
                made = MigrationContext.configure(connection, opts=opts)
                assert compare_metadata(made, Base.metadata) == []
            downgrade(revision="base")
            assert inspect(db.engine).get_table_names() == ["alembic_version"]
            db.engine.dispose()
