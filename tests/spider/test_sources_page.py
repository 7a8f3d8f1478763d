"""docs/sources.md tells of every source what the source itself declares."""

import re

import pytest

from app.catalogue.expiry import EVERY
from app.spider.all import SOURCES
from app.spider.source import Source
from tests.docs import document
from tests.spider.sources_page import PAGE, rewritten

every_source = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)


def test_both_tables_are_what_the_sources_declare() -> None:
    page = document(PAGE)

    assert page == rewritten(page), "Run: python -m tests.spider.sources_page"


@every_source
def test_every_source_stands_in_both_tables(source: Source) -> None:
    assert len(re.findall(rf"^\| `{source.name}` \|", document(PAGE), re.MULTILINE)) == 2


@every_source
def test_a_base_url_has_no_slash_at_its_end(source: Source) -> None:
    assert re.fullmatch(r"https?://[a-z0-9.]+(/[^/]+)*", source.url)


@every_source
def test_terms_are_a_sentence_and_can_be_kept(source: Source) -> None:
    terms = source.terms

    assert terms.licence.endswith(".")
    assert terms.kept_for is None or terms.kept_for > EVERY
