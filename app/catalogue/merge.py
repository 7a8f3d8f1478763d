"""Records in, one book per edition out, with who said what and where they disagree.

Pure: the same records give the same books, in whatever order they come and however often.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import reduce
from itertools import combinations
from typing import Any

from app.books.book import Book, BookRating, Cover, Location
from app.books.fold import fold
from app.books.isbn import Isbn
from app.books.record import Record
from app.catalogue.cluster import adopt, cluster
from app.catalogue.fields import FIELDS, UNITED, WITH_ITS_SOURCE, Field
from app.catalogue.rules import Said, holds
from app.catalogue.statement import Statement, understand
from app.catalogue.trust import Place, Trust

MOST_SUBJECTS = 30

NEVER = datetime.min.replace(tzinfo=UTC)

Turn = tuple[bool, Place]
"""When a statement is believed: lower is before; who speaks of the work only comes last."""


def merge(records: Iterable[Record], trust: Trust) -> list[Book]:
    """Give one book for each ISBN-13 that the records speak of, ordered by it."""
    editions = cluster(understand(record) for record in one_each(records))
    return [_book(isbn13, editions[isbn13], trust) for isbn13 in sorted(editions)]


def adopted(records: Iterable[Record]) -> list[Record]:
    """Give the records, those without ISBN under that of the edition they clearly speak of."""
    said = list(records)
    if all(record.isbn13 for record in said):
        return said
    return [statement.record for statement in adopt([understand(record) for record in said])]


def one_each(records: Iterable[Record]) -> list[Record]:
    """Give one record for each source, id and ISBN: the newest, its gaps filled by the older."""
    said: dict[tuple[str, str, str | None], list[Record]] = defaultdict(list)
    for record in records:
        said[record.source, record.id, record.isbn13].append(record)
    return [words[0] if len(words) == 1 else _enriched(words) for words in said.values()]


def _enriched(words: Iterable[Record]) -> Record:
    """Fill the gaps of the newest of one source's words from those before it."""
    oldest_first = sorted(words, key=lambda record: (record.fetched_at or NEVER, repr(record)))
    return reduce(lambda older, newer: newer.enriched_by(older), oldest_first)


@dataclass(frozen=True, slots=True)
class _Hearing:
    """What is said of one edition, the richest first, and in which order it is believed."""

    isbn: Isbn
    statements: Sequence[Statement]
    trust: Trust
    heard: dict[str, list[tuple[Turn, Said]]] = field(default_factory=dict)
    """What was said of each field and in which turn, once somebody has asked."""

    def in_order(self, name: str | None = None) -> list[Statement]:
        """Put the statements in the order in which they are believed; work facts come last."""
        return sorted(self.statements, key=lambda statement: self._turn(statement, name))

    def said(self, about: Field) -> list[Said]:
        """Give all that is said of a field, most believed first."""
        return [one for _, one in self._told(about)]

    def nearest(self, about: Field) -> list[Said]:
        """Give what those say of a field who know best.

        Who speaks of the work, or is weak in the field, is heard only when all others are silent.
        """
        told = self._told(about)
        return [one for turn, one in told if _reserve(turn) == _reserve(told[0][0])]

    def _told(self, about: Field) -> list[tuple[Turn, Said]]:
        if about.name not in self.heard:
            name = WITH_ITS_SOURCE.get(about.name, about.name)
            said = ((one, about.says(one)) for one in self.statements)
            told = [(self._turn(one, name), Said(value, one)) for one, value in said if value]
            self.heard[about.name] = sorted(told, key=lambda one: one[0])
        return self.heard[about.name]

    def _turn(self, statement: Statement, name: str | None) -> Turn:
        record = statement.record
        return record.work_level, self.trust.place(record.source, self.isbn, name)


def _reserve(turn: Turn) -> tuple[bool, bool]:
    """Say how far back one stands: who speaks of the work, and who is weak in the field."""
    of_the_work, place = turn
    return of_the_work, place[0]


def _book(isbn13: str, statements: Sequence[Statement], trust: Trust) -> Book:
    richest_first = sorted(statements, key=lambda one: (-one.richness, one.record.id))
    hearing = _Hearing(Isbn(isbn13), richest_first, trust)
    chosen = _chosen(hearing)
    rating, price = chosen.pop("rating", None), chosen.get("price")
    work = chosen.pop("work", None)
    return Book(
        isbn13=isbn13,
        **{name: said.value for name, said in chosen.items() if name != "price"},
        price=price.value.amount if price else None,
        currency=price.value.currency if price else None,
        rating=_rating(rating) if rating else None,
        work=work.value if work else None,
        subjects=_subjects(hearing.in_order("subjects")),
        identifiers=_identifiers(hearing.in_order("identifiers")),
        covers=_covers(hearing.in_order("cover")),
        sources=tuple(_location(statement.record) for statement in hearing.in_order()),
        provenance=_provenance(chosen, rating, hearing),
        conflicts=_conflicts(hearing),
    )


def _chosen(hearing: _Hearing) -> dict[str, Said]:
    chosen = {field.name: _choose(field, hearing) for field in FIELDS}
    for text, value in WITH_ITS_SOURCE.items():
        believed = chosen[value]
        chosen[text] = _same_source(text, believed) if believed else chosen[text]
    _part_translators(chosen)
    return {name: said for name, said in chosen.items() if said}


def _part_translators(chosen: dict[str, Said | None]) -> None:
    """Leave out of the authors whom another source names as translators, if anyone remains."""
    authors, translators = chosen["authors"], chosen["translators"]
    if authors and translators:
        alone = tuple(who for who in authors.value if not holds(translators.value, [who]))
        chosen["authors"] = Said(alone or authors.value, authors.statement)


def _choose(field: Field, hearing: _Hearing) -> Said | None:
    said = hearing.nearest(field)
    return field.rule(said) if len(said) > 1 else next(iter(said), None)


def _same_source(text: str, believed: Said) -> Said:
    says = next(field.says for field in FIELDS if field.name == text)
    return Said(says(believed.statement), believed.statement)


def _subjects(statements: Sequence[Statement]) -> tuple[str, ...]:
    each = {fold(name): name for s in reversed(statements) for name in reversed(s.record.subjects)}
    return tuple(reversed(each.values()))[:MOST_SUBJECTS]


def _identifiers(statements: Sequence[Statement]) -> dict[str, str]:
    united: dict[str, str] = {}
    for statement in reversed(statements):
        united.update(statement.record.identifiers)
    return dict(sorted(united.items()))


def _covers(statements: Sequence[Statement]) -> tuple[Cover, ...]:
    named = (Cover(s.source, s.record.cover) for s in statements if s.record.cover)
    return tuple(dict.fromkeys(named))


def _rating(said: Said) -> BookRating:
    rating = said.value
    return BookRating(rating.average, rating.count, rating.max, said.source)


def _location(record: Record) -> Location:
    return Location(record.source, record.id, record.url, record.fetched_at)


def _provenance(
    chosen: Mapping[str, Said], rating: Said | None, hearing: _Hearing
) -> dict[str, str]:
    """Name the source of each field; of a united one, the most believed that says anything."""
    named = {name: said.source for name, said in chosen.items()}
    if "price" in named:
        named["currency"] = named["price"]
    if rating:
        named["rating"] = rating.source
    for name in UNITED:
        tellers = [s.source for s in hearing.in_order(name) if getattr(s.record, name)]
        named |= {name: tellers[0]} if tellers else {}
    return dict(sorted(named.items()))


def _conflicts(hearing: _Hearing) -> dict[str, dict[str, object]]:
    found = {field.name: _disagreement(field, hearing) for field in FIELDS if field.differ}
    return {name: said for name, said in found.items() if said}


def _disagreement(field: Field, hearing: _Hearing) -> dict[str, object]:
    """Give what each source says of the field, where any two disagree in more than form."""
    by_source: dict[str, Any] = {}
    for one in hearing.said(field):
        if not one.statement.record.work_level:
            by_source.setdefault(one.source, one.value)
    values = list(dict.fromkeys(by_source.values()))
    differ = field.differ
    if differ and any(differ(one, other) for one, other in combinations(values, 2)):
        return by_source
    return {}
