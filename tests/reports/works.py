"""Write the tables of docs/works.md: the scores, and how often editions are put together rightly.

    python -m tests.reports.works

The scores are written always; the figures, when FISHER_TEST_DATA names the folder of data.
"""

import ast
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from app.books import work
from app.books.book import Book
from app.books.grouping import by_work
from app.books.text import clean_line
from app.books.work import same_work, work_keys
from tests.docs import ROOT
from tests.reports.search_questions import lines
from tests.reports.tables import put, table

PAGE = ROOT / "docs" / "works.md"

LABELLED = {
    "Goodreads and Barnes & Noble": ("work_match_goodreads_bn", "same_work"),
    "Amazon and Barnes & Noble": ("book_match_amazon_bn", "same_book"),
}
"""The pairs labelled by hand: each file, and what it calls the label."""

KINDS = {
    "work": "editions of one bestseller",
    "manifestations-in-one-MARC-record": "formats in one library record",
    "onix-related-product": "related products of one publisher",
}
"""What groups editions in `editions_truth`, in words."""


@dataclass(frozen=True, slots=True)
class Told:
    """How many pairs were said to be of one work: rightly, wrongly, and not though they are."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Give the share of what was put together rightly, 0..1."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Give the share of what belongs together that was put together, 0..1."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Give their harmonic mean, 0..1."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def scores() -> dict[str, float]:
    """Give every score that is declared, by its name."""
    return {name: value for name, value, _ in _declared()}


def declared() -> dict[str, str]:
    """Give the table of scores, by its marker."""
    rows = (f"| `{name}` | {value:g} | {meaning} |" for name, value, meaning in _declared())
    return {"scores": table(("score", "counts", "when"), rows)}


def labelled(folder: Path) -> dict[str, Told]:
    """Give how the pairs labelled by hand are told apart, by the name of the set."""
    return {name: _told(_cases(folder, file), label) for name, (file, label) in LABELLED.items()}


def figures(folder: Path) -> dict[str, str]:
    """Give the tables that are measured on real data, by their marker."""
    rows = (
        f"| {name} | {told.right + told.missed} | {told.precision:.3f} | {told.recall:.3f} "
        f"| {told.f1:.3f} |"
        for name, told in labelled(folder).items()
    )
    head = ("pairs from", "of one work", "precision", "recall", "F1")
    return {"labelled": table(head, rows), "editions": _of_editions(folder)}


def _declared() -> Iterator[tuple[str, float, str]]:
    """Give name, value and meaning of every number that stands in app/books/work.py."""
    body = ast.parse(Path(work.__file__).read_text(encoding="utf-8")).body
    for said, meaning in pairwise(body):
        if isinstance(said, ast.Assign) and isinstance(meaning, ast.Expr):
            name = ast.unparse(said.targets[0])
            value = getattr(work, name)
            if isinstance(value, int | float):
                yield name, value, " ".join(str(ast.literal_eval(meaning.value)).split())


def _cases(folder: Path, name: str) -> list[dict[str, Any]]:
    file = folder / "data" / "vectors" / f"{name}.json"
    cases: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))["cases"]
    return cases


def _told(cases: Sequence[Mapping[str, Any]], label: str) -> Told:
    pairs = [(same_work(_labelled(case["a"]), _labelled(case["b"])), case[label]) for case in cases]
    return Told(pairs.count((True, True)), pairs.count((True, False)), pairs.count((False, True)))


def _labelled(said: Mapping[str, str]) -> Book:
    author = clean_line(said["author"])
    return Book("", clean_line(said["title"]) or "", authors=(author,) if author else ())


def _of_editions(folder: Path) -> str:
    """Tell of groups of ISBNs that others say are of one work, as far as catalogues know them."""
    groups = [json.loads(line) for line in lines(folder / "data/editions/editions_truth.jsonl.zst")]
    known = _known(folder, {isbn for group in groups for isbn in group["isbns"]})
    rows = [
        _of_kind(words, [group["isbns"] for group in groups if group["kind"] == kind], known)
        for kind, words in KINDS.items()
    ]
    head = ("groups of", "groups", "two are known", "whole", "pairs", "meet", "one work")
    return table(head, rows)


def _of_kind(words: str, groups: Sequence[Sequence[str]], known: Mapping[str, Book]) -> str:
    held = [[known[isbn] for isbn in isbns if isbn in known] for isbns in groups]
    pairs = [pair for books in held for pair in combinations(books, 2)]
    meeting = sum(bool(work_keys(one) & work_keys(other)) for one, other in pairs)
    joined = sum(same_work(one, other) for one, other in pairs)
    several = [books for books in held if len(books) > 1]
    whole = sum(len(by_work(books)) == 1 for books in several)
    shares = [f"{count / len(pairs):.1%}" if pairs else "–" for count in (meeting, joined)]
    counts = [len(groups), len(several), whole, len(pairs), *shares]
    return f"| {words} | {' | '.join(map(str, counts))} |"


def _known(folder: Path, isbns: set[str]) -> dict[str, Book]:
    """Give what the gathered catalogues say of these ISBNs."""
    told = lines(folder / "data" / "catalogue.jsonl.zst")
    rows = [json.loads(line) for line in told if line[11:24] in isbns]
    return {
        row["isbn13"]: Book(row["isbn13"], row["title"], authors=tuple(row["authors"]))
        for row in rows
    }


def main() -> None:
    """Put every table at its place on the page."""
    folder = os.environ.get("FISHER_TEST_DATA")
    put(declared() | (figures(Path(folder)) if folder else {}), PAGE)


if __name__ == "__main__":
    main()
