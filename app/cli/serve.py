"""`fisher serve`: make everything ready, then become the server."""

import os
import sys
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from app.cli.opening import open_the_house
from config.settings import Settings

CONFIGURATION = Path(__file__).resolve().parents[2] / "config" / "gunicorn.py"


@click.command()
@with_appcontext
def serve() -> None:
    """Serve Fisher: the database is made and upgraded first, then the server starts."""
    open_the_house()
    settings: Settings = current_app.config["FISHER"]
    click.echo(f"Fisher is at http://{_address(settings)}/", err=True)
    os.execv(sys.executable, server_command(settings))  # noqa: S606 -- our own interpreter.


def server_command(settings: Settings) -> list[str]:
    """Give the command that serves.

    The server takes this process's place, so that signals reach it, and so that gevent can patch
    a fresh interpreter before anything opens a socket.
    """
    workers = settings.workers or os.cpu_count() or 1
    return [
        sys.executable,
        "-m",
        "gunicorn",
        f"--config={CONFIGURATION}",
        f"--bind={_address(settings)}",
        f"--workers={workers}",
        "app.factory:create_served_app()",
    ]


def _address(settings: Settings) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"{host}:{settings.port}"
