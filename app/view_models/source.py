"""What a source answered, and what it asks in return, as they are shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from app.books.answer import SourceAnswer
from app.books.book import Location
from app.spider.all import SOURCES

ATTRIBUTIONS = {one.name: one.terms.attribution for one in SOURCES if one.terms.attribution}
"""The words that a source asks to be shown beside what it says."""

COVER_HOSTS = frozenset(host for source in SOURCES for host in source.covers)


def is_cover_host(url: str) -> bool:
    """Whether an image is where one of our sources keeps covers, and comes by https."""
    parts = urlsplit(url)
    return parts.scheme == "https" and parts.hostname in COVER_HOSTS


@dataclass(frozen=True, slots=True)
class Attribution:
    """The words that one source asks for, and its own page of the book."""

    words: str
    url: str | None


def attributions(sources: Iterable[Location]) -> list[Attribution]:
    """Give what must be shown beside a book that these sources speak of, each once."""
    asking = {place.name: place.url for place in sources if place.name in ATTRIBUTIONS}
    return [Attribution(ATTRIBUTIONS[name], url) for name, url in asking.items()]


class SourceViewModel:
    """One source's answer to one question."""

    def __init__(self, answer: SourceAnswer) -> None:
        self.answer = answer

    @property
    def name(self) -> str:
        """The name settings and answers use."""
        return self.answer.source

    @property
    def silent(self) -> bool:
        """Whether it was asked and did not answer."""
        return self.answer.silent

    def as_json(self) -> dict[str, object]:
        """Give the status row of CONTRACT.md section 4."""
        return {
            "name": self.answer.source,
            "status": self.answer.status,
            "total": self.answer.total,
            "elapsed_ms": self.answer.elapsed_ms,
            "cached": self.answer.cached,
            "detail": self.answer.detail,
        }
