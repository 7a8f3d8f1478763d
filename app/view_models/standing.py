"""One source of this installation, and how it does, as it is shown."""

from dataclasses import asdict
from datetime import timedelta

from app.books.traffic import Figures
from app.catalogue.watch import Standing
from app.spider.terms import Terms
from app.view_models.plot import Plot, latency_plot, requests_plot

Json = dict[str, object]


class StandingViewModel:
    """One source, for a page and for JSON."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self.source = standing.upstream.source

    @property
    def terms(self) -> Terms:
        """On which terms it lends its data."""
        return self.source.terms

    @property
    def requests(self) -> Plot:
        """How often it was asked over the day."""
        return requests_plot(self.standing.course)

    @property
    def latency(self) -> Plot:
        """How long it took over the day."""
        return latency_plot(self.standing.course)

    @property
    def spans(self) -> tuple[tuple[str, Figures], ...]:
        """The figures of the last hour and of the last day."""
        return (("hour", self.standing.hour), ("day", self.standing.day))

    @property
    def was_asked(self) -> bool:
        """Whether there is anything to draw."""
        return self.standing.day.requests > 0

    def as_json(self) -> Json:
        """Give what a program may know of it."""
        source, standing = self.source, self.standing
        return {
            "name": source.name,
            "title": source.title,
            "asked": standing.state != "skipped",
            "status": standing.state,
            "detail": standing.why.sentence if standing.why else None,
            "key": source.key,
            "by_isbn": source.search_by_isbn is not None,
            "by_keyword": source.search_by_keyword is not None,
            "batch": source.batch,
            "home": sorted(source.home),
            "narrow": source.narrow,
            "hour": asdict(standing.hour),
            "day": asdict(standing.day),
            "terms": terms_as_json(source.terms),
        }


def terms_as_json(terms: Terms) -> Json:
    """Give a source's terms; `kept_for` in seconds, null where it sets no limit."""
    return {
        "licence": terms.licence,
        "page": terms.page,
        "attribution": terms.attribution,
        "kept_for": _seconds(terms.kept_for),
        "covers": terms.covers,
    }


def standings_as_json(standings: list[Standing]) -> Json:
    """Give the answer of /api/v1/sources."""
    return {"sources": [StandingViewModel(standing).as_json() for standing in standings]}


def _seconds(span: timedelta | None) -> int | None:
    return round(span.total_seconds()) if span else None
