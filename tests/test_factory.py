"""What the factory makes of the settings, where no room of its own tests it."""

from pathlib import Path
from typing import Any, cast

import pytest

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
