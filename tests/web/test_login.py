"""Sessions and their cookie, the door for readers, and what a form must carry."""

from typing import Any

import pytest
from flask import Flask

from tests.clocks import TestClocks
from tests.visitor import Visitor


def test_the_session_is_another_one_after_logging_in(app: Flask) -> None:
    ann = Visitor(app)
    ann.register()
    token = ann.token()
    before = ann.client.get_cookie("session")
    ann.log_in()
    after = ann.client.get_cookie("session")

    assert before
    assert after
    assert before.value != after.value
    assert ann.send("/logout", csrf_token=token).status_code == 400
    assert ann.is_in()


def test_a_cookie_that_was_stolen_is_of_no_use_once_its_reader_has_logged_out(
    app: Flask, ann: Visitor
) -> None:
    cookie = ann.client.get_cookie("session")
    assert cookie
    ann.send("/logout")
    thief = Visitor(app)
    thief.client.set_cookie("session", cookie.value)

    assert not thief.is_in()


def test_the_cookie_is_for_this_site_and_no_script(app: Flask) -> None:
    ann = Visitor(app)
    ann.register()
    header = ann.log_in().headers["Set-Cookie"]

    assert "HttpOnly" in header
    assert "SameSite=Lax" in header
    assert "Secure" not in header
    assert "Expires" not in header


def test_by_tls_the_cookie_goes_by_tls_only(app: Flask) -> None:
    answer = app.test_client().get("/login", base_url="https://fisher.example")

    assert "; Secure;" in answer.headers["Set-Cookie"]


def test_a_session_lasts_a_day_and_one_to_be_remembered_thirty(
    app: Flask, ann: Visitor, clocks: TestClocks
) -> None:
    keeper = Visitor(app)
    assert "Expires" in keeper.log_in(remember="1").headers["Set-Cookie"]
    clocks.pass_by(days=1)

    assert not ann.is_in()
    assert keeper.is_in()
    clocks.pass_by(days=29)
    assert not keeper.is_in()


@pytest.mark.usefixtures("ann")
def test_who_is_not_logged_in_is_led_to_the_door_and_back(app: Flask) -> None:
    visitor = Visitor(app)
    door = visitor.get("/personal?hl=zh").location

    assert door == "/login?next=/personal?hl%3Dzh"
    assert visitor.log_in(to=door).location == "/personal?hl=zh"


def test_a_program_that_is_not_logged_in_is_told_so(client: Any) -> None:
    answer = client.get("/personal", headers={"Accept": "application/json"})

    assert (answer.status_code, answer.mimetype) == (401, "application/problem+json")


def test_who_sends_a_form_without_being_logged_in_comes_back_to_the_page_of_the_form(
    app: Flask,
) -> None:
    visitor = Visitor(app)
    token = visitor.token()
    answer = visitor.client.post(
        "/personal/tokens",
        data={"csrf_token": token},
        headers={"Referer": "http://localhost/book/search?q=dune"},
    )

    assert answer.location == "/login?next=/book/search?q%3Ddune"


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize("evil", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_nobody_is_led_to_another_site(app: Flask, evil: str) -> None:
    visitor = Visitor(app)

    assert visitor.log_in(to=f"/login?next={evil}").location == "/personal"
    assert visitor.get(f"/login?next={evil}").location == "/personal"


@pytest.mark.parametrize(
    "path",
    [
        "/register",
        "/login",
        "/logout",
        "/reset/password",
        "/reset/password/x",
        "/change/password",
        "/personal/tokens",
        "/personal/tokens/1/revoke",
        "/personal/delete",
    ],
)
def test_a_form_without_the_token_of_the_session_is_refused(ann: Visitor, path: str) -> None:
    assert ann.send(path, csrf_token="").status_code == 400
    assert ann.send(path, csrf_token="x" * 90).status_code == 400
    assert ann.is_in()


@pytest.mark.parametrize(
    "path", ["/logout", "/personal/tokens", "/personal/tokens/1/revoke", "/personal/delete"]
)
def test_looking_at_an_address_changes_nothing(ann: Visitor, path: str) -> None:
    assert ann.get(path).status_code == 405
    assert ann.is_in()


def test_pages_of_an_account_are_kept_by_nobody(ann: Visitor) -> None:
    for path in ("/personal", "/login", "/register", "/reset/password/x"):
        assert ann.get(path).headers["Cache-Control"] == "no-store"
