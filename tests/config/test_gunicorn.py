"""What the server does besides serving."""

from types import SimpleNamespace

from flask import Flask

from app.current import services_of
from config.gunicorn import worker_exit


def test_a_worker_that_leaves_begins_nothing_more_behind_its_readers(app: Flask) -> None:
    worker_exit(None, SimpleNamespace(wsgi=app))

    assert not services_of(app).refresher.refresh("a", lambda: None)


def test_a_worker_that_never_had_the_application_leaves_in_peace() -> None:
    worker_exit(None, SimpleNamespace())
