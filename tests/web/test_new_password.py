"""A new password, by the old one or by a mailed link; and the mails."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import upgrade

from app.factory import create_app
from tests.clocks import TestClocks
from tests.letters import link, mails, words
from tests.visitor import PASSWORD, Visitor, said

ASK = "/reset/password"
NEW = "another horse"


def test_a_reset_is_mailed_and_works_once(app: Flask, ann: Visitor) -> None:
    asked = Visitor(app).send(ASK, email="Ann@Example.org")
    way = link(app)
    visitor = Visitor(app)

    assert asked.status_code == 200
    assert visitor.get(way).status_code == 200
    assert visitor.send(way, password1=NEW, password2=NEW).location == "/login"
    assert not ann.is_in()
    assert visitor.get(way).status_code == 410
    assert visitor.send(way, password1="a third one", password2="a third one").status_code == 410
    assert visitor.log_in().status_code == 403
    assert visitor.log_in(password=NEW).status_code == 302


def test_a_link_lasts_for_ten_minutes(app: Flask, ann: Visitor, clocks: TestClocks) -> None:
    Visitor(app).send(ASK, email=ann.email)
    way = link(app)
    clocks.pass_by(minutes=9, seconds=59)
    assert ann.get(way).status_code == 200
    clocks.pass_by(seconds=1)
    assert ann.get(way).status_code == 410


def test_a_link_dies_when_the_password_is_changed(app: Flask, ann: Visitor) -> None:
    Visitor(app).send(ASK, email=ann.email)
    way = link(app)
    ann.send("/change/password", old_password=PASSWORD, new_password1=NEW, new_password2=NEW)

    assert Visitor(app).get(way).status_code == 410


def test_a_link_that_waits_is_not_sent_once_the_password_is_changed(
    app: Flask, ann: Visitor
) -> None:
    Visitor(app).send(ASK, email=ann.email)
    ann.send("/change/password", old_password=PASSWORD, new_password1=NEW, new_password2=NEW)

    assert mails(app) == []


@pytest.mark.parametrize("token", ["x", "WzEsMF0.abc", "é", "a" * 3_000])
def test_a_link_of_nobodys_is_over(ann: Visitor, token: str) -> None:
    assert ann.get(f"/reset/password/{token}").status_code == 410
    assert ann.send(f"/reset/password/{token}", password1=NEW, password2=NEW).status_code == 410


def test_the_two_new_passwords_must_be_alike(app: Flask, ann: Visitor) -> None:
    Visitor(app).send(ASK, email=ann.email)
    way = link(app)

    answer = Visitor(app).send(way, password1=NEW, password2="another")

    assert answer.status_code == 400
    assert "differ" in said(answer)
    assert ann.is_in()


def test_asking_for_a_reset_tells_nothing_of_the_address(app: Flask, ann: Visitor) -> None:
    known = Visitor(app).send(ASK, email=ann.email)
    unknown = Visitor(app).send(ASK, email="bob@example.org")

    assert known.status_code == unknown.status_code == 200
    assert said(known).replace("ann@", "bob@") == said(unknown)
    assert [mail["To"] for mail in mails(app)] == ["ann@example.org"]


def test_asking_for_resets_is_limited_and_bothers_nobody_else(app: Flask, ann: Visitor) -> None:
    for email in (ann.email, "bob@example.org"):
        thief = Visitor(app, address="192.0.2.66")
        told = [thief.send(ASK, email=email).status_code for _ in range(6)]
        assert told == [200] * 5 + [429]

    assert Visitor(app).send(ASK, email=ann.email).status_code == 200
    assert len(mails(app)) == 3


def test_links_in_mails_never_lead_where_a_browser_claims_to_be(app: Flask, ann: Visitor) -> None:
    evil = {"base_url": "http://evil.example"}
    page = said(ann.client.get("/login", **evil))
    token = re.findall(r'name="csrf_token" value="([^"]+)"', page)[0]
    answer = ann.client.post(ASK, data={"email": ann.email, "csrf_token": token}, **evil)

    assert answer.status_code == 200
    assert "http://127.0.0.1:5000/reset/password/" in words(mails(app)[-1])


def test_mails_are_in_the_language_of_their_reader_in_two_forms(app: Flask) -> None:
    ann = Visitor(app)
    ann.send("/register?hl=zh", email=ann.email, nickname="安安", password=PASSWORD)
    Visitor(app).send(ASK, email=ann.email)
    [mail] = mails(app)
    page = words(mail, "html")

    assert mail["Subject"] == "[鱼书] 设置新密码"
    assert "安安，你好：" in words(mail)
    assert '<html lang="zh-Hans">' in page
    assert f'<a href="http://127.0.0.1:5000{link(app)}"' in page


def test_a_nickname_is_only_text_in_a_mail(app: Flask) -> None:
    ann = Visitor(app, nickname="<b>evil.example</b>").enter()
    Visitor(app).send(ASK, email=ann.email)
    page = words(mails(app)[0], "html")

    assert "&lt;b&gt;evil.example&lt;/b&gt;" in page
    assert page.count("<a ") == 1


def test_a_password_is_changed_by_who_knows_the_old_one_and_ends_every_session(
    app: Flask, ann: Visitor
) -> None:
    elsewhere = Visitor(app)
    elsewhere.log_in()
    path, new = "/change/password", {"new_password1": NEW, "new_password2": NEW}

    assert ann.send(path, old_password="no idea", **new).status_code == 403
    assert elsewhere.is_in()
    assert ann.send(path, old_password=PASSWORD, **new).location == "/login"
    assert not ann.is_in()
    assert not elsewhere.is_in()
    assert ann.log_in(password=NEW).status_code == 302


def test_the_old_password_cannot_be_guessed_from_a_session_that_was_left_open(
    ann: Visitor,
) -> None:
    new = {"new_password1": NEW, "new_password2": NEW}
    told = [ann.send("/change/password", old_password="?", **new).status_code for _ in range(6)]

    assert told == [403] * 5 + [429]


def test_a_public_address_that_is_set_is_that_of_the_links(tmp_path: Path) -> None:
    app = create_app({"PUBLIC_URL": "https://books.example.org/fisher/"}, instance=tmp_path)
    with app.app_context():
        upgrade()
    ann = Visitor(app).enter()
    ann.send("/logout")
    ann.send(ASK, email=ann.email)
    [mail] = mails(app)

    assert "https://books.example.org/fisher/reset/password/" in words(mail)
    assert mail["Message-ID"].endswith("@books.example.org>")
