"""What a reader does to find a book, in a real browser, against the real server."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.spider.all import SOURCES
from tests.browser.conftest import Open
from tests.standin import StandIn, faults

pytestmark = pytest.mark.browser

DUNE = "9780441172719"
MISTYPED = "9787536692931"

EVERY_COVER = re.compile(r"^https://")
PIXEL = bytes.fromhex(
    "47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b"
)
"""What Open Library gives for a cover that it does not have: a GIF of one pixel."""


def search(page: Page, words: str) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("button").click()


def first_book(page: Page) -> Page:
    """Open the first book, once all sources have answered and the order has settled."""
    expect(page.locator("main:not(:has([aria-busy])) article").first).to_be_visible()
    page.get_by_role("article").first.get_by_role("heading").get_by_role("link").click()
    return page


def expect_dune(page: Page) -> None:
    expect(page).to_have_url(re.compile(f"/book/{DUNE}/detail$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Dune")


def test_words_lead_to_a_book_and_to_who_said_what_of_it(page: Page) -> None:
    search(page, "dune herbert")
    first_book(page)

    expect_dune(page)
    pages = page.locator("tbody", has=page.get_by_role("rowheader", name="Pages"))
    expect(pages.get_by_role("row").first.get_by_role("cell").first).to_have_text("535")
    assert pages.get_by_role("row").first.get_by_role("cell").last.inner_text() in {
        source.title for source in SOURCES
    }
    expect(pages.get_by_role("row").last).to_contain_text(re.compile("412.*ISBNdb", re.DOTALL))


@pytest.mark.parametrize(
    "typed", ["978-0-441-17271-9", " isbn:0 441 17271 7", "ISBN-13：９７８０４４１１７２７１９"]
)
def test_a_number_in_any_form_leads_to_its_book(page: Page, typed: str) -> None:
    search(page, typed)

    expect(page.get_by_role("article")).to_have_count(1)
    expect_dune(first_book(page))


def test_a_wrong_check_digit_is_told_and_its_words_can_be_searched_for(page: Page) -> None:
    search(page, MISTYPED)
    expect(page.get_by_role("main")).to_contain_text("its last digit does not fit")

    page.get_by_role("link", name="Search these words instead").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(MISTYPED)
    expect(page.get_by_role("main")).to_contain_text("Nobody knows such a book")


def test_a_wrong_check_digit_leads_to_the_book_that_was_meant(page: Page) -> None:
    search(page, MISTYPED)

    page.get_by_role("link", name="978-7-5366-9293-0").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("三体")


def test_the_switch_to_chinese_keeps_the_question_and_holds_on_the_next_page(page: Page) -> None:
    search(page, "hobbit")
    page.get_by_role("link", name="中文").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("hobbit")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")

    first_book(page)

    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page.get_by_role("columnheader", name="来源")).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("columnheader", name="Said by")).to_be_visible()


def test_a_source_that_fails_is_named_and_can_be_asked_again(page: Page, upstream: StandIn) -> None:
    upstream.fault("open_library", faults.status(500))
    search(page, "norwegian wood")
    notice = page.locator(".notice.warn")
    expect(notice).to_contain_text("Did not answer: Open Library")
    expect(page.get_by_role("article").first).to_contain_text("Haruki Murakami")

    upstream.heal()
    notice.get_by_role("link", name="Try again").click()

    expect(page.get_by_role("article").first).to_contain_text("Haruki Murakami")
    expect(notice).to_have_count(0)


def test_a_number_is_called_unknown_only_once_everyone_has_answered(
    page: Page, upstream: StandIn
) -> None:
    upstream.fault("k10plus", faults.status(503))
    page.goto("/book/9780000000019/detail")
    expect(page.get_by_role("status")).to_contain_text("K10plus")

    upstream.heal()
    page.get_by_role("link", name="Try again").click()

    expect(page.get_by_role("main")).to_contain_text("Nobody who was asked knows a book")


def test_all_of_it_works_without_javascript(open_window: Open) -> None:
    page = open_window(java_script_enabled=False)

    search(page, "dune herbert")
    expect_dune(first_book(page))
    page.get_by_text("What each source said").click()
    expect(page.locator(".chip", has_text="Open Library")).to_be_visible()
    page.get_by_role("link", name="中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")


def test_a_cover_that_does_not_come_makes_room_for_the_drawn_one(page: Page) -> None:
    page.goto(f"/book/{DUNE}/detail")

    expect(page.locator(".cover img")).to_have_count(0)
    expect(page.locator(".drawn-title")).to_be_visible()


def test_a_cover_of_one_empty_pixel_is_no_cover(page: Page) -> None:
    page.route(EVERY_COVER, lambda route: route.fulfill(body=PIXEL, content_type="image/gif"))
    page.goto(f"/book/{DUNE}/detail")

    expect(page.locator(".cover img")).to_have_count(0)


def test_a_long_text_shows_its_beginning_and_the_rest_on_a_click(page: Page) -> None:
    page.goto("/book/9783160000011/detail")
    rest = page.locator("details", has_text="Read on").locator(".prose")
    expect(rest).to_be_hidden()

    page.get_by_text("Read on").click()

    expect(rest).to_be_visible()


def test_the_other_editions_open_behind_the_best_without_a_script(open_window: Open) -> None:
    page = open_window(java_script_enabled=False)
    page.goto("/book/search?q=dune")
    paperback = page.locator('a[href="/book/9780441013593/detail"]')
    expect(paperback).not_to_be_visible()

    page.locator(".folded", has=paperback).locator("summary").click()
    paperback.click()

    expect(page.get_by_role("heading", level=2, name="Other editions")).to_be_visible()
