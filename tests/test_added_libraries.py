"""The libraries that docs/sources.md adds are asked, read and shown as it says."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from flask_migrate import upgrade

from app.factory import create_app
from tests.docs import document
from tests.standin import StandIn
from tests.standin.shapes.libraries import ADDED

DUNE = "9780441172719"
UNKNOWN = "9784000000086"


def examples() -> dict[str, str]:
    """Give every variable that the page sets, as a shell would read it."""
    page = document("docs/sources.md")
    lines = re.findall(r"^FISHER_SOURCE__(?:SUDOC|POLAND)__.+$", page, re.MULTILINE)
    return dict(word.split("=", 1) for line in lines for word in shlex.split(line))


@pytest.fixture
def libraries() -> Iterator[StandIn]:
    with StandIn(shapes=ADDED) as standin:
        yield standin


@pytest.fixture
def reader(libraries: StandIn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FlaskClient:
    """Start the application with the page's own lines; only the hosts are other ones."""
    for name, value in examples().items():
        monkeypatch.setenv(name, value)
    for name in ADDED:
        slash = "/" * examples()[f"FISHER_SOURCE__{name.upper()}__URL"].endswith("/")
        monkeypatch.setenv(f"FISHER_SOURCE__{name.upper()}__URL", libraries.url(name) + slash)
        monkeypatch.setenv(f"FISHER_SOURCE__{name.upper()}__RATE", "1000")
    monkeypatch.setenv("FISHER_SOURCES", '["poland", "sudoc"]')
    app = create_app(instance=tmp_path)
    with app.app_context():
        upgrade()
    return app.test_client()


def test_both_examples_are_there() -> None:
    kinds = {name: value for name, value in examples().items() if name.endswith("__KIND")}
    assert kinds == {"FISHER_SOURCE__SUDOC__KIND": "sru", "FISHER_SOURCE__POLAND__KIND": "marcxml"}


def test_a_book_is_found_by_its_isbn_in_both(reader: FlaskClient, libraries: StandIn) -> None:
    book = reader.get(f"/api/v1/books/{DUNE}").get_json()

    assert (book["title"], book["authors"]) == ("Dune", ["Frank Herbert"])
    assert {place["name"] for place in book["sources"]} == {"sudoc", "poland"}
    assert libraries.asked("sudoc")[0].target.startswith("/sudoc/?")
    assert libraries.asked("poland")[0].target == f"/poland?isbnIssn={DUNE}"


def test_books_are_found_by_words_in_both(reader: FlaskClient) -> None:
    found = reader.get("/api/v1/search?q=Dune").get_json()

    assert {one["name"]: one["status"] for one in found["sources"]} == {
        "shelf": "empty",
        "sudoc": "ok",
        "poland": "ok",
    }


def test_a_book_that_neither_knows_is_not_found(reader: FlaskClient) -> None:
    assert reader.get(f"/api/v1/books/{UNKNOWN}").status_code == 404


def test_they_are_told_of_among_the_sources(reader: FlaskClient) -> None:
    rows = {row["name"]: row for row in reader.get("/api/v1/sources").get_json()["sources"]}

    assert rows["sudoc"]["title"] == "SUDOC (ABES)"
    assert rows["sudoc"]["asked"]
    assert (rows["poland"]["title"], rows["poland"]["home"]) == ("Biblioteka Narodowa", ["978-83"])


def test_they_are_shown_on_the_pages_under_their_titles(reader: FlaskClient) -> None:
    page = reader.get(f"/book/{DUNE}/detail").get_data(as_text=True)

    assert "SUDOC (ABES)" in page
    assert "Biblioteka Narodowa" in page
    assert "http://www.sudoc.fr/" in page


def test_they_are_asked_after_the_built_in_ones_unless_told_otherwise(tmp_path: Path) -> None:
    given = {"KIND": "sru", "URL": "http://127.0.0.1:9/", "ISBN": "isb"}
    app = create_app({"SOURCE": {"SUDOC": given}}, instance=tmp_path)
    with app.app_context():
        upgrade()

    rows = app.test_client().get("/api/v1/sources").get_json()["sources"]

    assert [row["name"] for row in rows if row["asked"]][-1] == "sudoc"
