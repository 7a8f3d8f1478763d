"""The real server, asking the stand-in, and windows on it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import CHROMIUM, chromium
from tests.browser.longest import LONGEST
from tests.browser.window import Window
from tests.serving import serving
from tests.standin import BOOKS, StandIn

Open = Callable[..., Page]
"""Opens a window with Playwright's options for a context: `open_window(color_scheme="dark")`."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"There is no Chromium at {CHROMIUM}; FISHER_TEST_CHROMIUM names another.")
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def catalogues() -> Iterator[StandIn]:
    """Give the upstream servers of the whole session: `upstream` is for one test at a time."""
    with StandIn((*BOOKS, LONGEST)) as running:
        yield running


@pytest.fixture
def upstream(catalogues: StandIn) -> Iterator[StandIn]:
    """Give the upstream servers, which a test may break.

    What the server has learnt stays: a test that breaks one asks what no other test asks.
    """
    yield catalogues
    catalogues.heal()


@pytest.fixture(scope="session")
def address(
    browser: Browser, catalogues: StandIn, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Give the address of the server; without a browser, none is started."""
    del browser
    with serving(tmp_path_factory.mktemp("fisher"), **catalogues.environment()) as address:
        yield address


@pytest.fixture
def open_window(browser: Browser, address: str) -> Iterator[Open]:
    """Open windows; at the end, none may have done what a page must not do."""
    windows: list[Window] = []
    with ExitStack() as stack:

        def open_one(**options: object) -> Page:
            windows.append(stack.enter_context(closing(Window(browser, address, **options))))
            return windows[-1].page

        yield open_one
    assert [misdeed for window in windows for misdeed in window.misdeeds] == []


@pytest.fixture
def page(open_window: Open) -> Page:
    """Give one window of a reader of English at a desk."""
    return open_window()
