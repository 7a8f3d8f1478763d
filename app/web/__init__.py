"""The pages."""

from flask import Flask

from app.web import book, context, errors, fields, health, home, language, live, source


def init_app(app: Flask) -> None:
    """Open the pages."""
    for room in (home, book, fields, live, source, health):
        app.register_blueprint(room.bp)
    context.init_app(app)
    language.init_app(app)
    errors.init_app(app)
