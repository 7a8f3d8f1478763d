"""One edition as Fisher knows it: the merge of what every source says about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.books.isbn import Isbn


@dataclass(frozen=True, slots=True)
class BookRating:
    """The rating with the most votes, and the source whose readers gave it."""

    average: float
    count: int
    max: float
    source: str


@dataclass(frozen=True, slots=True)
class Location:
    """Where one statement about the book stands: a source, its id there, when it was fetched."""

    name: str
    id: str
    url: str | None
    fetched_at: datetime | None


@dataclass(frozen=True, slots=True)
class Cover:
    """Where one source keeps an image of the cover."""

    source: str
    url: str


@dataclass(frozen=True, slots=True)
class Book:
    """One edition; what nobody says is None or empty.

    `provenance` names the source of each field that has a value, `conflicts` what the sources
    say where they disagree in more than form.
    """

    isbn13: str
    title: str
    subtitle: str | None = None
    original_title: str | None = None
    series: str | None = None
    authors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    published_text: str | None = None
    language: str | None = None
    pages: int | None = None
    pages_text: str | None = None
    binding: str | None = None
    price: str | None = None
    currency: str | None = None
    subjects: tuple[str, ...] = ()
    summary: str | None = None
    contents: str | None = None
    rating: BookRating | None = None
    covers: tuple[Cover, ...] = ()
    identifiers: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[Location, ...] = ()
    provenance: Mapping[str, str] = field(default_factory=dict)
    conflicts: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    work: str | None = None

    @property
    def isbn(self) -> Isbn:
        """The number in all its forms."""
        return Isbn(self.isbn13)

    @property
    def fetched_at(self) -> datetime | None:
        """When anything about the book was last fetched; None for what only ships with Fisher."""
        return max((place.fetched_at for place in self.sources if place.fetched_at), default=None)

    @property
    def known_to(self) -> tuple[str, ...]:
        """The names of the sources that know it, each once, most trusted first."""
        return tuple(dict.fromkeys(place.name for place in self.sources))
