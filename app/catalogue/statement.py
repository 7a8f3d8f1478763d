"""What a record means: its source's words read as people, dates, numbers and languages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.books.doubled_names import in_one_script
from app.books.extent import read_pages
from app.books.languages import read_language
from app.books.names import Credit, read_credits
from app.books.price import Price, read_price
from app.books.published import read_published
from app.books.record import Record
from app.books.titles import clean_title, split_title

MOST_PEOPLE = 60
"""People of one kind who are kept; they are compared each with each."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One record, understood; the record itself stays beside it."""

    record: Record
    title: str
    subtitle: str | None
    original_title: str | None
    authors: tuple[str, ...]
    translators: tuple[str, ...]
    published: str | None
    language: str | None
    pages: int | None
    price: Price | None

    @property
    def source(self) -> str:
        """The name of the source that says it."""
        return self.record.source

    @property
    def richness(self) -> int:
        """How many fields the record fills."""
        return sum(bool(getattr(self.record, name)) for name in Record.__dataclass_fields__)


def understand(record: Record) -> Statement:
    """Read a record's words."""
    title, subtitle = _titles(record)
    authors, translators = _people(record)
    return Statement(
        record=record,
        title=title,
        subtitle=subtitle,
        original_title=clean_title(record.original_title) if record.original_title else None,
        authors=authors,
        translators=translators,
        published=read_published(record.published) if record.published else None,
        language=read_language(record.language),
        pages=read_pages(record.pages),
        price=read_price(record.price, record.currency) if record.price else None,
    )


def _titles(record: Record) -> tuple[str, str | None]:
    """Give title and subtitle; a source that names the subtitle apart is not second-guessed."""
    if record.subtitle:
        return clean_title(record.title) or record.title, clean_title(record.subtitle) or None
    title, subtitle = split_title(record.title)
    return title or record.title, subtitle


def _people(record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give authors and translators; whoever made the book stands in when no author is named."""
    credited = [credit for said in record.authors for credit in read_credits(said)]
    authors = _named(credited, {"author"}) or _named(credited, {"editor", "illustrator", "other"})
    translators = [credit for said in record.translators for credit in read_credits(said)]
    translating = (*(one.name for one in translators), *_named(credited, {"translator"}))
    return in_one_script(authors), _once(translating)


def _named(credited: Sequence[Credit], roles: set[str]) -> tuple[str, ...]:
    return _once(credit.name for credit in credited if credit.role in roles)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))[:MOST_PEOPLE]
