"""Bodies that are opened without trusting them."""

import json
from pathlib import Path

import orjson
import pytest

from app.books.record import LONGEST_LIST
from app.books.text import clean_block, clean_line, clean_link
from app.spider.errors import Unreadable
from app.spider.reply import DEEPEST, MOST_THINGS, MOST_VALUES, Reply, each, whole_number


def lists(depth: int) -> bytes:
    return b"[" * depth + b"]" * depth


def tags(depth: int) -> bytes:
    return b"<a>" * depth + b"</a>" * depth


@pytest.mark.parametrize("depth", [DEEPEST + 1, 500, 1_000, 1_030, 5_000, 100_000, 1_000_000])
@pytest.mark.parametrize(
    ("begin", "end"), [(b"[", b"]"), (b'{"a":', b"1}"), (b'[{"a":[', b"]}]")], ids=repr
)
def test_json_that_is_nested_too_deep_is_unreadable(depth: int, begin: bytes, end: bytes) -> None:
    body = begin * depth + end * depth if end != b"1}" else begin * depth + b"1" + b"}" * depth
    with pytest.raises(Unreadable):
        Reply(body).json()
    with pytest.raises(Unreadable):
        Reply(body + b"\xff").json()


@pytest.mark.parametrize("depth", [DEEPEST + 1, 1_000, 5_000, 60_000, 100_000])
def test_xml_that_is_nested_too_deep_is_unreadable(depth: int) -> None:
    with pytest.raises(Unreadable):
        Reply(tags(depth)).xml()
    with pytest.raises(Unreadable):
        Reply(b"<r><b/>" + tags(depth) + b"<b/></r>").xml()


def test_what_is_nested_as_deep_as_allowed_is_read() -> None:
    assert Reply(lists(DEEPEST)).json()
    assert Reply(tags(DEEPEST)).xml().tag == "a"


@pytest.mark.parametrize(
    "body",
    [
        b"[" + b"{}," * MOST_THINGS + b"{}]",
        b"[" + b"0," * (MOST_VALUES + 1) + b"0]",
    ],
    ids=["objects", "numbers"],
)
def test_json_of_too_many_things_is_unreadable(body: bytes) -> None:
    with pytest.raises(Unreadable, match="more than"):
        Reply(body).json()


def test_megabytes_of_mere_numbers_are_unreadable() -> None:
    with pytest.raises(Unreadable, match="more than"):
        Reply(b"[" + b"0," * 1_000_000 + b"0]").json()


@pytest.mark.recordings
def test_a_thousand_books_in_one_body_are_read(test_data: Path) -> None:
    (book,) = orjson.loads((test_data / "recordings/openbd/get_9784594612634.json").read_bytes())
    books = Reply(orjson.dumps([book] * 1_000)).json()
    assert isinstance(books, list)
    assert len(books) == 1_000


@pytest.mark.recordings
def test_the_fullest_recorded_bodies_are_a_small_part_of_what_is_read(test_data: Path) -> None:
    for path in (test_data / "recordings").glob("*/*"):
        body = path.read_bytes()
        tags, brackets = body.count(b"<"), body.count(b"[") + body.count(b"{")
        assert 6 * max(tags, brackets) < MOST_THINGS, path.name
        assert 10 * max(body.count(b","), body.count(b"=")) < MOST_VALUES, path.name


def test_xml_of_too_many_tags_is_unreadable() -> None:
    with pytest.raises(Unreadable, match="more than"):
        Reply(b"<a>" + b"<b/>" * MOST_THINGS + b"</a>").xml()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x00",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        b"<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'><a/>",
        b"<!DOCTYPE a><a/>",
        b"<?xml version='1.0' encoding='no-such'?><a/>",
        b"<?xml version='1.0' encoding='idna'?><a/>",
        b"<a>&#0;</a>",
        b"<html><br></html>",
    ],
)
def test_xml_that_cannot_be_trusted_is_unreadable(body: bytes) -> None:
    with pytest.raises(Unreadable):
        Reply(body).xml()


@pytest.mark.parametrize("clean", [clean_line, clean_block])
@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (b'"Du\xffne"', "Du\ufffdne"),
        (b'"Du\x00ne"', "Dune"),
        (b'"Du\\u0000ne"', "Dune"),
        (b'"Du\\ud800ne"', "Dune"),
        (b'"\xc0\xafDune"', "\ufffd\ufffdDune"),
        (b'\xef\xbb\xbf"Dune"', "Dune"),
    ],
)
def test_bad_letters_and_nul_are_cleaned_and_cost_no_answer(
    clean: object, sent: bytes, kept: str
) -> None:
    assert callable(clean)
    body = b'{"title": ' + sent.removeprefix(b"\xef\xbb\xbf") + b"}"
    bom = sent[:3] if sent.startswith(b"\xef\xbb\xbf") else b""
    title = Reply(bom + body).json()
    assert isinstance(title, dict)
    assert clean(title["title"]) == kept


@pytest.mark.parametrize(
    ("sent", "kept"),
    [(b"Du\xffne", "Du\ufffdne"), (b"Du\x00\x1bne", "Dune"), (b"D\xc3\xbcne", "Düne")],
)
def test_the_same_holds_for_xml(sent: bytes, kept: str) -> None:
    root = Reply(b"<a><b>" + sent + b"</b><c>x\xff</c></a>").xml()
    assert clean_line(root.findtext("b")) == kept


def test_no_link_holds_a_nul() -> None:
    assert clean_link("http://example.org/\x00") is None


@pytest.mark.parametrize(
    "value", [None, True, [], {}, "²", "x", -5, 1e308, float("nan"), "9" * 5_000, [[["1"]]]]
)
def test_what_is_no_count_is_nothing(value: object) -> None:
    assert whole_number(value) == 0


def test_a_number_too_long_for_a_number_is_no_fault() -> None:
    with pytest.raises(Unreadable):
        Reply(b"\xff" + b"1" * 10_000).json()
    assert json.loads("1") == Reply(b"1").json()


def test_of_a_list_that_never_ends_the_beginning_is_gone_through() -> None:
    assert list(each(list(range(100_000)))) == list(range(LONGEST_LIST))
