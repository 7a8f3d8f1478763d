"""`serve` as its user runs it: the real server, on a bare database, without any network."""

import json
import urllib.request
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from app.cli.serve import server_command
from config.settings import read_settings
from tests.serving import serving

SANTI = "/api/v1/search?q=%E4%B8%89%E4%BD%93"


def offline(folder: Path, **settings: str) -> AbstractContextManager[str]:
    """Serve without asking anyone."""
    return serving(folder, FISHER_OFFLINE="true", FISHER_WORKERS="2", **settings)


def told(url: str) -> Any:
    with urllib.request.urlopen(url, timeout=20) as answer:
        return json.loads(answer.read())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="module")
def first(folder: Path) -> Iterator[str]:
    """Give a server on its first start."""
    with offline(folder) as address:
        yield address


def test_a_bare_start_finds_the_starter_books_by_title_author_and_isbn(first: str) -> None:
    by_title = told(first + SANTI)
    by_author = told(first + "/api/v1/search?q=frank+herbert")
    by_isbn = told(first + "/api/v1/books/0-441-01359-7")

    assert by_title["books"][0]["title"] == "三体"
    assert by_title["sources"][0]["name"] == "shelf"
    assert any(book["title"] == "Dune" for book in by_author["books"])
    assert by_isbn["title"] == "Dune"


def test_the_address_is_printed(first: str, folder: Path) -> None:
    assert f"Fisher is at {first}/" in (folder / "server.log").read_text()


def test_a_second_start_keeps_the_books_and_loads_none_twice(first: str, folder: Path) -> None:
    before = told(first + SANTI)["total"]

    with offline(folder) as again:
        assert told(again + SANTI)["total"] == before

    assert "starter" not in (folder / "server.log").read_text()


def test_a_wrong_setting_stops_the_start_with_one_sentence(tmp_path: Path) -> None:
    with (
        pytest.raises(RuntimeError, match="fisher: FISHER_SOURCES names 'nobody'"),
        offline(tmp_path, FISHER_SOURCES='["nobody"]'),
    ):
        pass


def test_the_server_takes_its_address_and_workers_from_the_settings() -> None:
    settings = read_settings({"HOST": "::1", "PORT": 8000, "WORKERS": 3}, frozenset())

    command = server_command(settings)

    assert "--bind=[::1]:8000" in command
    assert "--workers=3" in command
