"""Accounts in a real browser: with the keyboard alone, in both languages, at every width."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

PASSWORD = "correct horse"
WIDTHS = (320, 1280)
TOO_WIDE = "document.documentElement.scrollWidth > innerWidth"


def register(page: Page, name: str) -> None:
    """Register with the keyboard alone, from the first field, which waits for it."""
    page.goto("/register")
    for typed in (f"{name}@example.org", name, PASSWORD):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/login")


def log_in(page: Page, name: str, path: str = "/login") -> None:
    page.goto(path)
    page.keyboard.type(f"{name}@example.org")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")


def test_a_reader_gets_in_with_the_keyboard_alone_and_out_again(page: Page) -> None:
    register(page, "keyboard")
    expect(page.get_by_role("status")).to_contain_text("You can log in now.")
    log_in(page, "keyboard", "/login?next=/book/search%3Fq%3Ddune")

    expect(page.get_by_role("heading", level=1)).to_have_text("dune")
    page.get_by_role("button", name="Log out").press("Enter")
    expect(page.get_by_role("link", name="Log in")).to_be_visible()


def test_what_is_wrong_is_where_the_keyboard_is_put(page: Page) -> None:
    page.goto("/register")
    page.get_by_label("Mail address").fill("wrong@example.org")
    page.get_by_label("Nickname").fill("A")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")

    field = page.get_by_label("Nickname")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description(
        "2 to 24 characters; other readers see it."
        " A nickname has 2 to 24 characters, all of which can be seen."
    )
    expect(page.get_by_label("Mail address")).to_have_value("wrong@example.org")


def test_a_page_that_was_open_while_its_reader_logged_in_elsewhere_says_so(page: Page) -> None:
    register(page, "patient")
    old = page.context.new_page()
    old.goto("/login")
    log_in(page, "patient")
    page.wait_for_url("**/personal")
    old.get_by_label("Mail address").fill("patient@example.org")
    old.get_by_label("Password").fill(PASSWORD)
    old.keyboard.press("Enter")

    expect(old.get_by_role("main")).to_contain_text("Go back, load it again")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("locale", ["en-US", "zh-CN"])
def test_no_page_of_an_account_is_wider_than_the_window(
    open_window: Open, width: int, locale: str
) -> None:
    page = open_window(viewport={"width": width, "height": 800}, locale=locale)
    name = f"longest-nickname-{locale[:2]}-{width}"
    register(page, name)
    log_in(page, name)
    page.wait_for_url("**/personal")
    page.locator("#name").fill("W" * 40)
    page.keyboard.press("Enter")
    expect(page.locator(".secret")).to_be_visible()
    page.locator("summary").click()
    assert not page.evaluate(TOO_WIDE)
    for path in ("/change/password", "/reset/password", "/reset/password/x", "/register"):
        page.goto(path)
        assert not page.evaluate(TOO_WIDE), path
