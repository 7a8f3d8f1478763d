"""What is made ready before the doors open: the tables, and the starter catalogue."""

import click
from flask_migrate import upgrade

from app.current import current_catalogue, current_services
from app.shelf.starter import starter_records


def open_the_house() -> None:
    """Upgrade the tables, and load the starter catalogue into an empty database."""
    upgrade()
    indexed = current_services.shelf.index_missing()
    if indexed:
        click.echo(f"Made {indexed:,} books of before findable by their words.", err=True)
    if current_services.shelf.is_empty():
        loaded = current_catalogue.hold(list(starter_records()))
        click.echo(f"Loaded the starter catalogue of {loaded:,} books.", err=True)
