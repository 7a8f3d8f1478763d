"""docs/compat.md tells of addresses that answer, and of keys that are there."""

import re

import pytest
from flask.testing import FlaskClient

from app.view_models.address import Addresses
from app.view_models.audiobookshelf import match_of
from app.view_models.yushu import KEYS
from tests.docs import document
from tests.view_models.test_douban import FULL
from tests.view_models.test_douban import KEYS as DOUBAN_KEYS

PAGE = document("docs/compat.md")
ADDRESSES = sorted(set(re.findall(r"`(/(?:v2|yushu|abs|ol)/[^`]*[?./0-9][^`]*)`", PAGE)))
ADDRESSES = [address for address in ADDRESSES if re.search(r"[0-9]{12}|\?", address)]


def section(heading: str) -> str:
    return PAGE.split(f"\n## {heading}")[1].split("\n## ")[0]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_answers(client: FlaskClient, address: str) -> None:
    response = client.get(address)

    assert (response.status_code, response.mimetype) == (200, "application/json")


def test_addresses_of_every_dialect_are_told() -> None:
    assert {address.split("/")[1] for address in ADDRESSES} == {"v2", "yushu", "abs", "ol"}
    assert len(ADDRESSES) > 8


def test_the_keys_of_a_book_are_all_told_in_their_order() -> None:
    told = re.findall(r"`(\w+)`", section("Douban").split("A book has")[1])

    assert told[: len(DOUBAN_KEYS)] == DOUBAN_KEYS


def test_the_keys_of_the_sibling_and_of_audiobookshelf_are_told() -> None:
    told = re.findall(r"`(\w+)`", section("Yushu"))
    matched = re.findall(r"`(\w+)`", section("audiobookshelf"))

    assert [key for key in told if key in KEYS] == list(KEYS)
    assert matched == list(match_of(FULL, Addresses("http://localhost")))
