"""Tables on a page of the documents, each between the markers of its name."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path


def table(head: tuple[str, ...], rows: Iterable[str]) -> str:
    """Give a table in Markdown; the rows are spelled already."""
    return "\n".join([f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *rows])


def piece(page: str, name: str) -> str:
    """Give what stands on the page between the markers of a name."""
    found = re.search(rf"<!-- {name} -->\n(.*?)\n<!-- /{name} -->", page, re.DOTALL)
    if not found:
        raise ValueError(f"The page has no markers for {name}: put them back.")
    return found[1]


def put(tables: Mapping[str, str], page: Path) -> None:
    """Put every table at its place on the page."""
    text = page.read_text(encoding="utf-8")
    for name, told in tables.items():
        text = text.replace(f"<!-- {name} -->\n{piece(text, name)}\n", f"<!-- {name} -->\n{told}\n")
    page.write_text(text, encoding="utf-8")
