"""The commands of `pipenv run fisher COMMAND`."""

from flask import Flask

from app.cli.serve import serve


def init_app(app: Flask) -> None:
    """Offer the commands."""
    app.cli.add_command(serve)
