"""The page that fills, and its pieces, as HTML; test_live_browser.py looks at it in a browser."""

from collections.abc import Iterator
from html.parser import HTMLParser
from threading import Event

import pytest
from flask.testing import FlaskClient

from tests.events import Told, events, names, until
from tests.standin import StandIn, faults

SLOW = "k10plus"


class Links(HTMLParser):
    """Collects where a page leads by words; a cover leads where its title does."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and ("tabindex", "-1") not in attrs:
            self.found += [value or "" for name, value in attrs if name == "href"]


def pieces(client: FlaskClient, query: str) -> Iterator[Told]:
    response = client.get(f"/book/search/stream?{query}")
    assert (response.status_code, response.mimetype) == (200, "text/event-stream")
    return events(response.iter_encoded())


def content(page: str) -> str:
    """Give what stands between the heading of a search and the foot of its page."""
    start = page.index("<h1>")
    end = page.find("\n\n  </main>")
    return page[start:end].strip() if end > 0 else page[start:].strip()


def test_the_page_comes_before_anyone_is_asked(client: FlaskClient, upstream: StandIn) -> None:
    html = client.get("/book/search/live?q=dune").text

    assert not upstream.asked()
    assert html.count("is being asked") == 6
    assert "our own shelf" in html
    assert "openBD" not in html


def test_the_last_piece_is_the_page_as_it_is_rendered_whole(client: FlaskClient) -> None:
    list(pieces(client, "q=dune&per_page=1"))
    *_, last = pieces(client, "q=dune&per_page=1")
    whole = client.get("/book/search?q=dune&per_page=1").text

    def without_times(html: str) -> list[str]:
        return [line for line in html.splitlines() if line.strip() and " ms</span>" not in line]

    assert without_times(content(last.data["page"])) == without_times(content(whole))


def test_every_link_of_the_page_and_its_pieces_leads_to_whole_pages(
    client: FlaskClient, upstream: StandIn
) -> None:
    upstream.fault("douban", faults.status(500))
    page = client.get("/book/search/live?q=dune&per_page=1").text
    told = list(pieces(client, "q=dune&per_page=1"))

    links = Links(page + told[-1].data["page"]).found

    assert "/book/search?q=dune&per_page=1" in links
    assert "/book/search?q=dune&per_page=1&page=2" in links
    assert "/book/search?q=dune&per_page=1&hl=zh" in links
    assert not [link for link in links if "/live" in link or "/stream" in link]


def test_each_answer_brings_its_chip_and_its_books_while_others_think(
    client: FlaskClient, upstream: StandIn, word: Event
) -> None:
    upstream.fault(SLOW, until(word))
    told = pieces(client, "q=dune&source=open_library,k10plus")

    first = next(told)
    word.set()
    later = list(told)

    assert first.data["name"] == "open_library"
    assert 'class="chip ok"' in first.data["chip"]
    assert "<article" in first.data["cards"]
    assert first.data["progress"] == "Waiting for 1 of 2 sources"
    assert names(later) == [SLOW]


def test_no_piece_repeats_a_book_and_all_are_no_more_than_a_page(client: FlaskClient) -> None:
    *heard, _ = pieces(client, "q=dune")
    cards = "".join(event.data["cards"] for event in heard)
    *heard, last = pieces(client, "q=三体&per_page=1")
    single = "".join(event.data["cards"] for event in heard)

    shown = [link for link in Links(cards).found if link.endswith("/detail")]
    assert shown
    assert len(shown) == len(set(shown))
    assert single.count("<article") == last.data["page"].count("<article") == 1


def test_a_work_that_has_a_card_gets_no_second_one(client: FlaskClient) -> None:
    *heard, last = pieces(client, "q=dune&source=open_library,google_books")
    cards = "".join(event.data["cards"] for event in heard)

    whole = last.data["page"]
    assert cards.count("<article") <= whole.count("<article")
    assert "other edition" in whole
    assert Links(whole).found.count("/book/9780441013593/detail") == 1


def test_a_source_that_fails_says_why_and_the_page_offers_to_try_again(
    client: FlaskClient, upstream: StandIn
) -> None:
    upstream.fault("open_library", faults.status(503))

    *heard, last = pieces(client, "q=dune")

    chip = next(e.data["chip"] for e in heard if e.data["name"] == "open_library")
    assert 'class="chip error"' in chip
    assert "HTTP 503" in chip
    assert "Did not answer: Open Library" in last.data["page"]
    assert "Try again" in last.data["page"]


def test_the_pieces_speak_the_language_of_the_page(client: FlaskClient) -> None:
    headers = {"Accept-Language": "zh-CN"}
    response = client.get("/book/search/stream?q=dune", headers=headers)
    first, *_, last = events(response.iter_encoded())

    assert "本站书架" in first.data["chip"]
    assert "正在等待" in first.data["progress"]
    assert "命中" in last.data["page"] or "本书" in last.data["page"]


def test_script_from_a_source_stays_text_in_every_piece(
    client: FlaskClient, upstream: StandIn
) -> None:
    upstream.fault("open_library", faults.script_in_every_field)

    told = str([event.data for event in pieces(client, "q=dune")])

    assert "<script>alert" not in told
    assert "onerror=" not in told


@pytest.mark.parametrize("query", ["q=", "q=9787536692931", "q=a&q=b", "q=dune&source=nobody"])
def test_what_cannot_be_asked_is_refused_by_the_whole_page(client: FlaskClient, query: str) -> None:
    page = client.get(f"/book/search/live?{query}")

    assert (page.status_code, page.headers["Location"]) == (302, f"/book/search?{query}")
    assert client.get(page.headers["Location"]).status_code == 400
    assert client.get(f"/book/search/stream?{query}").status_code == 400


def test_without_script_a_link_leads_to_the_results(client: FlaskClient) -> None:
    html = client.get("/book/search/live?q=dune").text

    inside = html.partition("<noscript>")[2].partition("</noscript>")[0]
    assert Links(inside).found == ["/book/search?q=dune"]
