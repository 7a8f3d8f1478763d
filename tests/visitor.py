"""A reader at a browser without a window: reads forms, fills them in, and sends them."""

import re
from dataclasses import dataclass, field

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

PASSWORD = "correct horse"


@dataclass(slots=True)
class Visitor:
    """One browser; the token of a form is read off a page, as a reader's browser does."""

    app: Flask
    email: str = "ann@example.org"
    nickname: str = "Ann"
    password: str = PASSWORD
    address: str = "192.0.2.1"
    client: FlaskClient = field(init=False)

    def __post_init__(self) -> None:
        self.client = self.app.test_client()

    def get(self, path: str) -> TestResponse:
        return self.client.get(path, environ_base={"REMOTE_ADDR": self.address})

    def token(self, page: str = "/login") -> str:
        """Give the session's token; any page with a form has it."""
        shown = self.client.get(page, follow_redirects=True).get_data(as_text=True)
        found = re.search(r'name="csrf_token" value="([^"]+)"', shown)
        assert found, page
        return found[1]

    def send(self, path: str, **typed: str) -> TestResponse:
        """Send a form; `csrf_token=""` sends it without one."""
        typed.setdefault("csrf_token", self.token())
        return self.client.post(path, data=typed, environ_base={"REMOTE_ADDR": self.address})

    def register(self, **other: str) -> TestResponse:
        told = {"email": self.email, "nickname": self.nickname, "password": self.password}
        return self.send("/register", **{**told, **other})

    def log_in(self, to: str = "/login", **other: str) -> TestResponse:
        return self.send(to, **{"email": self.email, "password": self.password, **other})

    def enter(self) -> "Visitor":
        """Register and log in."""
        assert self.register().status_code == 302
        assert self.log_in().status_code == 302
        return self

    def is_in(self) -> bool:
        return self.get("/personal").status_code == 200


def said(answer: TestResponse) -> str:
    """Give the page that was answered."""
    return answer.get_data(as_text=True)


def token_on(page: TestResponse) -> str:
    """Give the token for programs that a page shows."""
    found = re.search(r'class="secret">([^<]+)', said(page))
    assert found
    return found[1]
