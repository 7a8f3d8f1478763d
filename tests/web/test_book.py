"""The pages, as their HTML; tests/browser/ looks at them in a browser."""

from html.parser import HTMLParser
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.clocks import TestClocks
from tests.standin import StandIn, faults

SANTI = "9787536692930"
UNKNOWN = "9780000000002"


class Text(HTMLParser):
    """Collects what a reader sees."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen = ""
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.seen += data


def page(client: FlaskClient, path: str, status: int = 200, **more: Any) -> str:
    response = client.get(path, **more)
    assert response.status_code == status, response.text
    assert response.mimetype == "text/html"
    return response.text


def test_the_front_page_has_one_box(client: FlaskClient) -> None:
    html = page(client, "/")

    assert html.count('name="q"') == 1
    assert "http://" not in html.replace("http://www.w3.org", "")


def test_a_search_shows_books_and_what_each_source_said(client: FlaskClient) -> None:
    seen = Text(page(client, "/book/search?q=三体")).seen

    assert "刘慈欣" in seen
    assert "Open Library" in seen
    assert "K10plus" in seen


def test_a_search_that_fails_says_who_failed_and_keeps_what_was_typed(
    client: FlaskClient, upstream: StandIn
) -> None:
    upstream.fault("open_library", faults.status(500))

    html = page(client, "/book/search?q=dune")

    assert 'value="dune"' in html
    assert "Did not answer: Open Library" in Text(html).seen
    assert "Try again" in html


def test_the_editions_of_a_work_share_one_card(client: FlaskClient) -> None:
    html = page(client, "/book/search?q=dune")
    answer = client.get("/api/v1/search?q=dune").get_json()

    titles = [book["title"] for book in answer["books"]]
    assert titles.count("Dune") > 1
    assert html.count('lang="en">Dune</a></h2>') == 1
    for book in answer["books"]:
        assert f'href="/book/{book["isbn13"]}/detail"' in html
    assert '<details class="folded">' in html
    assert "1 other edition<" in html or "other editions<" in html


@pytest.mark.parametrize("path", ["/book/search?q=dune", f"/book/{SANTI}/detail"])
def test_what_is_old_is_shown_with_a_way_to_what_is_new(
    client: FlaskClient, clocks: TestClocks, path: str
) -> None:
    page(client, path)
    clocks.pass_by(days=40)

    html = page(client, path)

    assert "This is from before; the sources are being asked again." in html
    assert "Show what they say now" in html
    assert "is being asked again" in html
    assert "Did not answer" not in html
    assert "No source answered" not in html


def test_nothing_found_is_said_only_when_everyone_said_so(
    client: FlaskClient, upstream: StandIn
) -> None:
    everyone = Text(page(client, "/book/search?q=qwertzuiopü")).seen
    upstream.fault("k10plus", faults.status(500))
    not_everyone = Text(page(client, "/book/search?q=qwertzuiopüü")).seen

    assert "Nobody knows such a book" in everyone
    assert "Nobody knows such a book" not in not_everyone


def test_a_wrong_check_digit_is_told_as_such_and_words_are_offered(client: FlaskClient) -> None:
    html = page(client, "/book/search?q=9787536692931", status=400)

    assert "last digit does not fit" in Text(html).seen
    assert "/book/search?q=9787536692931&amp;words=1" in html


@pytest.mark.parametrize("query", ["", "q=", "q=%00", "q=%FF", "q=!!!", "q=" + "x" * 10_000])
def test_what_cannot_be_searched_for_is_a_page_that_says_what_is_wrong(
    client: FlaskClient, upstream: StandIn, query: str
) -> None:
    html = page(client, f"/book/search?{query}", status=400)

    assert "notice" in html
    assert not upstream.asked()


@pytest.mark.parametrize("silly", ["0", "-1", "abc", "1e9"])
def test_a_silly_page_is_page_one(client: FlaskClient, silly: str) -> None:
    assert "<article" in page(client, f"/book/search?q=dune&page={silly}")


def test_the_next_page_is_a_link_that_keeps_the_question(client: FlaskClient) -> None:
    html = page(client, "/book/search?q=dune&per_page=1")

    assert 'rel="next" href="/book/search?q=dune&amp;per_page=1&amp;page=2"' in html


def test_a_book_shows_each_field_with_who_says_it(client: FlaskClient) -> None:
    seen = Text(page(client, f"/book/{SANTI}/detail")).seen

    assert "978-7-5366-9293-0" in seen
    assert "重庆出版社" in seen
    assert "Said by" in seen


@pytest.mark.parametrize("form", ["7536692935", "978-7-5366-9293-0", "ISBN%209787536692930"])
def test_any_form_of_a_number_leads_to_its_one_page(client: FlaskClient, form: str) -> None:
    response = client.get(f"/book/{form}/detail")

    assert response.status_code == 301
    assert response.headers["Location"] == f"/book/{SANTI}/detail"


def test_a_page_gives_json_to_those_who_accept_it(client: FlaskClient) -> None:
    accept = {"Accept": "application/json"}

    assert client.get(f"/book/{SANTI}/detail", headers=accept).get_json()["isbn13"] == SANTI
    assert "books" in client.get("/book/search?q=dune", headers=accept).get_json()
    refused = client.get("/book/search?q=", headers=accept)
    assert (refused.status_code, refused.mimetype) == (400, "application/problem+json")


def test_a_number_nobody_knows_is_a_page_that_says_so(client: FlaskClient) -> None:
    assert (
        "Nobody who was asked knows"
        in Text(page(client, f"/book/{UNKNOWN}/detail", status=404)).seen
    )


def test_a_silent_source_is_a_page_that_names_it(client: FlaskClient, upstream: StandIn) -> None:
    upstream.fault("k10plus", faults.status(500))
    response = client.get(f"/book/{UNKNOWN}/detail")

    assert response.status_code == 503
    assert "K10plus" in Text(response.text).seen
    assert response.headers["Retry-After"]


def test_what_is_no_isbn_is_a_page_that_says_why(client: FlaskClient) -> None:
    seen = Text(page(client, "/book/9787536692931/detail", status=400)).seen

    assert "last digit does not fit" in seen


def test_script_from_a_source_stays_text(client: FlaskClient, upstream: StandIn) -> None:
    for name in ("open_library", "google_books", "k10plus", "openbd", "douban", "yushu"):
        upstream.fault(name, faults.script_in_every_field)

    for path in ("/book/search?q=dune", f"/book/{SANTI}/detail"):
        html = client.get(path).text
        assert "<script>alert" not in html
        assert "onerror=" not in html
        assert "javascript:" not in html


def test_what_was_typed_stays_text(client: FlaskClient) -> None:
    html = client.get("/book/search?q=<script>alert(1)</script>").text

    assert "<script>alert" not in html


@pytest.mark.parametrize("path", ["/nothing", "/book/", "/book/search/x", "/static/nothing.css"])
def test_an_address_that_leads_nowhere_is_a_page_that_says_so(
    client: FlaskClient, path: str
) -> None:
    assert "There is no such page" in Text(page(client, path, status=404)).seen


def test_a_fault_of_our_own_is_a_page_without_a_traceback(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a secret detail")

    monkeypatch.setattr("app.catalogue.search.Catalogue.search", broken)
    client.application.config["PROPAGATE_EXCEPTIONS"] = False

    html = page(client, "/book/search?q=dune", status=500)

    assert "Fisher failed" in html
    assert "secret" not in html


def test_pages_speak_the_language_the_browser_asks_for(client: FlaskClient) -> None:
    assert "Search" in page(client, "/", headers={"Accept-Language": "en"})
    chinese = page(client, "/", headers={"Accept-Language": "zh-CN,zh;q=0.9"})
    assert "搜索" in chinese
    assert 'lang="zh-Hans"' in chinese


def test_the_switch_of_language_is_kept_in_a_cookie(client: FlaskClient) -> None:
    page(client, "/?hl=zh", headers={"Accept-Language": "en"})

    assert "搜索" in page(client, "/", headers={"Accept-Language": "en"})
    assert "Search" in page(client, "/?hl=en")


def test_the_switch_keeps_the_question(client: FlaskClient) -> None:
    assert "/book/search?q=dune&amp;page=1&amp;hl=zh" in page(client, "/book/search?q=dune&page=1")
