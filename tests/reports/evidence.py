"""What sources say about the books of which the authors are known, and who they are.

The rows stand in the folder that FISHER_TEST_DATA names; tests/reports/recorded_authors.tsv holds
the authors of recorded editions: as read from the answers, corrected where known to be others.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import zstandard

from app.books.record import Record, said
from app.spider.all import SOURCES
from app.spider.errors import SourceFailed
from app.spider.reply import Reply
from app.spider.source import Source

RECORDED_AUTHORS = Path(__file__).parent / "recorded_authors.tsv"

Authors = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Books of known authors, by ISBN-13, and all that is said about them."""

    truth: Mapping[str, Authors]
    records: Sequence[Record]

    @property
    def spoken_of(self) -> dict[str, list[Record]]:
        """Give what is said of each edition of which anything is said."""
        by_isbn: dict[str, list[Record]] = defaultdict(list)
        for record in self.records:
            if record.isbn13 and record.isbn13 in self.truth:
                by_isbn[record.isbn13].append(record)
        return dict(by_isbn)


def gold(folder: Path) -> dict[str, Authors]:
    """Give the authors checked by hand."""
    cases = json.loads((folder / "data/vectors/author_gold_400.json").read_text())["cases"]
    return {case["isbn13"]: tuple(case["authors"]) for case in cases}


def gold_in_catalogues(folder: Path) -> Evidence:
    """Give what the gathered catalogues say of the books whose authors were checked by hand."""
    truth = gold(folder)
    lines = _lines(folder / "data/catalogue.jsonl.zst")
    rows = (json.loads(line) for line in lines if line[11:24] in truth)
    told = (_told(row["source"], row["isbn13"], row["title"], row["authors"]) for row in rows)
    return Evidence(truth, [record for record in told if record])


def recorded(folder: Path) -> Evidence:
    """Give what the recorded bodies of all sources say of the books in them."""
    with RECORDED_AUTHORS.open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    truth = {row["isbn13"]: tuple(row["authors"].split("; ")) for row in rows}
    records = [r for source in SOURCES for r in _recorded(source, folder / "recordings")]
    return Evidence(truth, records)


def told_twice(folder: Path) -> dict[str, list[Record]]:
    """Give what two or three catalogues each say of one edition; who is right nobody checked."""
    by_isbn: dict[str, dict[str, Record]] = defaultdict(dict)
    for row in csv.DictReader(
        _lines(folder / "data/queries/title_variants_same_isbn.tsv.zst"),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    ):
        for side in ("a", "b"):
            authors = row[f"author_{side}"].split("; ")
            source, title = row[f"source_{side}"], row[f"title_{side}"]
            if record := _told(source, row["isbn13"], title, authors):
                by_isbn[row["isbn13"]][source] = record
    return {isbn13: list(told.values()) for isbn13, told in by_isbn.items()}


def _told(source: str, isbn13: str, title: str, authors: Sequence[str]) -> Record | None:
    return said(source, id=isbn13, isbns=[isbn13], title=title, authors=list(authors))


def _recorded(source: Source, folder: Path) -> Iterator[Record]:
    """Read every recorded body of a source; what is no answer with books holds none."""
    for path in sorted((folder / source.name.replace("_", "")).glob("*")):
        try:
            yield from source.read(Reply(path.read_bytes())).records
        except SourceFailed:
            continue


def _lines(path: Path) -> Iterator[str]:
    with zstandard.open(path, "rt", encoding="utf-8") as lines:
        yield from lines
