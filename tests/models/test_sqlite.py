"""What is promised to a reader waits for the disk; what can be asked again does not."""

from flask import Flask
from sqlalchemy import text

from app.extensions import db

NORMAL, FULL = 1, 2  # https://www.sqlite.org/pragma.html#pragma_synchronous
HOW = text("PRAGMA synchronous")


def test_a_change_that_is_confirmed_waits_for_the_disk(app: Flask) -> None:
    with app.app_context(), db.auto_commit() as session:
        assert session.scalar(HOW) == FULL


def test_what_the_sources_can_be_asked_again_does_not(app: Flask) -> None:
    with app.app_context(), db.changing() as connection:
        assert connection.scalar(HOW) == NORMAL


def test_a_connection_that_was_lenient_is_strict_again_for_the_next(app: Flask) -> None:
    with app.app_context():
        with db.changing() as connection:
            connection.scalar(HOW)
        with db.auto_commit() as session:
            assert session.scalar(HOW) == FULL
