"""`fisher mail send`: send what is in the outbox, where the web processes do not."""

import sys
import time

import click
from flask.cli import with_appcontext
from flask_migrate import upgrade

from app.current import current_services

PAUSE = 1.0
"""Seconds between two rounds."""


@click.group()
def mail() -> None:
    """Send the mails that are waiting."""


@mail.command()
@click.option("--watch", is_flag=True, help="Stay, and send each mail as it is written.")
@with_appcontext
def send(*, watch: bool) -> None:
    """Send every mail that is due; exit 1 when one could not be sent.

    It may run beside the web processes, and more than once: no mail is sent by two.
    """
    upgrade()
    while watch:
        current_services.courier.send_due()
        time.sleep(PAUSE)
    round_ = current_services.courier.send_due()
    click.echo(f"{round_.sent} sent, {round_.failed} put off.")
    if round_.failed:
        sys.exit(f"fisher: {round_.trouble}")
