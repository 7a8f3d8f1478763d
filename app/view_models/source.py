"""What a source answered, as it is shown."""

from urllib.parse import urlsplit

from app.books.answer import SourceAnswer
from app.catalogue.desk import SHELF
from app.spider.all import SOURCES
from app.spider.upstream import Upstream

TITLES = {source.name: source.title for source in SOURCES}

COVER_HOSTS = frozenset(host for source in SOURCES for host in source.covers)


def is_cover_host(url: str) -> bool:
    """Whether an image is where one of our sources keeps covers, and comes by https."""
    parts = urlsplit(url)
    return parts.scheme == "https" and parts.hostname in COVER_HOSTS


class SourceViewModel:
    """One source's answer to one question."""

    def __init__(self, answer: SourceAnswer) -> None:
        self.answer = answer

    @property
    def name(self) -> str:
        """The name settings and answers use."""
        return self.answer.source

    @property
    def title(self) -> str | None:
        """The name people use; None for what is no upstream: the page has its own words then."""
        return TITLES.get(self.answer.source)

    @property
    def is_shelf(self) -> bool:
        """Whether this is what we hold ourselves."""
        return self.answer.source == SHELF

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


def source_as_json(upstream: Upstream, *, asked: bool) -> dict[str, object]:
    """Give what a program may know of one source of this installation."""
    source = upstream.source
    asleep = upstream.asleep
    unasked = None if asked else "It is not among the sources to ask."
    return {
        "name": source.name,
        "title": source.title,
        "asked": asked and asleep is None,
        "detail": asleep.sentence if asleep else unasked,
        "key": source.key,
        "by_isbn": True,
        "by_keyword": source.search_by_keyword is not None,
        "batch": source.batch,
        "home": sorted(source.home),
        "narrow": source.narrow,
    }
