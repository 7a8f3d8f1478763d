"""docs/sources.md tells of every source what the source itself declares."""

import re

import pytest

from app.spider.all import SOURCES
from app.spider.source import Source
from tests.docs import document

PAGE = "docs/sources.md"


def row(source: Source) -> str:
    ways = {"ISBN": source.search_by_isbn, "words": source.search_by_keyword}
    asked = ", ".join(name for name, way in ways.items() if way)
    home = ", ".join(sorted(source.home)) or "–"
    url = source.url if source.public else f"(closed: {source.url})"
    batch = source.batch if source.batch > 1 else "–"
    cells = (f"`{source.name}`", source.title, url, source.key, asked, home, str(batch))
    return f"| {' | '.join(cells)} |"


def test_every_source_stands_there_in_the_order_of_trust() -> None:
    told = [line for line in document(PAGE).splitlines() if line in {row(one) for one in SOURCES}]

    assert told == [row(source) for source in SOURCES]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_every_source_has_its_terms(source: Source) -> None:
    terms = document(PAGE).split("## Terms")[1]

    assert re.search(rf"^\| .*`{source.name}`.* \| .+ \|$", terms, re.MULTILINE)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_a_base_url_has_no_slash_at_its_end(source: Source) -> None:
    assert re.fullmatch(r"https?://[a-z0-9.]+(/[^/]+)*", source.url)
