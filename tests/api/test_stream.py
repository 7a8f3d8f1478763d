"""A search as it comes: who answers is heard at once, while others still think."""

from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.catalogue.search import Catalogue
from tests.events import Told, events, names, until
from tests.standin import StandIn, faults

SANTI = "9787536692930"
SLOW = "k10plus"


def stream(client: FlaskClient, q: str, **more: object) -> Iterator[Told]:
    response = client.get("/api/v1/search/stream", query_string={"q": q, **more})
    assert response.status_code == 200, response.text
    assert response.mimetype == "text/event-stream"
    return events(response.iter_encoded())


def test_each_source_is_told_once_and_the_whole_answer_is_last(client: FlaskClient) -> None:
    *heard, last = stream(client, "dune")

    assert {event.name for event in heard} == {"source"}
    assert last.name == "result"
    assert sorted(names(heard)) == sorted(row["name"] for row in last.data["sources"])
    assert len(last.data["books"]) >= 1


def test_the_last_event_is_the_answer_of_a_search(client: FlaskClient) -> None:
    *_, last = stream(client, "dune")
    whole = client.get("/api/v1/search?q=dune").get_json()

    assert list(last.data) == list(whole)
    assert last.data["query"] == whole["query"]
    assert last.data["total"] == whole["total"]
    assert last.data["books"] == whole["books"]


def test_a_source_is_told_with_its_row_and_the_books_of_its_own_records(
    client: FlaskClient,
) -> None:
    told = {
        event.data["name"]: event.data for event in stream(client, "三体") if "name" in event.data
    }

    row = told["open_library"]
    assert list(row) == ["name", "status", "total", "elapsed_ms", "cached", "detail", "books"]
    assert row["status"] == "ok"
    assert row["books"]
    for name in ("open_library", "douban", "google_books"):
        said_by = {place["name"] for book in told[name]["books"] for place in book["sources"]}
        assert said_by == {name}
    assert told["openbd"]["status"] == "skipped"
    assert told["openbd"]["books"] == []


def test_what_we_hold_is_told_with_its_books(client: FlaskClient) -> None:
    for q in ("dune", "9780441013593"):
        list(stream(client, q))
        shelf = next(stream(client, q))

        assert shelf.data["name"] == "shelf"
        assert shelf.data["status"] == "ok"
        assert "9780441013593" in [book["isbn13"] for book in shelf.data["books"]]


def test_what_we_hold_tells_no_more_books_than_a_page_has(client: FlaskClient) -> None:
    list(stream(client, "dune"))
    for page in (1, 2):
        shelf = next(stream(client, "dune", page=page, per_page=1))
        assert len(shelf.data["books"]) <= 1


def test_a_number_is_streamed_as_words_are(client: FlaskClient) -> None:
    *heard, last = stream(client, SANTI)

    assert last.data["query"]["kind"] == "isbn"
    assert [book["isbn13"] for book in last.data["books"]] == [SANTI]
    assert {book["isbn13"] for event in heard for book in event.data["books"]} == {SANTI}


def test_a_language_leaves_out_the_same_books_everywhere(client: FlaskClient) -> None:
    for event in stream(client, "dune", lang="de"):
        assert {book["language"] for book in event.data["books"]} <= {"de", None}


def test_a_source_is_heard_while_a_slow_one_still_thinks(
    client: FlaskClient, upstream: StandIn, word: Event
) -> None:
    upstream.fault(SLOW, until(word))
    told = stream(client, "dune")

    early = [next(told).data["name"] for _ in range(6)]
    word.set()

    assert SLOW not in early
    assert [event.data.get("name") for event in told] == [SLOW, None]


def test_a_source_that_fails_is_told_with_its_reason(
    client: FlaskClient, upstream: StandIn
) -> None:
    upstream.fault("open_library", faults.html_for_json)
    told = list(stream(client, "dune"))

    row = next(event.data for event in told if event.data.get("name") == "open_library")
    assert row["status"] == "error"
    assert row["detail"]
    assert row["books"] == []
    assert told[-1].data["partial"] is True


def test_while_all_think_the_stream_shows_that_it_is_alive(
    client: FlaskClient, upstream: StandIn, word: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.api.stream.HEARTBEAT", 0.01)
    upstream.fault(SLOW, until(word))
    told = stream(client, "dune", source=SLOW)

    assert next(event for event in told if event.name != "source") == (":", "waiting")
    word.set()
    assert [event.name for event in told if event.name != ":"] == ["source", "result"]


def test_nothing_on_the_way_keeps_the_stream_or_keeps_it_back(client: FlaskClient) -> None:
    with client.get("/api/v1/search/stream?q=dune") as response:
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["X-Accel-Buffering"] == "no"
        assert "Content-Length" not in response.headers


def test_a_reader_who_leaves_ends_the_search(
    client: FlaskClient, upstream: StandIn, word: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended, hear = Event(), Catalogue.hear

    def watched(self: Catalogue, *asked: Any) -> Iterator[Any]:
        try:
            yield from hear(self, *asked)
        finally:
            ended.set()

    monkeypatch.setattr(Catalogue, "hear", watched)
    upstream.fault(SLOW, until(word))

    response = client.get("/api/v1/search/stream?q=dune")
    next(events(response.iter_encoded()))
    response.close()
    word.set()

    assert ended.wait(60)
    upstream.heal()
    assert client.get("/api/v1/search?q=dune").get_json()["books"]
    assert len(upstream.asked(SLOW)) == 2, "A search that was left is not remembered."


def test_asking_for_the_head_asks_nobody(client: FlaskClient, upstream: StandIn) -> None:
    response = client.head("/api/v1/search/stream?q=dune")

    assert response.mimetype == "text/event-stream"
    assert not upstream.asked()


@pytest.mark.parametrize("query", ["", "q=", "q=%FF", "q=9787536692931", "q=dune&source=nobody"])
def test_what_cannot_be_asked_is_refused_before_the_stream_begins(
    client: FlaskClient, upstream: StandIn, query: str
) -> None:
    response = client.get(f"/api/v1/search/stream?{query}")

    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    assert not upstream.asked()


def test_a_fault_of_our_own_ends_the_stream_with_a_problem(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a secret detail")

    monkeypatch.setattr("app.catalogue.search.heard_from", broken)

    (told,) = stream(client, "dune")

    assert (told.name, told.data["status"]) == ("problem", 500)
    assert "secret" not in str(told.data)
    assert "a secret detail" in caplog.text


def test_script_from_a_source_cannot_end_an_event(client: FlaskClient, upstream: StandIn) -> None:
    upstream.fault("open_library", faults.script_in_every_field)

    *_, last = stream(client, "dune")

    assert last.name == "result"
