"""What one source says about one edition, cleaned but not yet interpreted.

A record keeps the source's own words ("372页", "Harris, William V., 1950-"), so that reading
them can be improved later and run again on what is kept, without asking anyone.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from app.books.isbn import Isbn, NotAnIsbn, read_isbn
from app.books.text import clean_block, clean_line, clean_link

MOST_IN_A_LIST = 60
"""Longest list kept of one field; a work of Open Library names hundreds of subjects."""

LONGEST_LIST = 1_000
"""Items looked at for them; a hostile list may hold a million blanks."""


@dataclass(frozen=True, slots=True)
class Rating:
    """What readers of one source think: an average of at most `max`, from `count` votes."""

    average: float
    count: int
    max: float


@dataclass(frozen=True, slots=True)
class Record:
    """One source's statement about one edition; `isbns` are ISBN-13s, the edition's own first."""

    source: str
    id: str
    title: str
    isbns: tuple[str, ...] = ()
    url: str | None = None
    work: str | None = None
    work_level: bool = False
    """True when the facts are the work's, and only the ISBN is the edition's."""
    subtitle: str | None = None
    original_title: str | None = None
    series: str | None = None
    authors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    pages: str | None = None
    binding: str | None = None
    price: str | None = None
    currency: str | None = None
    """The currency that is meant where the price names none, as ISO 4217."""
    subjects: tuple[str, ...] = ()
    summary: str | None = None
    contents: str | None = None
    rating: Rating | None = None
    cover: str | None = None
    identifiers: Mapping[str, str] = field(default_factory=dict)
    fetched_at: datetime | None = None

    @property
    def isbn13(self) -> str | None:
        """The edition's own ISBN-13, where the source names one."""
        return self.isbns[0] if self.isbns else None

    def about(self, isbn13: str) -> "Record":
        """Give the same statement with one of its own ISBNs put first."""
        others = tuple(other for other in self.isbns if other != isbn13)
        return replace(self, isbns=(isbn13, *others))

    def enriched_by(self, older: "Record") -> "Record":
        """Give this word of the source with its gaps filled from an older word about the same."""
        gaps = {name: getattr(older, name) for name in FILLABLE if not getattr(self, name)}
        names = {**older.identifiers, **self.identifiers}
        return replace(self, **{**gaps, "identifiers": names})


def said(source: str, **words: object) -> Record | None:
    """Make a record of whatever a source sent, or None where it names no title or no id.

    Every value may be of any type: what is not of the promised kind counts as not said.
    """
    kept = {name: CLEANERS[name](value) for name, value in words.items()}
    if not kept.get("title") or not kept.get("id"):
        return None
    return Record(source=source, **kept)


def read_isbns(value: object) -> tuple[str, ...]:
    """Give the valid ISBNs of a value or a list of values as ISBN-13, in order, each once.

    >>> read_isbns(["7536692935", "STANFORD:3610501", "9787536692930 (pbk)"])
    ('9787536692930',)
    """
    found = (_isbn_or_none(item) for item in _each(value))
    return _first_ones(isbn.isbn13 for isbn in found if isbn)


def _isbn_or_none(value: object) -> Isbn | None:
    text = clean_line(value, limit=200)
    try:
        return read_isbn(text) if text else None
    except NotAnIsbn:
        return None


def _each(value: object) -> Iterable[object]:
    """Go through a list, or the one thing that came in its place, up to a sane length."""
    if value is None:
        return ()
    return value[:LONGEST_LIST] if isinstance(value, list | tuple) else (value,)


def _lines(value: object) -> tuple[str, ...]:
    cleaned = (clean_line(item, limit=300) for item in _each(value))
    return _first_ones(line for line in cleaned if line)


def _first_ones(items: Iterable[str]) -> tuple[str, ...]:
    """Give the first distinct items, and look at no more than are needed for them."""
    kept: dict[str, None] = {}
    for item in items:
        kept[item] = None
        if len(kept) == MOST_IN_A_LIST:
            break
    return tuple(kept)


def _line(limit: int) -> Callable[[object], str | None]:
    return lambda value: next((line for line in map(_cut(limit), _each(value)) if line), None)


def _cut(limit: int) -> Callable[[object], str | None]:
    return lambda value: clean_line(value, limit=limit)


def _block(value: object) -> str | None:
    return next((text for text in map(clean_block, _each(value)) if text), None)


def _identifiers(value: object) -> dict[str, str]:
    pairs = value.items() if isinstance(value, Mapping) else ()
    cleaned = {str(name): _line(100)(said_id) for name, said_id in pairs}
    return {name: text for name, text in cleaned.items() if text}


def _rating(value: object) -> Rating | None:
    return value if isinstance(value, Rating) else None


def read_rating(average: object, count: object, most: float) -> Rating | None:
    """Give a rating from what a source sent as its average and votes, or None if it is none."""
    try:
        rating = Rating(float(str(average)), int(float(str(count))), most)
    except (ValueError, OverflowError):
        return None
    return rating if 0 < rating.average <= most and rating.count > 0 else None


CLEANERS: Mapping[str, Callable[[object], Any]] = {
    "id": _line(190),
    "isbns": read_isbns,
    "url": clean_link,
    "work": _line(190),
    "work_level": bool,
    "title": _line(1_000),
    "subtitle": _line(1_000),
    "original_title": _line(1_000),
    "series": _line(500),
    "authors": _lines,
    "translators": _lines,
    "publisher": _line(300),
    "published": _line(100),
    "language": _line(60),
    "pages": _line(200),
    "binding": _line(100),
    "price": _line(100),
    "currency": _line(3),
    "subjects": _lines,
    "summary": _block,
    "contents": _block,
    "rating": _rating,
    "cover": clean_link,
    "identifiers": _identifiers,
}
"""How each thing a source says is cleaned on its way in."""

FILLABLE = tuple(name for name in CLEANERS if name not in {"id", "isbns", "work_level"})
"""What a later, poorer answer of a source must not make us forget."""
