"""The starter catalogue as it ships, and the script that makes it."""

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import zstandard
from stdnum.isbn import is_valid, isbn_type

from starter.make import CATALOGUE, MADE_FROM, READERS, STARTER, fingerprint, make
from tests.starter.rows import a_row

KEYS = ["isbn13", "title", "authors", "publisher", "year", "language", "source"]

AT_LEAST = {
    "en": 1200, "zh": 650, "ja": 230, "de": 230, "fr": 230, "es": 150, "ko": 100, "it": 10,
}  # fmt: skip

MUST_HAVES = [
    ("en", "Dune", "Frank Herbert"),
    ("en", "The Hobbit", "J.R.R. Tolkien"),
    ("en", "1984", "George Orwell"),
    ("en", "Pride and Prejudice", "Jane Austen"),
    ("en", "The Great Gatsby", "F. Scott Fitzgerald"),
    ("en", "Harry Potter and the Sorcerer's Stone", "J.K. Rowling"),
    ("zh", "三体", "刘慈欣"),
    ("zh", "红楼梦", "曹雪芹"),
    ("zh", "活着", "余华"),
    ("zh", "围城", "钱锺书"),
    ("zh", "百年孤独", "加西亚·马尔克斯"),
    ("zh", "小王子", "安东尼·德·圣埃克苏佩里"),
    ("zh", "解忧杂货店", "东野圭吾"),
    ("zh", "白夜行", "东野圭吾"),
    ("zh", "平凡的世界", "路遥"),
    ("zh", "飘", "玛格丽特·米切尔"),
    ("zh", "家", "巴金"),
    ("ja", "ノルウェイの森 上", "村上春樹"),
    ("ja", "吾輩は猫である", "夏目漱石"),
    ("de", "Der Prozess", "Franz Kafka"),
    ("de", "Die Verwandlung", "Franz Kafka"),
    ("fr", "L'Étranger", "Albert Camus"),
    ("fr", "Le Petit Prince", "Antoine de Saint-Exupéry"),
    ("es", "Cien años de soledad", "Gabriel García Márquez"),
    ("es", "Don Quijote de la Mancha", "Miguel de Cervantes Saavedra"),
    ("ko", "채식주의자", "한강"),
]


@pytest.fixture(scope="module")
def shipped() -> list[dict[str, Any]]:
    return [json.loads(line) for line in STARTER.read_text(encoding="utf-8").splitlines()]


class TestTheCatalogueThatShips:
    def test_has_about_three_thousand_books(self, shipped: list[dict[str, Any]]) -> None:
        assert 2500 <= len(shipped) <= 3600

    def test_has_the_keys_of_the_line_format_and_no_others(
        self, shipped: list[dict[str, Any]]
    ) -> None:
        assert all(list(row) == KEYS for row in shipped)

    def test_has_valid_isbns_each_once_and_in_order(self, shipped: list[dict[str, Any]]) -> None:
        isbns = [row["isbn13"] for row in shipped]
        assert isbns == sorted(set(isbns))
        assert all(isbn_type(isbn) == "ISBN13" and is_valid(isbn) for isbn in isbns)

    def test_has_plain_bounded_text(self, shipped: list[dict[str, Any]]) -> None:
        for row in shipped:
            assert row["title"]
            assert row["authors"]
            for text in (row["title"], row["publisher"], *row["authors"]):
                assert_plain(text)

    def test_has_years_of_printed_books_or_none(self, shipped: list[dict[str, Any]]) -> None:
        assert all(row["year"] is None or 1950 <= row["year"] <= 2026 for row in shipped)

    def test_says_where_it_is_from(self, shipped: list[dict[str, Any]]) -> None:
        assert {row["source"] for row in shipped} == {"starter"}

    def test_has_each_language_in_its_share(self, shipped: list[dict[str, Any]]) -> None:
        shares = Counter(row["language"] for row in shipped)
        assert {language for language in AT_LEAST if shares[language] < AT_LEAST[language]} == set()
        assert max(shares, key=shares.__getitem__) == "en"

    @pytest.mark.parametrize(("language", "title", "author"), MUST_HAVES)
    def test_has_what_a_reader_tries_first(
        self, shipped: list[dict[str, Any]], language: str, title: str, author: str
    ) -> None:
        assert [
            row["isbn13"]
            for row in shipped
            if (row["language"], row["title"], row["authors"][0]) == (language, title, author)
        ]

    @pytest.mark.parametrize("isbn13", ["9780441013593", "9787536692930"])
    def test_has_the_isbns_that_the_documentation_shows(
        self, shipped: list[dict[str, Any]], isbn13: str
    ) -> None:
        assert isbn13 in {row["isbn13"] for row in shipped}


def assert_plain(text: str) -> None:
    """Hold a text to what is printed: short, in NFC, without controls, mark-up or mojibake."""
    assert text == unicodedata.normalize("NFC", text).strip()
    assert len(text) <= 120
    assert not [letter for letter in text if unicodedata.category(letter)[0] == "C"]
    assert not re.search("[<>\ufffd]|&[a-z]+;|&#|Ã[^a-z]|Â |â€", text)


class TestTheScript:
    def test_looks_the_lists_up_in_a_catalogue(self, tmp_path: Path) -> None:
        dune = a_row(isbn13="9780425080023", title="dune", publisher="Berkley", year=1984)
        unwanted = a_row(isbn13="9780425080016", authors=["Nobody"])
        write(tmp_path / CATALOGUE, [json.dumps(row) for row in (dune, unwanted)])
        write(tmp_path / READERS, ["votes\tisbn13"])
        made = {row["isbn13"]: row for row in map(json.loads, make(tmp_path).splitlines())}
        assert made["9780425080023"] == dune | {
            "title": "Dune",
            "language": "en",
            "source": "starter",
        }
        assert "9780425080016" not in made
        assert made["9787536692930"]["title"] == "三体"

    def test_makes_what_ships_again(self, test_data: Path, shipped: list[dict[str, Any]]) -> None:
        made = make(test_data / "data")
        same_folder = fingerprint(test_data / "data") == MADE_FROM.read_text(encoding="utf-8")
        if same_folder:
            assert made == STARTER.read_text(encoding="utf-8")
        else:  # Other halves of the data know other editions, but of the same works.
            assert all(list(json.loads(line)) == KEYS for line in made.splitlines())
            assert len(made.splitlines()) > len(shipped) / 2


def write(path: Path, lines: list[str]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(zstandard.compress("\n".join(lines).encode()))
