"""What a source answered, as it is shown."""

from urllib.parse import urlsplit

from app.books.answer import SourceAnswer
from app.spider.all import SOURCES
from app.spider.upstream import Upstream

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
    why_not = upstream.asleep or (None if asked else "It is not among the sources to ask.")
    return {
        "name": source.name,
        "title": source.title,
        "asked": asked and upstream.asleep is None,
        "detail": why_not,
        "key": source.key,
        "by_isbn": source.search_by_isbn is not None,
        "by_keyword": source.search_by_keyword is not None,
        "batch": source.batch,
        "home": sorted(source.home),
        "narrow": source.narrow,
    }
