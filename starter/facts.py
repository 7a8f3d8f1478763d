"""The facts of one edition, as a catalogue gives them, and made fit to print."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

import orjson
import zstandard
from stdnum.isbn import is_valid

from app.books.text import clean_line


class Row(TypedDict):
    """One line of a catalogue file, in the format that CONTRACT.md calls `jsonl`."""

    isbn13: str
    title: str
    authors: list[str]
    publisher: str
    year: int | None
    language: str
    source: str


def read_catalogue(path: Path) -> Iterator[Row]:
    """Give the rows of a catalogue file: one JSON object a line, compressed with Zstandard."""
    with zstandard.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row: Row = orjson.loads(line)
            yield row


def read_readers(path: Path) -> dict[str, int]:
    """Give the number of readers of each ISBN, from a table with the columns votes and isbn13."""
    with zstandard.open(path, "rt", encoding="utf-8") as table:
        rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["isbn13"]: int(row["votes"]) for row in rows}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is taken from a catalogue: title, authors and language are those of our lists."""

    isbn13: str
    publisher: str
    year: int | None
    readers: int
    """How many readers are known to have rated this very edition."""

    @property
    def gaps(self) -> int:
        """How many of them are missing."""
        return (not self.publisher) + (self.year is None)


def read_facts(row: Row, readers: int) -> Facts | None:
    """Tidy the facts of a row, or give None for a broken number and for recordings."""
    if not is_valid(row["isbn13"]) or _RECORDINGS.search(row["publisher"]):
        return None
    year = row["year"] if row["year"] in YEARS else None
    publisher = tidy_publisher(row["publisher"])
    named = not row["title"].startswith(publisher)  # Some shelves put the series there.
    return Facts(row["isbn13"], publisher if named else "", year, readers)


def tidy_publisher(text: str) -> str:
    """Give a publisher's name without places and remarks, or "" where it names none.

    >>> tidy_publisher("[서울] :창비"), tidy_publisher("Unknown"), tidy_publisher("Knopf,")
    ('창비', '', 'Knopf')
    """
    line = (clean_line(_ASIDE.sub("", text)) or "").strip(" ,;:/")
    line = _AMPERSAND_LOST.get(line, line)
    silent = _NOBODY.match(line) or _BROKEN.search(line)
    return "" if silent or len(line) > LONGEST else line


YEARS = range(1950, 2027)
"""Years that an edition with an ISBN can be of; an older one is the work's."""

LONGEST = 80
"""Characters of the longest publisher's name; what is longer is more than a name."""

_ASIDE = re.compile(r"\[[^\[\]]*\]|\s*\([^()]*\)|（[^（）]*）|, Editions$")
_BROKEN = re.compile(r"[\ufffd<>]|&#|â€|[ÃÂ](?![a-zà-ÿ ])|\?\?")
_NOBODY = re.compile(
    r"(?i)(?:unknown.*|not avail.*|n/?a|none|null|-|distribooks.*|giron .*|downtown book.*"
    r"|international book import.*|independent pub.*|schoenhof.*|gardners.*|bro?okk?ing int.*"
    r"|aims int.*|lectorum.*|french & european.*|continental (?:book|sales).*)$"
)
"""What is written where no publisher is known, and names of booksellers who import."""

_RECORDINGS = re.compile(
    r"(?i)audio|tape|hörverlag|record|listening|voolume|naxos|sparknotes|cliffs|chelsea house"
)
"""Publishers of what is not the book itself: recordings, and books about it."""

_AMPERSAND_LOST = {
    "Barnes Noble Classics": "Barnes & Noble Classics",
    "Harper Row": "Harper & Row",
    "Simon Schuster": "Simon & Schuster",
    "W. W. Norton Company": "W. W. Norton & Company",
}
"""Names that one of the sources spells without the sign."""
