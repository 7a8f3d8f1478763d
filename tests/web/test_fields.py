"""The search by fields, as its HTML."""

from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

LATIN_SCRIPT = "a" * 60


def led_to(client: FlaskClient, **typed: str) -> str:
    response = client.get("/book/fields", query_string=typed)
    assert response.status_code == 303
    place = urlsplit(response.location)
    assert place.path == "/book/search"
    return parse_qs(place.query)["q"][0]


def test_the_fields_are_shown_empty(client: FlaskClient) -> None:
    response = client.get("/book/fields")

    assert response.status_code == 200
    assert 'name="publisher"' in response.text


def test_the_fields_lead_to_the_same_search_as_the_box(client: FlaskClient) -> None:
    typed = {"title": "food rules", "author": "Pollan", "year": " 2009 ", "lang": "English"}

    assert led_to(client, **typed) == "title:(food rules) author:Pollan year:2009 lang:en"
    assert led_to(client, words='三体 "x') == "三体 x"


@pytest.mark.parametrize(
    ("name", "typed", "why"),
    [
        ("year", "last", "A year has four digits."),
        ("lang", "klingonish", "Name a language"),
        ("title", "a" * 101, "longer than 100 characters"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(
    client: FlaskClient, name: str, typed: str, why: str
) -> None:
    response = client.get("/book/fields", query_string={name: typed})

    assert response.status_code == 400
    assert why in response.text
    assert typed in response.text


def test_fields_that_are_too_long_together_are_refused(client: FlaskClient) -> None:
    response = client.get(
        "/book/fields", query_string={"title": LATIN_SCRIPT, "author": LATIN_SCRIPT}
    )

    assert response.status_code == 400
    assert "longer than 100 characters" in response.text


def test_a_search_by_fields_shows_only_what_fits(client: FlaskClient) -> None:
    html = client.get("/book/search?q=author:herbert+dune+lang:en").text

    assert "Frank Herbert" in html
    assert "刘慈欣" not in html


def test_what_is_wrong_is_said_in_the_reader_s_language(client: FlaskClient) -> None:
    chinese = {"Accept-Language": "zh-CN"}

    assert "年份是四位数字" in client.get("/book/fields?year=x", headers=chinese).text
