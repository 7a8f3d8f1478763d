"""GET /api/v1/suggest, for someone who is still typing."""

from flask import Flask
from flask.testing import FlaskClient

from app.books.record import Record, said
from app.current import services_of
from tests.standin import StandIn


def held(app: Flask, *titles: tuple[str, str]) -> None:
    records = [
        said("starter", id=isbn, isbns=isbn, title=title, authors=["Frank Herbert"])
        for isbn, title in titles
    ]
    kept: list[Record] = [record for record in records if record]
    with app.app_context():
        services_of(app).catalogue.hold(kept)


def titles(client: FlaskClient, typed: str) -> list[str]:
    answer = client.get("/api/v1/suggest", query_string={"q": typed})
    assert answer.status_code == 200
    return [one["title"] for one in answer.get_json()["suggestions"]]


def test_titles_that_begin_so_are_suggested_and_nobody_is_asked(
    app: Flask, client: FlaskClient, upstream: StandIn
) -> None:
    held(
        app, ("9780441013593", "Dune"), ("9780593098233", "Dune Messiah"), ("9780143116387", "Food")
    )

    assert titles(client, "du") == ["Dune", "Dune Messiah"]
    assert titles(client, "dune mes") == ["Dune Messiah"]
    assert upstream.asked() == []


def test_editions_of_one_title_are_suggested_once(app: Flask, client: FlaskClient) -> None:
    held(app, ("9780441013593", "Dune"), ("9780441172719", "Dune (Paperback)"))

    assert titles(client, "dun") == ["Dune"]


def test_nothing_typed_suggests_nothing(app: Flask, client: FlaskClient) -> None:
    held(app, ("9780441013593", "Dune"))

    assert titles(client, "") == titles(client, '"*') == []
