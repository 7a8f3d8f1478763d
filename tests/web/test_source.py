"""/sources as its HTML; tests/browser/ looks at it in a browser."""

import re

import pytest
from flask.testing import FlaskClient

from app.spider.all import SOURCES
from tests.standin import StandIn, faults

CHINESE = {"Accept-Language": "zh"}


def page(client: FlaskClient, **headers: str) -> str:
    response = client.get("/sources", headers=headers)
    assert response.status_code == 200
    assert response.mimetype == "text/html"
    return response.text


@pytest.fixture
def asked(client: FlaskClient, upstream: StandIn) -> FlaskClient:
    """Give a browser on a house in which one source answers and one does not."""
    upstream.fault("open_library", faults.status(400))
    client.get("/book/search?q=dune")
    return client


def test_every_source_stands_there_with_its_terms(client: FlaskClient) -> None:
    html = page(client)

    for source in SOURCES:
        assert f'<h2 id="{source.name}">{source.title}</h2>' in html
        assert source.terms.page is None or source.terms.page in html


def test_a_program_gets_the_rows_of_the_api(asked: FlaskClient) -> None:
    told = asked.get("/sources", headers={"Accept": "application/json"})

    assert told.json == asked.get("/api/v1/sources").json


def test_the_plots_are_pictures_with_a_name_and_words(asked: FlaskClient) -> None:
    html = page(asked)
    plots = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    names = re.findall(r'aria-labelledby="(\S+-title) (\S+-told)"', "".join(plots))

    assert plots
    assert all('role="img"' in plot for plot in plots)
    assert len(names) == len(plots)
    for name, told in names:
        assert f'<title id="{name}">' in html
        assert f'<desc id="{told}">' in html


def test_a_plot_says_in_words_what_it_shows(asked: FlaskClient) -> None:
    html = page(asked)

    assert "1 in a day, 1 of them failed; at most 1 in half an hour." in html
    assert "1 in a day, 0 of them failed; at most 1 in half an hour." in html
    assert "Half of its answers came within" in html


def test_who_never_answered_has_no_plot_of_its_latency(asked: FlaskClient) -> None:
    html = page(asked)

    assert 'id="open_library-requests-title"' in html
    assert 'id="open_library-latency-title"' not in html
    assert 'id="k10plus-latency-title"' in html


def test_the_page_needs_no_script_and_no_style_of_its_own(asked: FlaskClient) -> None:
    content = page(asked).split("<main")[1].split("</main>")[0]

    assert "<script" not in content
    assert "style=" not in content


def test_the_page_speaks_chinese(asked: FlaskClient) -> None:
    html = page(asked, **CHINESE)

    assert "出错" in html
    assert "一天内 1 次，其中 1 次失败" in html


def test_the_foot_of_every_page_leads_there(client: FlaskClient) -> None:
    assert 'href="/sources"' in client.get("/").text


def test_the_words_that_google_asks_for_stand_beside_its_results(client: FlaskClient) -> None:
    found = client.get("/book/search?q=dune").text
    book = client.get("/book/9780441013593/detail").text
    link = r'<a href="https://books\.google\.com/[^"]+"[^>]*>Powered by Google</a>'

    assert re.search(link, found)
    assert re.search(link, book)


def test_they_stand_beside_no_others(client: FlaskClient, upstream: StandIn) -> None:
    upstream.fault("google_books", faults.status(500))

    assert "Powered by Google" not in client.get("/book/search?q=dune").text
