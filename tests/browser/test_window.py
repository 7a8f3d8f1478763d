"""The watch that every other test here relies on."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser

from tests.browser.window import Window

pytestmark = pytest.mark.browser


@pytest.fixture
def window(browser: Browser, address: str) -> Iterator[Window]:
    with closing(Window(browser, address)) as window:
        window.page.goto("/")
        yield window


def test_it_notes_what_the_page_and_its_console_complain_of(window: Window) -> None:
    window.page.evaluate("console.error('broken'); setTimeout(() => { throw Error('thrown') })")
    window.page.wait_for_function("true")

    assert window.misdeeds == ["error: broken", "thrown"]


def test_it_notes_who_else_was_asked_and_lets_none_be_reached(window: Window) -> None:
    window.page.evaluate("fetch('https://stranger.example/x').catch(() => null)")

    assert "asked for https://stranger.example/x" in window.misdeeds


def test_a_cover_may_be_asked_for_and_does_not_come(window: Window) -> None:
    cover = "https://covers.openlibrary.org/b/id/1-L.jpg"
    came = window.page.evaluate(
        "url => new Promise(told => { const image = new Image(); image.onload = () => told(true);"
        " image.onerror = () => told(false); image.src = url; })",
        cover,
    )

    assert not came
    assert window.misdeeds == []
