"""Everything can be reached with the keyboard alone, and one sees where one is."""

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

OUTLINE = "element => getComputedStyle(element).outlineStyle"


def tab(page: Page) -> Locator:
    """Go to the next thing, and give it."""
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.evaluate(OUTLINE) != "none"
    expect(focused).to_be_in_viewport()
    return focused


def test_the_front_page_waits_in_its_box(page: Page) -> None:
    page.goto("/")
    page.keyboard.type("dune")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("dune")


def test_the_keyboard_goes_through_the_bar_in_the_order_it_is_read(page: Page) -> None:
    page.goto("/book/search?q=dune")

    expect(tab(page)).to_have_text("Skip to the content")
    expect(tab(page)).to_have_text("Fisher")
    expect(tab(page)).to_have_value("dune")
    expect(tab(page)).to_have_text("Search")
    expect(tab(page)).to_have_text("Search by fields")
    expect(tab(page)).to_have_text("Log in")
    expect(tab(page)).to_have_text("Register")
    expect(tab(page)).to_have_text("English")
    expect(tab(page)).to_have_text("中文")
    expect(tab(page)).to_have_text("Dune")


def test_the_first_stop_skips_to_the_results_and_a_result_opens(page: Page) -> None:
    page.goto("/book/search?q=dune")
    tab(page)
    page.keyboard.press("Enter")

    expect(tab(page)).to_have_text("Dune")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Dune")
    expect(page.get_by_role("table")).to_be_visible()
