"""What the factory makes of the settings, where no room of its own tests it."""

from pathlib import Path
from typing import Any, cast

import pytest
from flask import request

from app.current import EXTENSION, Services
from app.factory import create_app
from app.spider.pace import pace_of


def paces(settings: dict[str, Any], instance: Path) -> dict[str, object]:
    services = cast("Services", create_app(settings, instance=instance).extensions[EXTENSION])
    return {source.name: source.gate.pace for source in services.sources}


@pytest.mark.parametrize(("contact", "rate"), [({}, 1), ({"CONTACT": "me@example.org"}, 3)])
def test_open_library_is_asked_more_often_by_who_names_a_contact(
    tmp_path: Path, contact: dict[str, Any], rate: int
) -> None:
    assert paces(contact, tmp_path)["open_library"] == pace_of(rate)


def test_a_rate_that_is_set_counts(tmp_path: Path) -> None:
    rates = {"SOURCE": {"OPEN_LIBRARY": {"RATE": 0.5}}, "CONTACT": "me@example.org"}

    assert paces(rates, tmp_path)["open_library"] == pace_of(0.5)


FORWARDED = {
    "X-Forwarded-For": "198.51.100.7, 203.0.113.9",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "books.example",
}


@pytest.mark.parametrize(
    ("trusted", "seen"),
    [
        (0, ("127.0.0.1", "http", "localhost")),
        (1, ("203.0.113.9", "https", "books.example")),
    ],
)
def test_as_many_proxies_are_believed_as_are_trusted(
    tmp_path: Path, trusted: int, seen: tuple[str, str, str]
) -> None:
    app = create_app({"TRUSTED_PROXIES": trusted}, instance=tmp_path)
    with app.test_client() as client:
        client.get("/healthz", headers=FORWARDED)

        assert (request.remote_addr, request.scheme, request.host) == seen
