"""The books that the stand-in knows, and what each source says of them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from zlib import crc32

from stdnum import ean

MARC_CODES = {
    "de": "ger",
    "en": "eng",
    "es": "spa",
    "fr": "fre",
    "ja": "jpn",
    "ko": "kor",
    "zh": "chi",
}
"""The three letters by which libraries call a language."""


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """One edition, and what single sources say otherwise; what is not known is empty."""

    title: str
    isbn13: str = ""
    work: str = ""
    """What editions of one work have in common."""
    subtitle: str = ""
    original_title: str = ""
    romanised_title: str = ""
    romanised_authors: tuple[str, ...] = ()
    series: str = ""
    authors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""
    pages: str = ""
    language: str = "en"
    """BCP 47."""
    binding: str = ""
    price: str = ""
    currency: str = ""
    subjects: tuple[str, ...] = ()
    summary: str = ""
    contents: str = ""
    rating: float = 0
    """Average of at most ten."""
    votes: int = 0
    cover: bool = True
    also_found_by: tuple[str, ...] = ()
    """ISBNs of other editions under which this one is handed out too."""
    known_to: tuple[str, ...] = ()
    """The sources that hold it; none named means all that hold books of its kind."""
    said: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What a source says otherwise: field by field, by the name of the source."""

    def known_by(self, source: str) -> bool:
        """Whether the source holds it; openBD holds books of Japan only."""
        if self.known_to:
            return source in self.known_to
        return source != "openbd" or self.isbn13.startswith("9784")

    def told_by(self, source: str) -> "Book":
        """Give the book as this source tells it."""
        return replace(self, **self.said.get(source, {}))

    @property
    def number(self) -> int:
        """A number of its own, the same in every run, of which a source makes its id."""
        return crc32(f"{self.isbn13} {self.work} {self.title} {self.published}".encode())

    @property
    def year(self) -> int | None:
        """The year in its date, where there is one."""
        digits = [word for word in self.published.replace(",", " ").split() if word[:4].isdecimal()]
        return int(digits[-1][:4]) if digits else None


def _book(table: Mapping[str, Any]) -> Book:
    said = {source: _fields(words) for source, words in table.get("said", {}).items()}
    return Book(**{**_fields(table), "said": said})


def _fields(table: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(it) if isinstance(it, list) else it for name, it in table.items()}


def _declared() -> tuple[Book, ...]:
    text = Path(__file__).with_name("books.toml").read_text(encoding="utf-8")
    return tuple(map(_book, tomllib.loads(text)["book"]))


BOOKS = _declared()

ADJECTIVES = ("amber", "broken", "crimson", "distant", "early", "frozen", "golden", "hidden")
NOUNS = ("anchor", "bridge", "castle", "desert", "engine", "forest", "garden", "harbour")
FAMILIES = ("Archer", "Baker", "Carter", "Draper", "Fletcher", "Glover", "Hunter", "Mason")
GROUPS = {"9780": "en", "9783": "de", "9784": "ja", "9787": "zh"}


def many(count: int) -> tuple[Book, ...]:
    """Make up this many books with valid ISBNs, the same each time, for measuring."""
    return tuple(_made_up(number) for number in range(count))


def _made_up(number: int) -> Book:
    group, language = list(GROUPS.items())[number % len(GROUPS)]
    digits = f"{group}{number:08d}"
    return Book(
        title=f"The {ADJECTIVES[number % 8]} {NOUNS[number // 8 % 8]} {number}",
        isbn13=digits + ean.calc_check_digit(digits),
        authors=(f"Ann {FAMILIES[number // 64 % 8]}",),
        publisher=f"Press {number % 97}",
        published=str(1950 + number % 75),
        pages=str(100 + number % 700),
        language=language,
        subjects=("Made up",),
        summary=f"The story numbered {number}.",
    )
