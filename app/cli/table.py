"""Rows on a terminal as a table; in a pipe one line each, its cells parted by tabs."""

from collections.abc import Sequence

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.books.text import clean_line

Row = Sequence[str | int | None]

COLOURS = {
    **dict.fromkeys(("ok", "up"), "green"),
    **dict.fromkeys(("error", "failing", "paused", "timeout"), "red"),
    **dict.fromkeys(("skipped", "unasked"), "dim"),
}
"""Of cells that are one of these words."""


def print_table(heads: Sequence[str], rows: Sequence[Row]) -> None:
    """Print rows under their heads; what sources have said cannot steer the terminal."""
    cells = [[clean_line(cell, limit=200) or "" for cell in row] for row in rows]
    console = Console()
    if console.is_terminal:
        console.print(_table(heads, cells))
        return
    for line in (heads, *cells):
        click.echo("\t".join(line))


def _table(heads: Sequence[str], cells: Sequence[Sequence[str]]) -> Table:
    table = Table(box=None, pad_edge=False)
    for head, column in zip(heads, zip(*cells, strict=True), strict=True):
        numbers = all(cell.isdigit() for cell in column if cell)
        table.add_column(head, justify="right" if numbers else "left", overflow="fold")
    for row in cells:
        table.add_row(*(Text(cell, style=COLOURS.get(cell, "")) for cell in row))
    return table
