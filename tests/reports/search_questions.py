"""Real questions with the books that answer them, from the folder that FISHER_TEST_DATA names."""

import csv
import io
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

import zstandard

from app.books.book import Book
from app.books.fold import fold
from app.books.titles import title_key

CHANCE = 7
"""The seed by which questions are drawn: the same each time."""
MOST = 1_000
"""Questions of one kind."""


Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Question:
    """Words, and the ISBN-13s that answer them."""

    words: str
    answers: frozenset[str]


def lines(file: Path) -> Iterator[str]:
    """Give the lines of a packed file."""
    with file.open("rb") as packed:
        stream = zstandard.ZstdDecompressor().stream_reader(packed)
        yield from io.TextIOWrapper(stream, encoding="utf-8")


def catalogue(folder: Path, step: int = 1) -> Iterator[Book]:
    """Give the books of the catalogue, or one row in so many."""
    for line in islice(lines(folder / "data" / "catalogue.jsonl.zst"), 0, None, step):
        row = json.loads(line)
        yield Book(
            isbn13=row["isbn13"],
            title=row["title"],
            authors=tuple(row["authors"]),
            publisher=row["publisher"],
            published=str(row["year"]) if row["year"] else None,
            language=row["language"],
        )


def questions(folder: Path, held: Mapping[str, Book]) -> dict[str, list[Question]]:
    """Give the questions of each kind that any book held answers."""
    by_title = defaultdict(set)
    for isbn13, book in held.items():
        by_title[title_key(book.title)].add(isbn13)
    return {
        "Parts of Chinese titles, 2 to 4 characters": _parts(folder, held),
        "Popular Chinese titles": _popular(folder, by_title),
        "What library patrons typed": _patrons(folder, held),
        "Another source's title and author": _variants(folder, held),
        "Titles with one letter wrong": _misspelled(by_title),
    }


def script_pairs(folder: Path) -> list[tuple[str, str]]:
    """Give questions that are the same in Traditional and Simplified characters."""
    file = folder / "data" / "queries" / "cjk_script_variant_pairs.jsonl"
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [(row["q1"], row["q2"]) for row in rows]


def _parts(folder: Path, held: Mapping[str, Book]) -> list[Question]:
    file = folder / "data" / "vectors" / "cjk_title_search.json"
    cases = json.loads(file.read_text(encoding="utf-8"))["cases"]
    titles = {isbn: fold(book.title).replace(" ", "") for isbn, book in held.items()}
    chinese = {isbn: title for isbn, title in titles.items() if not title.isascii()}
    asked = (case["query"] for case in cases)
    found = (
        (words, {isbn for isbn, title in chinese.items() if fold(words) in title})
        for words in asked
    )
    return [Question(words, frozenset(isbns)) for words, isbns in found if isbns]


def _popular(folder: Path, by_title: Mapping[str, set[str]]) -> list[Question]:
    file = folder / "data" / "queries" / "zh_popular_titles.tsv.zst"
    titles = (row["query_title"] for row in csv.DictReader(lines(file), delimiter="\t"))
    asked = ((title, by_title.get(title_key(title), set())) for title in titles)
    return [Question(title, frozenset(isbns)) for title, isbns in asked if isbns][:MOST]


def _patrons(folder: Path, held: Mapping[str, Book]) -> list[Question]:
    file = folder / "data" / "queries" / "nypl_real_searches.jsonl"
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    asked = ((row["query"], {isbn for isbn in row["gold_isbns"] if isbn in held}) for row in rows)
    return [Question(words, frozenset(isbns)) for words, isbns in asked if isbns]


def _variants(folder: Path, held: Mapping[str, Book]) -> list[Question]:
    file = folder / "data" / "queries" / "title_variants_same_isbn.tsv.zst"
    rows = list(csv.DictReader(lines(file), delimiter="\t", quoting=csv.QUOTE_NONE))
    asked = [row for row in rows if row["isbn13"] in held]
    chosen = _drawn(asked)
    return [
        Question(f"{row['title_b']} {row['author_b'] or ''}"[:100], frozenset({row["isbn13"]}))
        for row in chosen
    ]


def _misspelled(by_title: Mapping[str, set[str]]) -> list[Question]:
    """Leave one letter out of the longest word of titles that have two words or more."""
    plain = sorted(key for key in by_title if key.isascii() and 2 <= len(key.split()) <= 4)
    chosen = _drawn(plain)
    return [Question(_spoiled(key), frozenset(by_title[key])) for key in chosen]


def _spoiled(key: str) -> str:
    words = key.split()
    longest: Sequence[str] = max(words, key=len)
    place = len(longest) // 2
    wrong = f"{longest[:place]}{longest[place + 1 :]}"
    return " ".join(wrong if word == longest else word for word in words)


def _drawn(things: Sequence[Thing]) -> list[Thing]:
    """Draw so many of them, the same each time."""
    drawing = random.Random(CHANCE)  # noqa: S311 -- A sample, not a secret.
    return drawing.sample(things, min(MOST, len(things)))
