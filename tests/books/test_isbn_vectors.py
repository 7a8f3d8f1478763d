"""Other programs' cases, and those gathered from real data, where that data is at hand."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
import zstandard

from app.books.isbn import Isbn, NotAnIsbn, find_isbns, read_isbn
from app.books.isbn_suggest import suggest_isbn


def _cases(test_data: Path, name: str) -> list[dict[str, Any]]:
    file = test_data / "data" / "vectors" / f"{name}.json"
    cases: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["cases"]
    return cases


def _read(text: str) -> str | None:
    try:
        return read_isbn(text).isbn13
    except NotAnIsbn:
        return None


@pytest.mark.parametrize("name", ["isbn_parse", "isbn_noise_constructed"])
def test_every_field_is_read_as_its_isbn_or_refused(test_data: Path, name: str) -> None:
    failures = [
        (case["id"], case["input"][:80], case["isbn13"], read)
        for case in _cases(test_data, name)
        if not case["policy"] and (read := _read(case["input"])) != case["isbn13"]
    ]

    assert failures == []


@pytest.mark.parametrize("name", ["isbn_parse", "isbn_noise_constructed"])
def test_where_programs_disagree_no_other_isbn_is_made_up(test_data: Path, name: str) -> None:
    failures = [
        (case["id"], case["input"][:80], case["isbn13"], read)
        for case in _cases(test_data, name)
        if case["policy"] and (read := _read(case["input"])) not in {None, case["isbn13"]}
    ]

    assert failures == []


def test_every_isbn_of_a_text_is_found_and_nothing_else(test_data: Path) -> None:
    failures = [
        (case["id"], case["text"], case["all"], found)
        for case in _cases(test_data, "isbn_extract")
        if (found := [isbn.isbn13 for isbn in find_isbns(case["text"])]) != case["all"]
    ]

    assert failures == []


def test_every_isbn_is_hyphenated_as_the_agency_does(test_data: Path) -> None:
    failures = [
        (case["input"], case["hyphenated"], printed)
        for case in _cases(test_data, "isbn_hyphenate")
        if not case["disputed"]
        and (printed := _printed(case["input"], case["hyphenated"])) != case["hyphenated"]
    ]

    assert failures == []


def _printed(number: str, expected: str | None) -> str | None:
    try:
        isbn = read_isbn(number)
    except NotAnIsbn:
        return None
    if expected is None or expected.startswith(("978-", "979-")):
        return isbn.hyphenated if isbn.hyphenated != isbn.isbn13 else None
    return f"{isbn.hyphenated[4:-1]}{(isbn.isbn10 or ' ')[-1]}"


def test_every_mistake_is_seen_through(test_data: Path) -> None:
    failures = [
        (case["input"], case["why"], suggested)
        for case in _cases(test_data, "isbn_suggest")
        if (suggested := suggest_isbn(case["input"]))
        != (Isbn(case["candidate13"]) if case["candidate13"] else None)
    ]

    assert failures == []


def test_broken_isbns_of_real_lists_are_recovered_or_refused(test_data: Path) -> None:
    file = test_data / "data" / "queries" / "dirty_isbns.tsv.zst"
    with zstandard.open(file, "rt", encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE))
    read = {row["raw"]: _read(row["raw"]) for row in rows}
    rounded = [row for row in rows if row["problem"] == "excel-scientific"]
    others = [row for row in rows if row["problem"] != "excel-scientific"]
    wrong = [row for row in others if read[row["raw"]] not in {None, row["recoverable_isbn13"]}]
    padded = [row for row in others if row["recoverable_isbn13"] and len(row["raw"]) >= 9]

    assert not any(read[row["raw"]] for row in rounded)
    assert len(wrong) * 1000 < len(others), wrong
    assert sum(read[row["raw"]] is None for row in padded) * 1000 < len(padded)
