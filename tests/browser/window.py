"""A browser window that notes whatever a page must not do."""

import re
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Route

from app.view_models.source import is_cover_host

NOT_HERE = re.compile(r"^(?!http://127\.0\.0\.1:)[a-z]+://")

PATIENCE = 30_000
"""Milliseconds for one step."""

A_REFUSAL = "Failed to load resource: the server responded with a status of "
"""What Chromium says of a page that comes with a 4xx or 5xx."""


class Window:
    """One reader's window, with nothing remembered from others.

    Nothing outside this machine is reached: covers are refused quietly, because pages may link to
    the hosts that keep them; every other request that would leave is a misdeed, and so is each
    error that the page raises or the console shows.
    """

    def __init__(self, browser: Browser, address: str, **options: Any) -> None:
        self.misdeeds: list[str] = []
        self._context = browser.new_context(base_url=address, **{"locale": "en-US", **options})
        self._context.set_default_timeout(PATIENCE)
        self._context.route(NOT_HERE, self._refuse)
        self.page = self._context.new_page()
        self.page.on("pageerror", lambda error: self.misdeeds.append(str(error)))
        self.page.on("console", self._listen)

    def close(self) -> None:
        """Close the window, and forget its cookies."""
        self._context.close()

    def _refuse(self, route: Route) -> None:
        if not is_cover_host(route.request.url):
            self.misdeeds.append(f"asked for {route.request.url}")
        route.abort()

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not _is_expected(message, self.page):
            self.misdeeds.append(f"{message.type}: {message.text}")


def _is_expected(message: ConsoleMessage, page: Page) -> bool:
    """Whether it only tells of a cover that we refused, or of the status of the page itself."""
    about = message.location["url"]
    return is_cover_host(about) or (about == page.url and message.text.startswith(A_REFUSAL))
