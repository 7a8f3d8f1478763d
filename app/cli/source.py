"""`fisher sources`: who is asked and how they do; `--check` asks each of them now."""

import sys

import click
from flask import jsonify
from flask.cli import with_appcontext
from flask_migrate import upgrade

from app.books.answer import SourceAnswer
from app.catalogue.watch import Standing
from app.cli.table import Row, print_table
from app.current import current_services
from app.view_models.source import SourceViewModel
from app.view_models.standing import standings_as_json

STANDINGS = ("source", "status", "requests", "errors", "p50 ms", "p95 ms", "found", "detail")
ANSWERS = ("source", "status", "ms", "found", "detail")


@click.command()
@click.option("--check", is_flag=True, help="Ask each source now for a book that it surely knows.")
@click.option("--json", "as_json", is_flag=True, help="Print the API's objects.")
@with_appcontext
def sources(*, check: bool, as_json: bool) -> None:
    """Say of every source whether it is asked, and how it did in the last day.

    With --check, ask each one now; the exit code is 1 when any of them does not answer.
    """
    upgrade()
    if check:
        _check(as_json=as_json)
        return
    standings = current_services.watch.standings()
    if as_json:
        click.echo(jsonify(standings_as_json(standings)).get_data(as_text=True))
    else:
        print_table(STANDINGS, [_standing(standing) for standing in standings])


def _check(*, as_json: bool) -> None:
    answers = _heard()
    if as_json:
        rows = [SourceViewModel(answer).as_json() for answer in answers]
        click.echo(jsonify({"sources": rows}).get_data(as_text=True))
    else:
        print_table(ANSWERS, [_answer(answer) for answer in answers])
    asked = [answer for answer in answers if answer.status != "skipped"]
    if not asked:
        click.echo("No source was asked; the details say why.", err=True)
    if not asked or any(answer.silent for answer in asked):
        sys.exit(1)


def _heard() -> list[SourceAnswer]:
    """Give each source's answer, in the order of the sources."""
    services = current_services
    answers = {answer.source: answer for answer in services.watch.roll_call()}
    services.traffic.write()
    return [answers[source.name] for source in services.sources]


def _standing(standing: Standing) -> Row:
    day = standing.day
    found = None if day.hit_rate is None else f"{day.hit_rate:.0%}"
    counted = (day.requests, day.errors, day.p50_ms, day.p95_ms, found)
    detail = standing.why.sentence if standing.why else None
    return (standing.upstream.name, standing.state, *counted, detail)


def _answer(answer: SourceAnswer) -> Row:
    found = answer.records[0].title if answer.records else None
    took = None if answer.status == "skipped" else answer.elapsed_ms
    return (answer.source, answer.status, took, found, answer.detail)
