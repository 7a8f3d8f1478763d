"""FISHER_MAIL_URL, and what is said of one that cannot be used."""

import pytest

from config.mail import MailServer, read_mail_url
from config.setting import SettingError

NAME = "FISHER_MAIL_URL"


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://localhost", MailServer("localhost", 25, None, None, None)),
        ("smtp://[::1]:2525/", MailServer("::1", 2525, None, None, None)),
        ("smtp://m.example?tls=starttls", MailServer("m.example", 587, None, None, "starttls")),
        ("smtp://m.example?tls=implicit", MailServer("m.example", 465, None, None, "implicit")),
        (
            "smtp://a%40b:p%2F%3A@m.example:1?tls=none",
            MailServer("m.example", 1, "a@b", "p/:", "none"),
        ),
    ],
)
def test_an_address_is_read(url: str, server: MailServer) -> None:
    assert read_mail_url(NAME, url) == server


@pytest.mark.parametrize(
    "url",
    [
        "",
        5,
        "localhost:25",
        "http://secret@localhost",
        "smtp://",
        "smtp://a:secret@m.example:port",
        "smtp://a:secret@m.example/path",
        "smtp://a:secret@m.example?tls=perhaps",
        "smtp://a:secret@m.example?ssl=1",
        "smtp://a:secret@[m.example",
    ],
)
def test_any_other_is_refused_by_a_sentence_without_its_password(url: object) -> None:
    with pytest.raises(SettingError, match=NAME) as refused:
        read_mail_url(NAME, url)

    assert "secret" not in str(refused.value)
