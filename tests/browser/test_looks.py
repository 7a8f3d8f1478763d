"""What holds of every page: it fits a small phone, it is readable, it is built as a page is."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.longest import LONGEST
from tests.standin import StandIn, faults

PAGES = {
    "home": "/",
    "search": "/book/search?q=dune",
    "next page": "/book/search?q=hobbit&per_page=2&page=2",
    "long results": "/book/search?q=Hohenlohe-Langenburg",
    "nothing found": "/book/search?q=qwertzuiop",
    "detail": "/book/9787536692930/detail",
    "long detail": f"/book/{LONGEST.isbn13}/detail",
    "unknown": "/book/9780000000002/detail",
    "refused": "/book/search?q=9787536692931",
    "no isbn": "/book/abc/detail",
    "sources": "/sources",
    "404": "/nothing",
}

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

LEAST_CONTRAST = 4.5
CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")

IDS = "[...document.querySelectorAll('[id]')].map(element => element.id)"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

pytestmark = [pytest.mark.browser]
every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)


@every_page
def test_nothing_sticks_out_at_any_width_from_a_small_phone_up(page: Page, path: str) -> None:
    page.goto(path)

    for width in (320, 480, 720, 900, 1600):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate(OVERFLOW) == 0, width


@every_page
def test_every_text_stands_out_from_what_is_behind_it_by_day_and_by_night(
    page: Page, path: str
) -> None:
    page.goto(path)

    assert poor_contrasts(page) == []


def test_a_warning_stands_out_too(page: Page, upstream: StandIn) -> None:
    upstream.fault("google_books", faults.status(500))
    page.goto("/book/search?q=orwell")

    expect(page.get_by_role("status")).to_contain_text("Google Books")
    assert poor_contrasts(page) == []


def poor_contrasts(page: Page) -> list[str]:
    """Give the texts that a reader may not make out, in both schemes."""
    poor: list[str] = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        poor += page.evaluate(CONTRAST, LEAST_CONTRAST)
    return poor


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_scheme_is_the_readers(open_window: Open, scheme: str) -> None:
    page = open_window(color_scheme=scheme)
    page.goto("/")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g)")

    assert (sum(map(int, paper)) > 3 * 128) == (scheme == "light")


@every_page
def test_a_page_has_one_heading_one_content_and_one_box(page: Page, path: str) -> None:
    page.goto(path)

    for role in ("main", "search", "navigation", "contentinfo"):
        expect(page.get_by_role(role).first).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("searchbox", name="ISBN, title or author")).to_have_count(1)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.title().endswith("Fisher")
    ids = page.evaluate(IDS)
    assert len(ids) == len(set(ids))


@every_page
def test_every_image_has_its_size_and_its_words(open_window: Open, path: str) -> None:
    page = open_window(java_script_enabled=False)  # The script removes covers that do not come.
    page.goto(path)

    bare = page.locator("img:not([width][height][alt])")
    expect(bare).to_have_count(0)


def test_a_title_says_in_which_language_it_is(page: Page) -> None:
    page.goto(PAGES["detail"])

    expect(page.get_by_role("heading", level=1)).to_have_attribute("lang", "zh")
