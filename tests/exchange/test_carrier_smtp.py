"""Mails to a real mail server, which may be away, refuse, or ask for a password."""

import smtplib
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from flask_migrate import upgrade

from app.current import services_of
from app.exchange.courier import Round
from app.factory import Clocks, create_app
from tests.clocks import TestClocks
from tests.letters import words
from tests.mail_server import Postmaster, mail_server
from tests.serving import free_port
from tests.visitor import Visitor

House = Callable[[str], Flask]


@pytest.fixture
def clocks() -> TestClocks:
    return TestClocks()


@pytest.fixture
def house_with(tmp_path: Path, clocks: TestClocks) -> House:
    """Build a house for a mail server, in which Ann has asked for a new password."""

    def build(mail_url: str) -> Flask:
        given = {"MAIL_URL": mail_url, "PUBLIC_URL": "https://books.example.org"}
        app = create_app(given, instance=tmp_path, clocks=Clocks(now=clocks.now))
        with app.app_context():
            upgrade()
        ann = Visitor(app)
        ann.register()
        ann.send("/reset/password", email=ann.email)
        return app

    return build


def send(app: Flask) -> Round:
    with app.app_context():
        return services_of(app).courier.send_due()


@pytest.fixture
def postmaster() -> Postmaster:
    return Postmaster()


@pytest.fixture
def port(postmaster: Postmaster) -> Iterator[int]:
    with mail_server(postmaster) as port:
        yield port


def test_a_mail_arrives_whole(house_with: House, postmaster: Postmaster, port: int) -> None:
    app = house_with(f"smtp://127.0.0.1:{port}")

    assert send(app) == Round(sent=1)
    [mail] = postmaster.mails
    assert postmaster.recipients == ["ann@example.org"]
    assert mail["From"] == "Fisher <fisher@books.example.org>"
    assert mail["Subject"] == "[Fisher] A new password"
    assert mail["Message-ID"].endswith("@books.example.org>")
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert "https://books.example.org/reset/password/" in words(mail)


def test_while_the_server_is_away_nothing_is_lost_and_nothing_is_sent_twice(
    house_with: House, postmaster: Postmaster, clocks: TestClocks
) -> None:
    port = free_port()
    app = house_with(f"smtp://127.0.0.1:{port}")
    assert send(app).failed == 1
    with mail_server(postmaster, port):
        assert send(app) == Round()
        clocks.pass_by(seconds=1)
        assert send(app) == Round(sent=1)
    Visitor(app).send("/reset/password", email="ann@example.org")
    assert send(app).failed == 1
    clocks.pass_by(minutes=1)
    with mail_server(postmaster, port):
        assert send(app) == Round(sent=1)
        assert send(app) == Round()

    assert len(postmaster.mails) == 2
    assert len({mail["Message-ID"] for mail in postmaster.mails}) == 2


def test_the_page_does_not_wait_for_a_server_that_is_away(house_with: House) -> None:
    app = house_with(f"smtp://127.0.0.1:{free_port()}")

    assert Visitor(app).send("/reset/password", email="ann@example.org").status_code == 200


def test_a_link_is_good_for_ten_minutes_from_when_its_mail_leaves(
    house_with: House, postmaster: Postmaster, clocks: TestClocks
) -> None:
    port = free_port()
    app = house_with(f"smtp://127.0.0.1:{port}")
    send(app)
    clocks.pass_by(hours=2)
    with mail_server(postmaster, port):
        send(app)
    body = words(postmaster.mails[0])
    link = body[body.index("/reset/password/") :].split(maxsplit=1)[0]

    assert app.test_client().get(link).status_code == 200


@pytest.mark.parametrize(("answer", "again"), [("550 Nobody here", 0), ("450 Come later", 1)])
def test_a_recipient_who_is_refused_is_given_up_or_tried_again(
    house_with: House,
    postmaster: Postmaster,
    port: int,
    clocks: TestClocks,
    answer: str,
    again: int,
) -> None:
    app = house_with(f"smtp://127.0.0.1:{port}")
    postmaster.answer_to_recipient = answer
    assert send(app) == Round(failed=1, trouble=f"The server answered {answer}")
    postmaster.answer_to_recipient = "250 OK"
    clocks.pass_by(minutes=1)

    assert send(app).sent == again


def test_a_server_that_refuses_what_is_said_is_tried_again(
    house_with: House, postmaster: Postmaster, port: int, clocks: TestClocks
) -> None:
    app = house_with(f"smtp://127.0.0.1:{port}")
    postmaster.answer_to_data = "451 Full"
    assert send(app).trouble == "The mail server answered 451 Full"
    postmaster.answer_to_data = "250 OK"
    clocks.pass_by(seconds=1)

    assert send(app).sent == 1


def test_a_server_that_is_no_mail_server_harms_nobody(house_with: House) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        app = house_with(f"smtp://127.0.0.1:{listener.getsockname()[1]}")

        def hang_up() -> None:
            listener.accept()[0].close()

        stranger = Thread(target=hang_up)
        stranger.start()
        assert send(app).failed == 1
        stranger.join()


def test_a_password_is_shown_to_a_server_that_asks(
    house_with: House, postmaster: Postmaster
) -> None:
    postmaster.credentials = (b"fisher@x", b"p:ss")
    asking: dict[str, Any] = {"authenticator": postmaster.authenticate, "auth_require_tls": False}
    with mail_server(postmaster, **asking) as port:
        wrong = house_with(f"smtp://fisher%40x:secret@127.0.0.1:{port}?tls=none")
        assert "535" in (send(wrong).trouble or "")
        assert "secret" not in (send(wrong).trouble or "")
        right = house_with(f"smtp://fisher%40x:p%3Ass@127.0.0.1:{port}")
        assert send(right).sent == 1


def test_a_password_is_not_said_aloud_to_another_machine(
    house_with: House, postmaster: Postmaster, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = smtplib.SMTP.connect

    def here(self: smtplib.SMTP, host: str, port: int) -> object:
        assert host == "mail.example.org"
        return connect(self, "127.0.0.1", port)

    monkeypatch.setattr(smtplib.SMTP, "connect", here)
    app = house_with(f"smtp://fisher:secret@mail.example.org:{port}")

    assert "not said aloud" in (send(app).trouble or "")
    assert postmaster.mails == []


def test_tls_that_is_asked_for_and_not_offered_sends_nothing(
    house_with: House, postmaster: Postmaster, port: int
) -> None:
    app = house_with(f"smtp://127.0.0.1:{port}?tls=starttls")

    assert send(app).failed == 1
    assert postmaster.mails == []
