"""The JSON API, /api/v1."""

from flask import Flask

from app.api import book, edition, isbn, me, source, stream, suggest
from app.extensions import csrf


def init_app(app: Flask) -> None:
    """Open the API."""
    for room in (book, edition, isbn, me, source, stream, suggest):
        app.register_blueprint(room.bp)
    csrf.exempt(book.bp)  # A batch of ISBNs comes by POST, and changes nothing of a reader's.
