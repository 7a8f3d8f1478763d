"""The pages."""

from flask import Flask

from app.web import (
    account,
    book,
    context,
    errors,
    fields,
    health,
    home,
    language,
    live,
    login,
    personal,
    source,
)


def init_app(app: Flask) -> None:
    """Open the pages."""
    for room in (home, book, fields, live, source, account, personal, health):
        app.register_blueprint(room.bp)
    context.init_app(app)
    login.init_app(app)
    language.init_app(app)
    errors.init_app(app)
