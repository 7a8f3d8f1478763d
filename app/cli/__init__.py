"""The commands of `pipenv run fisher COMMAND`."""

from flask import Flask

from app.cli.mail import mail
from app.cli.serve import serve
from app.cli.source import sources


def init_app(app: Flask) -> None:
    """Offer the commands."""
    for command in (mail, serve, sources):
        app.cli.add_command(command)
