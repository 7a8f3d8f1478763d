"""The other editions of a work, over the whole house: real HTTP to the stand-in."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.current import services_of
from tests.standin import StandIn, faults

DUNE = "9780441172719"
PAPERBACK = "9780441013593"
CHINESE = "9787539967363"
UNKNOWN = "9780000000002"


def editions(client: FlaskClient, isbn: str) -> dict[str, Any]:
    response = client.get(f"/api/v1/books/{isbn}/editions")
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.get_json()
    return answer


def isbns(answer: dict[str, Any]) -> set[str]:
    return {book["isbn13"] for book in answer["books"]}


def test_the_editions_that_we_hold_are_given_with_their_work(client: FlaskClient) -> None:
    client.get(f"/api/v1/books/{PAPERBACK}")

    answer = editions(client, DUNE)

    assert list(answer) == ["work", "books", "sources", "partial"]
    assert isbns(answer) == {PAPERBACK}
    assert answer["work"] == {
        "title": "Dune", "authors": ["Frank Herbert"], "editions": 2, "ids": [],
    }  # fmt: skip
    assert {row["status"] for row in answer["sources"]} == {"ok", "skipped"}
    assert answer["partial"] is False


def test_who_named_the_work_is_asked_for_its_editions_once(
    client: FlaskClient, upstream: StandIn
) -> None:
    client.get("/api/v1/search?q=dune")  # A search tells what Open Library calls the work.
    asked = len(upstream.asked("open_library"))

    first, again = editions(client, DUNE), editions(client, DUNE)

    rows = {row["name"]: row for row in first["sources"]}
    assert rows["open_library"]["status"] == "ok"
    assert rows["k10plus"]["status"] == "skipped"
    assert {PAPERBACK, CHINESE} <= isbns(first)
    assert DUNE not in isbns(first)
    assert isbns(again) == isbns(first)
    assert {row["name"]: row["cached"] for row in again["sources"]}["open_library"] is True
    paths = [one.path for one in upstream.asked("open_library")[asked:]]
    assert sum(path.startswith("/works/") for path in paths) == 1


def test_all_editions_of_a_work_share_what_was_answered(
    client: FlaskClient, upstream: StandIn
) -> None:
    client.get("/api/v1/search?q=dune")
    first = editions(client, DUNE)
    other = editions(client, PAPERBACK)

    assert isbns(first) | {DUNE} == isbns(other) | {PAPERBACK}
    assert first["work"] == other["work"]
    asked = [one.path for one in upstream.asked("open_library")]
    assert sum(path.startswith("/works/") for path in asked) == 1


def test_a_source_that_is_silent_is_named_and_what_we_hold_is_given(
    client: FlaskClient, upstream: StandIn
) -> None:
    client.get("/api/v1/search?q=dune")
    client.get(f"/api/v1/books/{DUNE}")
    upstream.fault("open_library", faults.status(503))

    answer = editions(client, DUNE)

    row = next(row for row in answer["sources"] if row["name"] == "open_library")
    assert (row["status"], answer["partial"]) == ("error", True)
    assert PAPERBACK in isbns(answer)


def test_a_page_tells_at_once_what_we_hold_and_asks_behind_the_reader(
    client: FlaskClient, upstream: StandIn, app: Flask
) -> None:
    client.get("/api/v1/search?q=dune")

    client.get(f"/book/{DUNE}/detail")
    assert services_of(app).refresher.wait(60)
    html = client.get(f"/book/{DUNE}/detail").text

    assert any(one.path.startswith("/works/") for one in upstream.asked("open_library"))
    assert "Other editions" in html
    assert f"/book/{CHINESE}/detail" in html
    assert html.count(f'href="/book/{DUNE}/detail"') == 0


@pytest.mark.parametrize(
    ("isbn", "status"), [(UNKNOWN, 404), ("9780441172710", 400), ("nonsense", 400)]
)
def test_what_is_no_known_book_has_no_editions(client: FlaskClient, isbn: str, status: int) -> None:
    response = client.get(f"/api/v1/books/{isbn}/editions")

    assert response.mimetype == "application/problem+json"
    assert response.get_json()["status"] == response.status_code == status


def test_a_number_someone_silent_may_know_is_503(client: FlaskClient, upstream: StandIn) -> None:
    upstream.fault("k10plus", faults.status(500))

    response = client.get(f"/api/v1/books/{UNKNOWN}/editions")

    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
