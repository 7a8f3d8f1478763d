"""/api/v1/me: by the session, or by a token."""

import pytest
from flask import Flask

from tests.visitor import Visitor, token_on

ME = {"nickname": "Ann", "email": "ann@example.org", "beans": 0, "gave": 0, "received": 0}


@pytest.fixture
def ann(app: Flask) -> Visitor:
    return Visitor(app).enter()


def test_the_reader_who_is_logged_in_is_told(ann: Visitor) -> None:
    answer = ann.get("/api/v1/me")

    assert (answer.status_code, answer.get_json()) == (200, ME)
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "shown",
    [
        None,
        "Bearer",
        "Bearer ",
        "Bearer fisher_x",
        "Bearer é",
        "Basic YTpi",
        "x",
        "Bearer \u00ff a=b",
    ],
)
def test_who_is_not_known_is_refused(app: Flask, shown: str | None) -> None:
    headers = {} if shown is None else {"Authorization": shown}
    answer = app.test_client().get("/api/v1/me", headers=headers)

    assert (answer.status_code, answer.mimetype) == (401, "application/problem+json")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_wrong_token_is_refused_whoever_is_logged_in(ann: Visitor) -> None:
    answer = ann.client.get("/api/v1/me", headers={"Authorization": "Bearer fisher_x"})

    assert answer.status_code == 401


def test_a_token_opens_no_page(app: Flask, ann: Visitor) -> None:
    token = token_on(ann.send("/personal/tokens", name="phone"))
    headers = {"Authorization": f"Bearer {token}"}

    assert app.test_client().get("/api/v1/me", headers=headers).get_json() == ME
    assert app.test_client().get("/personal", headers=headers).status_code == 302


def test_a_batch_needs_no_token_of_a_form(app: Flask) -> None:
    answer = app.test_client().post("/api/v1/books/batch", json={"isbns": []})

    assert answer.status_code == 200
