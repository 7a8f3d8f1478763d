"""The extensions, bare: bound to the application in the factory."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import orjson
from flask.json.provider import JSONProvider
from flask_babel import Babel
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import Connection, MetaData
from sqlalchemy.orm import DeclarativeBase, Session


class Base(DeclarativeBase):
    """The base of every table; constraints get names that a migration can drop."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Database(SQLAlchemy):
    """The database, with the two ways it is used: a short look, a short change.

    Each comes in two kinds: with the ORM's session, and with the bare connection for what is done
    for every search.
    """

    @contextmanager
    def changing(self, *, repeatable: bool = True) -> Iterator[Connection]:
        """Change something by statements alone, in one short transaction.

        What is repeatable can be learnt again: on SQLite, a power cut may cost the last of it.
        """
        with self.engine.connect() as connection:
            connection.execution_options(writing=True, repeatable=repeatable)
            with connection.begin():
                yield connection

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """Look something up by statements alone."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def auto_commit(self) -> Iterator[Session]:
        """Change something in one short transaction: committed at the end, or undone whole.

        On SQLite the transaction begins as a writing one (see `app/models/sqlite.py`), because
        one that starts by reading cannot wait for its turn to write.
        """
        session = self.session()
        session.connection(execution_options={"writing": True})
        with self._ended(session):
            yield session
            session.commit()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Look something up; the connection goes back at once, no source is waited for with it."""
        session = self.session()
        with self._ended(session):
            yield session

    @contextmanager
    def _ended(self, session: Session) -> Iterator[None]:
        try:
            yield
        finally:
            session.rollback()


class FastJSON(JSONProvider):
    """JSON through orjson: UTF-8 as it is, keys in the order they were put."""

    def dumps(self, obj: Any, **kwargs: Any) -> str:  # noqa: ANN401 -- Flask's own signature.
        """Spell a value as JSON."""
        del kwargs
        return orjson.dumps(obj).decode()

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:  # noqa: ANN401 -- Flask's own signature.
        """Read JSON; raises ValueError for anything else."""
        del kwargs
        return orjson.loads(s)


db = Database(metadata=Base.metadata)
migrate = Migrate()
babel = Babel()
login = LoginManager()
csrf = CSRFProtect()
