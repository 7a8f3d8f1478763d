"""The page of the sources, for who reads it without a script or hears it read."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

pytestmark = [pytest.mark.browser]


def test_each_source_is_an_article_with_its_figures_and_named_pictures(open_window: Open) -> None:
    page = open_window(java_script_enabled=False)
    page.goto("/book/search?q=dune")
    page.goto("/sources")
    source = page.get_by_role("article", name="K10plus")

    expect(source.get_by_role("row", name="Requests").get_by_role("cell")).to_have_count(2)
    for name in ("Requests", "Latency"):
        expect(source.get_by_role("img", name=name)).to_be_visible()


def test_the_terms_are_there_without_a_script(open_window: Open) -> None:
    page = open_window(java_script_enabled=False)
    page.goto("/sources")
    source = page.get_by_role("article", name="Google Books")
    source.get_by_text("What it is for, and its terms").click()

    expect(source.get_by_role("link", name="Its terms")).to_be_visible()
    expect(source.get_by_role("definition").filter(has_text="Powered by Google")).to_be_visible()
