"""Write the tables of docs/sources.md from the sources: `python -m tests.spider.sources_page`."""

import re
from collections.abc import Iterable, Sequence

from app.spider.all import SOURCES
from app.spider.source import Source
from tests.docs import ROOT, document

PAGE = "docs/sources.md"

SOURCES_HEAD = (
    *("name", "catalogue", "base URL", "key", "asked by", "home of"),
    *("in one call", "requests a second"),
)
TERMS_HEAD = ("name", "terms", "shown beside its results", "records are kept", "covers are")

NOTHING = "–"


def main() -> None:
    """Rewrite the page."""
    (ROOT / PAGE).write_text(rewritten(document(PAGE)), encoding="utf-8")


def rewritten(page: str) -> str:
    """Give the page with its two tables made anew: the sources, and their terms."""
    sources = table(SOURCES_HEAD, map(about, SOURCES))
    terms = table(TERMS_HEAD, map(terms_of, SOURCES))
    tables = iter((sources, terms))
    return re.sub(r"^(\|.*\n)+", lambda _: next(tables), page, flags=re.MULTILINE)


def about(source: Source) -> Sequence[str]:
    """Say what a source is for, and how it is asked."""
    by = ("ISBN" if source.search_by_isbn else "", "words" if source.search_by_keyword else "")
    more = source.rate_with_contact
    return (
        f"`{source.name}`",
        source.title,
        source.url if source.public else f"(closed: {source.url})",
        source.key,
        ", ".join(filter(None, by)),
        ", ".join(sorted(source.home)) or NOTHING,
        str(source.batch) if source.batch > 1 else NOTHING,
        f"{source.rate:g}" + (f", {more:g} with a contact" if more else ""),
    )


def terms_of(source: Source) -> Sequence[str]:
    """Say on which terms a source lends its data."""
    terms = source.terms
    hours = terms.kept_for.total_seconds() / 3600 if terms.kept_for else 0
    return (
        f"`{source.name}`",
        terms.licence + (f" (<{terms.page}>)" if terms.page else ""),
        terms.attribution or NOTHING,
        f"{hours / 24:g} days" if hours >= 48 else f"{hours:g} hours" if hours else NOTHING,
        "kept" if terms.covers == "kept" else "linked to",
    )


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Spell a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    spelled = (f"| {' | '.join(line)} |\n" for line in lines)
    return "".join(spelled).replace("| --- ", "|---").replace("--- |", "---|")


if __name__ == "__main__":
    main()
