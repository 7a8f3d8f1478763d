"""A search in a browser: results appear as each source answers."""

from collections.abc import Iterator
from threading import Event, Thread

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from tests.events import until
from tests.standin import StandIn, faults

SLOW = "k10plus"

pytestmark = pytest.mark.browser


@pytest.fixture
def upstream() -> Iterator[StandIn]:
    """Give upstream servers of this test's own, for an application of its own."""
    with StandIn() as running:
        yield running


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    serving = Thread(target=server.serve_forever, args=(0.02,))
    serving.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    serving.join()
    server.server_close()


@pytest.fixture
def settings(settings: dict[str, object]) -> dict[str, object]:
    return {**settings, "SEARCH_DEADLINE": 60}


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(base_url=address, locale="en")
    page.set_default_timeout(20_000)
    page.route("https://**", lambda route: route.abort())
    yield page
    page.close()


def search(page: Page, words: str) -> None:
    page.goto("/")
    page.fill("#q", words)
    page.press("#q", "Enter")


def test_books_appear_while_a_slow_source_still_thinks(
    page: Page, upstream: StandIn, word: Event
) -> None:
    upstream.fault(SLOW, until(word))
    search(page, "dune")

    expect(page.locator("article").first).to_be_visible()
    expect(page.locator(".chip.ok").first).to_be_visible()
    expect(page.locator(f'.chip.asking[data-source="{SLOW}"]')).to_contain_text("K10plus")
    expect(page.locator(".count")).to_have_text("Waiting for 1 of 6 sources")
    word.set()

    expect(page.locator(".chip.asking")).to_have_count(0)
    expect(page.locator(".live[aria-busy]")).to_have_count(0)
    expect(page.locator(".count")).to_contain_text("book")
    expect(page.locator("[role=status].unseen")).to_contain_text("book")


def test_address_back_and_reload_work_as_on_any_page(page: Page) -> None:
    search(page, "dune")
    expect(page.locator(".live[aria-busy]")).to_have_count(0)
    assert page.url.endswith("/book/search?q=dune")
    titles = page.locator("article h2").all_inner_texts()

    page.reload()
    assert page.url.endswith("/book/search?q=dune")
    assert page.locator("article h2").all_inner_texts() == titles

    page.go_back()
    assert page.url.endswith("/")
    page.go_forward()
    expect(page.locator("article h2")).to_have_text(titles)


def test_a_failure_is_told_on_its_chip_and_may_be_tried_again(
    page: Page, upstream: StandIn
) -> None:
    upstream.fault("open_library", faults.status(503))
    search(page, "dune")

    expect(page.locator(".chip.error")).to_contain_text("HTTP 503")
    upstream.heal()
    page.get_by_role("link", name="Try again").click()
    expect(page.locator("article").first).to_be_visible()
    expect(page.locator(".chip.error")).to_have_count(0)


def test_a_link_to_a_search_is_followed_in_the_same_way(
    page: Page, upstream: StandIn, word: Event
) -> None:
    upstream.fault(SLOW, until(word))
    page.goto("/")
    page.get_by_role("link", name="Dune").click()

    expect(page.locator("article").first).to_be_visible()
    expect(page.locator(".chip.asking")).to_have_count(1)
    assert page.url.endswith("/book/search?q=Dune")


def test_the_focus_stays_on_its_book(page: Page, upstream: StandIn, word: Event) -> None:
    upstream.fault(SLOW, until(word))
    search(page, "dune")
    book = page.locator("article h2 a").first
    expect(book).to_be_visible()
    book.focus()
    focused = book.get_attribute("href")
    word.set()

    expect(page.locator(".live[aria-busy]")).to_have_count(0)
    expect(page.locator(f'h2 a[href="{focused}"]')).to_be_focused()


def test_editions_that_a_reader_has_opened_stay_open(
    page: Page, upstream: StandIn, word: Event
) -> None:
    upstream.fault(SLOW, until(word))
    search(page, "dune")
    folded = page.locator(".folded").first
    folded.locator("summary").click()
    edition = folded.get_by_role("link").first.get_attribute("href")
    word.set()

    expect(page.locator(".live[aria-busy]")).to_have_count(0)
    expect(page.locator(f'main li > a[href="{edition}"]')).to_be_visible()


def test_a_stream_that_breaks_off_gives_way_to_the_whole_page(page: Page) -> None:
    page.route("**/book/search/stream*", lambda route: route.abort())
    search(page, "dune")

    expect(page.locator("article").first).to_be_visible()
    expect(page.locator(".live")).to_have_count(0)
    assert page.url.endswith("/book/search?q=dune")


def test_what_cannot_be_asked_is_refused_with_what_was_typed(page: Page) -> None:
    search(page, "9787536692931")

    expect(page.locator(".notice")).to_contain_text("last digit does not fit")
    expect(page.locator("#q")).to_have_value("9787536692931")


def test_without_script_the_page_comes_whole(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False, base_url=address) as context:
        page = context.new_page()
        search(page, "dune")

        expect(page.locator("article").first).to_be_visible()
        assert page.url.endswith("/book/search?q=dune")
