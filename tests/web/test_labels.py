"""What the pages call things, in the reader's language."""

from collections.abc import Iterator
from typing import get_args

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.books.answer import Reason, Why
from app.spider.errors import SourceFailed
from app.web.labels import REASONS, reason
from tests.standin import StandIn, faults
from tests.standin.faults import Fault

CHINESE = {"Accept-Language": "zh-CN"}


def kinds(failure: type[SourceFailed]) -> Iterator[type[SourceFailed]]:
    for kind in failure.__subclasses__():
        yield kind
        yield from kinds(kind)


def test_every_reason_has_its_sentence() -> None:
    assert REASONS.keys() == set(get_args(Reason))


def test_every_kind_of_failure_is_a_reason_of_its_own() -> None:
    reasons = [SourceFailed.reason, *(kind.reason for kind in kinds(SourceFailed))]

    assert len(set(reasons)) == len(reasons)


@pytest.mark.parametrize("name", get_args(Reason))
def test_a_reason_is_told_in_chinese_with_its_fact(app: Flask, name: Reason) -> None:
    why = Why(name, "said in English", "HTTP 503")
    with app.test_request_context(headers={"Accept-Language": "en"}):
        english = reason(why)
    with app.test_request_context(headers=CHINESE):
        chinese = reason(why)

    assert chinese != english
    assert "%" not in english + chinese
    assert ("HTTP 503" in english) == ("HTTP 503" in chinese)


@pytest.mark.parametrize(
    ("fault", "chinese", "english"),
    [
        (faults.status(500), "返回了错误：HTTP 500。", "HTTP 500"),
        (faults.huge(50_000_000), "返回的内容过大。", "It sent more than 4 MB."),
        (faults.redirect_loop, "重定向循环，或指向其他主机。", "It redirected more than 3 times."),
        (
            faults.html_for_json,
            "返回的内容无法读取。",
            "The answer is not XML that can be trusted.",
        ),
    ],
    ids=["status", "size", "redirects", "html"],
)
def test_why_a_source_failed_is_chinese_on_a_chinese_page_and_english_in_json(
    client: FlaskClient, upstream: StandIn, fault: Fault, chinese: str, english: str
) -> None:
    upstream.fault("k10plus", fault)
    page = client.get("/book/search?q=dune", headers=CHINESE).text
    answer = client.get("/api/v1/search?q=dune", headers=CHINESE).get_json()
    (told,) = (row["detail"] for row in answer["sources"] if row["name"] == "k10plus")

    assert f'<span class="chip-why">{chinese}</span>' in page
    assert told == english


def test_a_chinese_page_says_in_chinese_why_a_source_was_not_asked(client: FlaskClient) -> None:
    page = client.get("/book/search?q=dune", headers=CHINESE).text

    assert "只能按 ISBN 查询" in page
    assert "ISBN only" not in page
