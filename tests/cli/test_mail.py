"""`fisher mail send`."""

from pathlib import Path

import pytest
from flask import Flask

from app.factory import create_app
from tests.serving import free_port
from tests.visitor import Visitor


@pytest.fixture
def ann(app: Flask) -> Visitor:
    ann = Visitor(app)
    ann.register()
    ann.send("/reset/password", email=ann.email)
    return ann


@pytest.mark.usefixtures("ann")
def test_what_waits_is_sent_once(app: Flask) -> None:
    runner = app.test_cli_runner()

    first, second = (runner.invoke(args=["mail", "send"]) for _ in range(2))

    assert (first.exit_code, first.output) == (0, "1 sent, 0 put off.\n")
    assert (second.exit_code, second.output) == (0, "0 sent, 0 put off.\n")


def test_what_cannot_be_sent_is_said_and_fails(tmp_path: Path) -> None:
    app = create_app({"MAIL_URL": f"smtp://127.0.0.1:{free_port()}"}, instance=tmp_path)
    runner = app.test_cli_runner()
    assert runner.invoke(args=["mail", "send"]).exit_code == 0
    ann = Visitor(app)
    ann.register()
    ann.send("/reset/password", email=ann.email)

    told = runner.invoke(args=["mail", "send"])

    assert told.exit_code == 1
    assert "0 sent, 1 put off." in told.output
    assert "cannot be used" in told.output
