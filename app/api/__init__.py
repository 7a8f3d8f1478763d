"""The JSON API, /api/v1."""

from flask import Flask

from app.api import book, edition, isbn, source, stream, suggest


def init_app(app: Flask) -> None:
    """Open the API."""
    for room in (book, edition, isbn, source, stream, suggest):
        app.register_blueprint(room.bp)
