"""The starter catalogue: well-known books, found by the first search without a network."""

from collections.abc import Iterator
from pathlib import Path

import orjson

from app.books.record import Record, said

FILE = Path(__file__).with_name("starter.jsonl")


def starter_records() -> Iterator[Record]:
    """Give the books that ship with Fisher."""
    for line in FILE.read_bytes().splitlines():
        record = _record(orjson.loads(line))
        if record:
            yield record


def _record(line: dict[str, object]) -> Record | None:
    return said(
        str(line["source"]),
        id=line["isbn13"],
        isbns=line["isbn13"],
        title=line["title"],
        authors=line["authors"],
        publisher=line["publisher"],
        published=line["year"],
        language=line["language"],
    )
