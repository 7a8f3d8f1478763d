"""A reader's own page: figures, tokens, all that is kept, and leaving."""

import re

from flask import Flask

from app.current import services_of
from app.extensions import db
from tests.clocks import TestClocks
from tests.visitor import PASSWORD, Visitor, said, token_on


def status_with(app: Flask, token: str) -> int:
    headers = {"Authorization": f"Bearer {token}"}
    return app.test_client().get("/api/v1/me", headers=headers).status_code


def test_the_page_shows_who_the_reader_is_and_how_he_stands(ann: Visitor) -> None:
    page = said(ann.get("/personal"))

    assert "ann@example.org" in page
    assert re.search(r"Beans</dt><dd>0</dd>", page)


def test_a_token_is_shown_once_and_opens_until_it_is_revoked(app: Flask, ann: Visitor) -> None:
    token = token_on(ann.send("/personal/tokens", name="my telephone"))
    page = said(ann.get("/personal"))

    assert token not in page
    assert "my telephone" in page
    assert status_with(app, token) == 200
    assert ann.send("/personal/tokens/1/revoke").location == "/personal"
    assert status_with(app, token) == 401
    assert "my telephone" not in said(ann.get("/personal"))


def test_a_token_is_kept_by_its_hash_alone(app: Flask, ann: Visitor) -> None:
    token = token_on(ann.send("/personal/tokens", name="my telephone"))
    with app.app_context(), db.looking() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM reader_token").all()

    assert token.removeprefix("fisher_") not in str(rows)


def test_nobody_revokes_the_token_of_another(app: Flask, ann: Visitor) -> None:
    token = token_on(ann.send("/personal/tokens", name="my telephone"))
    bob = Visitor(app, "bob@example.org", "Bob").enter()

    assert bob.send("/personal/tokens/1/revoke").status_code == 404
    assert status_with(app, token) == 200


def test_a_token_without_a_name_is_not_made(ann: Visitor) -> None:
    for name in ("", "  ", "x" * 41, "a\u0000"):
        answer = ann.send("/personal/tokens", name=name)
        assert answer.status_code == 400
        assert "1 to 40" in said(answer)


def test_a_reader_has_so_many_tokens_and_no_more(ann: Visitor) -> None:
    told = [ann.send("/personal/tokens", name=str(number)).status_code for number in range(21)]

    assert told == [200] * 20 + [400]


def test_all_that_is_kept_is_handed_out_and_no_secret_with_it(app: Flask, ann: Visitor) -> None:
    token = token_on(ann.send("/personal/tokens", name="my telephone"))
    Visitor(app).send("/reset/password", email=ann.email)
    answer = ann.get("/personal/export")
    kept = answer.get_json()

    assert 'filename="fisher.json"' in answer.headers["Content-Disposition"]
    assert (kept["account"]["nickname"], kept["account"]["email"]) == ("Ann", "ann@example.org")
    assert [one["name"] for one in kept["tokens"]] == ["my telephone"]
    assert [one["kind"] for one in kept["mails"]] == ["reset"]
    assert len(kept["sessions"]) == 1
    assert token.removeprefix("fisher_") not in said(answer)
    assert "argon2" not in said(answer)


def test_an_account_that_is_deleted_is_gone_with_all_that_was_known(
    app: Flask, ann: Visitor
) -> None:
    token = token_on(ann.send("/personal/tokens", name="my telephone"))
    elsewhere = Visitor(app)
    elsewhere.log_in()
    Visitor(app).send("/reset/password", email=ann.email)

    assert ann.send("/personal/delete", password=PASSWORD).location == "/"
    assert not ann.is_in()
    assert not elsewhere.is_in()
    assert status_with(app, token) == 401
    assert Visitor(app).log_in().status_code == 403
    with app.app_context(), db.looking() as connection:
        tables = ("reader", "reader_session", "reader_token", "outbox_mail")
        rows = [connection.exec_driver_sql(f"SELECT * FROM {name}").all() for name in tables]  # noqa: S608 -- the names stand above.
    assert [len(each) for each in rows] == [1, 0, 0, 0]
    assert "nn" not in str(rows[0][0][1:4])
    assert "argon2" not in str(rows)


def test_whoever_leaves_may_come_back_as_a_newcomer(app: Flask, ann: Visitor) -> None:
    ann.send("/personal/delete", password=PASSWORD)

    assert Visitor(app).enter().is_in()


def test_two_may_leave(app: Flask, ann: Visitor) -> None:
    bob = Visitor(app, "bob@example.org", "Bob").enter()

    assert ann.send("/personal/delete", password=PASSWORD).location == "/"
    assert bob.send("/personal/delete", password=PASSWORD).location == "/"


def test_nothing_is_deleted_without_the_password(ann: Visitor) -> None:
    told = [ann.send("/personal/delete", password="a guess").status_code for _ in range(6)]

    assert told == [403] * 5 + [429]
    assert ann.is_in()


def test_sessions_that_are_over_are_forgotten(app: Flask, ann: Visitor, clocks: TestClocks) -> None:
    ann.log_in(password="a slip")
    clocks.pass_by(days=1)
    with app.app_context():
        services_of(app).accounts.forget()
        with db.looking() as connection:
            for name in ("reader_session", "tries"):
                assert connection.exec_driver_sql(f"SELECT * FROM {name}").all() == []  # noqa: S608 -- the same.
