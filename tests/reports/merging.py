"""Write the tables of docs/merging.md: what is declared, and how often merged authors are right.

    python -m tests.reports.merging

What is declared is written always; the figures, when FISHER_TEST_DATA names the folder of
recordings and data.
"""

import os
from collections.abc import Mapping
from itertools import chain
from pathlib import Path

from app.catalogue import rules
from app.catalogue.fields import FIELDS, UNITED, Field
from app.catalogue.merge import merge
from app.catalogue.trust import Standing, Trust
from app.spider.all import SOURCES
from app.spider.source import Source
from tests.docs import ROOT
from tests.reports.evidence import gold, gold_in_catalogues, recorded, told_twice
from tests.reports.score import MERGED, Score, scores
from tests.reports.spoiled_sources import SPOILED, spoiled
from tests.reports.tables import put, table

PAGE = ROOT / "docs" / "merging.md"

TRUST = Trust(
    tuple(source.name for source in SOURCES),
    {source.name: Standing(source.home, source.strong, source.weak) for source in SOURCES},
)

Scores = Mapping[str, Score]


def declared() -> dict[str, str]:
    """Give the tables that need no data, by their marker."""
    united = (f"| `{name}` | All are kept, the most believed first. | – |" for name in UNITED)
    return {
        "fields": table(
            ("field", "which is believed", "how a conflict is told"),
            chain(map(_of_field, FIELDS), united),
        ),
        "sources": table(("source", "home", "strong", "weak", "weight"), map(_of_source, SOURCES)),
    }


def measured(folder: Path) -> dict[str, Scores]:
    """Give the scores on each kind of evidence, by its marker."""
    truth = gold(folder)
    return {
        "gold": scores(gold_in_catalogues(folder), TRUST),
        "recorded": scores(recorded(folder), TRUST),
        "spoiled": scores(spoiled(truth), Trust(tuple(SPOILED))),
    }


def figures(folder: Path, scored: Mapping[str, Scores]) -> dict[str, str]:
    """Give the tables that are measured on real data, by their marker."""
    tables = {name: _of_scores(told) for name, told in scored.items()}
    return {**tables, "conflicts": _of_conflicts(folder)}


def _of_field(field: Field) -> str:
    rule = getattr(rules, field.rule.__qualname__.partition(".")[0])
    conflict = _first_line(field.differ) if field.differ else "–"
    return f"| `{field.name}` | {_first_line(rule)} | {conflict} |"


def _first_line(declared: object) -> str:
    return (declared.__doc__ or "").strip().partition("\n")[0]


def _of_source(source: Source) -> str:
    groups = (
        ", ".join(sorted(names)) or "–" for names in (source.home, source.strong, source.weak)
    )
    return f"| `{source.name}` | {' | '.join(groups)} | {source.weight:g} |"


def _of_scores(told: Scores) -> str:
    head = ("who", "books", "names authors of", "all right", "merged right on these", "F1")
    return table(head, (_of_score(name, score) for name, score in told.items()))


def _of_score(name: str, score: Score) -> str:
    shown = "**merged**" if name == MERGED else f"`{name}`"
    counts = (score.books, score.named, score.right, score.merged_right)
    return f"| {shown} | {' | '.join(map(str, counts))} | {score.f1:.3f} |"


def _of_conflicts(folder: Path) -> str:
    told = told_twice(folder)
    books = merge((record for records in told.values() for record in records), Trust())
    rows = []
    for name in ("title", "subtitle", "authors"):
        count = sum(name in book.conflicts for book in books)
        rows.append(f"| `{name}` | {len(books)} | {count} | {count / len(books):.1%} |")
    return table(("field", "editions", "in conflict", "share"), rows)


def main() -> None:
    """Put every table at its place on the page."""
    folder = os.environ.get("FISHER_TEST_DATA")
    told = figures(Path(folder), measured(Path(folder))) if folder else {}
    put(declared() | told, PAGE)


if __name__ == "__main__":
    main()
