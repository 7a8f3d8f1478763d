"""Registering, logging in, and how often one may be wrong."""

import re

import pytest
from flask import Flask

from tests.clocks import TestClocks
from tests.letters import mails
from tests.visitor import PASSWORD, Visitor, said


def test_a_reader_registers_logs_in_and_out(app: Flask) -> None:
    ann = Visitor(app)

    assert ann.register().location == "/login"
    assert not ann.is_in()
    assert ann.log_in().location == "/personal"
    assert ann.is_in()
    assert ann.send("/logout").location == "/"
    assert not ann.is_in()


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"email": "no address"}, "no mail address"),
        ({"email": "a@b.c"}, "no mail address"),
        ({"nickname": "A"}, "2 to 24"),
        ({"nickname": "A" * 25}, "2 to 24"),
        ({"nickname": "\u202eAnn"}, "can be seen"),
        ({"password": "1234567"}, "8 to 128"),
        ({"password": "x" * 129}, "8 to 128"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_is_kept(
    app: Flask, typed: dict[str, str], wrong: str
) -> None:
    answer = Visitor(app).register(**typed)
    name = next(iter(typed))

    assert answer.status_code == 400
    beside = re.search(rf'id="{name}-wrong">([^<]+)', said(answer))
    assert beside
    assert wrong in beside[1]
    assert f'{name}-wrong" aria-invalid="true"' in said(answer)
    if name != "email":
        assert 'value="ann@example.org"' in said(answer)
    assert PASSWORD not in said(answer)


@pytest.mark.usefixtures("ann")
def test_a_nickname_belongs_to_one_reader(app: Flask) -> None:
    answer = Visitor(app, email="other@example.org").register(nickname=" Ａnn ")

    assert answer.status_code == 400
    assert "Another reader is called so" in said(answer)


def test_who_registers_an_address_again_is_told_what_a_newcomer_is_told(
    app: Flask, ann: Visitor
) -> None:
    newcomer = Visitor(app, email="new@example.org", nickname="New").register()
    thief = Visitor(app, "ANN@example.org", "Thief", "a thief's own").register()

    assert (thief.status_code, thief.location) == (newcomer.status_code, newcomer.location)
    assert thief.get_data() == newcomer.get_data()
    assert Visitor(app, password="a thief's own").log_in().status_code == 403
    assert ann.is_in()
    assert [mail["To"] for mail in mails(app)] == ["ann@example.org"]
    assert "already" in mails(app)[0]["Subject"]


@pytest.mark.usefixtures("ann")
def test_somebody_who_registers_an_address_again_and_again_sends_one_mail(app: Flask) -> None:
    for number in range(3):
        Visitor(app, nickname=f"Thief {number}").register()

    assert len(mails(app)) == 1


@pytest.mark.usefixtures("ann")
def test_a_wrong_password_and_an_unknown_address_are_told_the_same(
    app: Flask,
) -> None:
    wrong = Visitor(app, password="wrong horse").log_in()
    unknown = Visitor(app, email="nobody@example.org").log_in()

    assert wrong.status_code == unknown.status_code == 403
    same = said(wrong).replace("ann@", "nobody@")
    assert re.sub('value="[^"]{50,}"', "", same) == re.sub('value="[^"]{50,}"', "", said(unknown))


@pytest.mark.usefixtures("ann")
def test_after_a_few_wrong_passwords_no_more_are_tried_from_there_on_that_account(
    app: Flask, clocks: TestClocks
) -> None:
    thief = Visitor(app, password="a guess", address="192.0.2.66")
    told = [thief.log_in().status_code for _ in range(6)]
    refused = thief.log_in(password=PASSWORD)

    assert told == [403] * 5 + [429]
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "900")
    assert "15 minutes" in said(refused)
    assert Visitor(app).log_in().status_code == 302
    assert Visitor(app, address="192.0.2.66", email="b@example.org", nickname="Bob").enter().is_in()
    clocks.pass_by(minutes=15)
    assert thief.log_in(password=PASSWORD).status_code == 302


def test_an_address_without_account_is_limited_like_any(app: Flask) -> None:
    visitor = Visitor(app)

    assert [visitor.log_in().status_code for _ in range(6)] == [403] * 5 + [429]


@pytest.mark.usefixtures("ann")
def test_a_reader_who_gets_it_right_may_err_again(app: Flask) -> None:
    visitor = Visitor(app)
    for _ in range(3):
        assert [visitor.log_in(password="a slip").status_code for _ in range(4)] == [403] * 4
        assert visitor.log_in().status_code == 302
        visitor.send("/logout")


def test_any_characters_make_a_password(app: Flask) -> None:
    password = " \u0000密码🐟\t\\é "
    ann = Visitor(app, password=password).enter()

    assert ann.is_in()
    assert Visitor(app, password=password.replace("é", "e\u0301")).log_in().status_code == 302
    assert Visitor(app, password=password.strip()).log_in().status_code == 403


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize(
    "typed",
    [
        {"email": "\u0000", "nickname": "\u0000\u0000", "password": "\u0000"},
        {"email": "a" * 100_000 + "@b.cc", "nickname": "a" * 100_000, "password": "a" * 100_000},
        {"email": "a\r\nBcc: b@example.org", "nickname": "a\r\nb\u0085", "password": "\ufffd" * 8},
        {},
    ],
)
def test_no_input_breaks_a_page(app: Flask, typed: dict[str, str]) -> None:
    visitor = Visitor(app)
    for path in ("/register", "/login", "/reset/password"):
        assert 400 <= visitor.send(path, **typed).status_code < 500
