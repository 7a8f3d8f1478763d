"""A letter as the mail that is sent."""

from datetime import UTC, datetime

import pytest
from flask import Flask

from app.exchange.outbox import Letter, Parcel
from app.view_models.letter import LetterWriter

PARCEL = Parcel(
    id=1,
    message_id="abc",
    letter=Letter("reset", 7),
    nickname="Ann",
    email="ann@example.org",
    language="en",
    written_at=datetime(2026, 11, 20, 12, tzinfo=UTC),
    tries=1,
)


def a_token(reader_id: int) -> str:
    return f"token-of-{reader_id}"


@pytest.mark.parametrize(
    ("public_url", "host"),
    [
        ("https://books.example.org", "books.example.org"),
        ("http://127.0.0.1:5000", "localhost"),
        ("http://[::1]:5000", "localhost"),
        ("http://shelf:5000", "shelf"),
    ],
)
def test_it_comes_from_the_host_that_readers_know(app: Flask, public_url: str, host: str) -> None:
    with app.app_context():
        mail = LetterWriter(public_url, None, a_token).write(PARCEL)

    assert mail["From"] == f"Fisher <fisher@{host}>"
    assert mail["Message-ID"] == f"<abc@{host}>"
    assert mail["Date"] == "Fri, 20 Nov 2026 12:00:00 +0000"


def test_it_comes_from_the_address_that_is_set(app: Flask) -> None:
    with app.app_context():
        mail = LetterWriter("http://shelf", "librarian@example.org", a_token).write(PARCEL)

    assert mail["From"] == "Fisher <librarian@example.org>"


def test_the_same_parcel_gives_a_mail_of_the_same_id(app: Flask) -> None:
    writer = LetterWriter("http://shelf", None, a_token)
    with app.app_context():
        first, second = writer.write(PARCEL), writer.write(PARCEL)

    assert first["Message-ID"] == second["Message-ID"]


def test_a_mail_that_is_a_file_can_be_read_as_it_is(app: Flask) -> None:
    with app.app_context():
        mail = LetterWriter("http://shelf", None, a_token).write(PARCEL)

    assert b"\r\nhttp://shelf/reset/password/token-of-7\r\n" in bytes(mail)
