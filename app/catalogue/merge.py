"""Records in, one book per edition out, with who said what and where they disagree.

Pure: the same records give the same books, in whatever order they come and however often.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import reduce
from itertools import combinations
from typing import Any

from app.books.book import Book, BookRating, Cover, Location
from app.books.fold import fold
from app.books.isbn import Isbn
from app.books.record import Record
from app.catalogue.cluster import adopt, cluster
from app.catalogue.fields import FIELDS, WITH_ITS_SOURCE, Field
from app.catalogue.rules import Said, holds
from app.catalogue.statement import Statement, understand
from app.catalogue.trust import Trust

MOST_SUBJECTS = 30

NEVER = datetime.min.replace(tzinfo=UTC)


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


def _book(isbn13: str, statements: Sequence[Statement], trust: Trust) -> Book:
    believed_first = _in_order(Isbn(isbn13), statements, trust)
    chosen = _chosen(believed_first)
    rating, price = chosen.pop("rating", None), chosen.get("price")
    work = chosen.pop("work", None)
    return Book(
        isbn13=isbn13,
        **{name: said.value for name, said in chosen.items() if name != "price"},
        price=price.value.amount if price else None,
        currency=price.value.currency if price else None,
        rating=_rating(rating) if rating else None,
        work=work.value if work else None,
        subjects=_subjects(believed_first),
        identifiers=_identifiers(believed_first),
        covers=_covers(believed_first),
        sources=tuple(_location(statement.record) for statement in believed_first),
        provenance=_provenance(chosen, rating, believed_first),
        conflicts=_conflicts(believed_first),
    )


def _in_order(isbn: Isbn, statements: Sequence[Statement], trust: Trust) -> list[Statement]:
    """Put the statements in the order in which they are believed; work facts come last."""

    def place(statement: Statement) -> tuple[Any, ...]:
        record = statement.record
        return record.work_level, trust.place(record.source, isbn), -statement.richness, record.id

    return sorted(statements, key=place)


def _chosen(statements: Sequence[Statement]) -> dict[str, Said]:
    chosen = {field.name: _choose(field, statements) for field in FIELDS}
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


def _choose(field: Field, statements: Sequence[Statement]) -> Said | None:
    """Ask those who speak of the edition; those who speak of its work only when they are silent."""
    said = _all_said(field, statements)
    said = [one for one in said if not one.statement.record.work_level] or said
    return field.rule(said) if len(said) > 1 else next(iter(said), None)


def _all_said(field: Field, statements: Sequence[Statement]) -> list[Said]:
    said = (Said(field.says(statement), statement) for statement in statements)
    return [one for one in said if one.value]


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
    chosen: Mapping[str, Said], rating: Said | None, statements: Sequence[Statement]
) -> dict[str, str]:
    """Name the source of each field; of a united one, the most believed that says anything."""
    named = {name: said.source for name, said in chosen.items()}
    if "price" in named:
        named["currency"] = named["price"]
    if rating:
        named["rating"] = rating.source
    for name in ("subjects", "identifiers", "cover"):
        tellers = [s.source for s in statements if getattr(s.record, name)]
        named |= {name: tellers[0]} if tellers else {}
    return dict(sorted(named.items()))


def _conflicts(statements: Sequence[Statement]) -> dict[str, dict[str, object]]:
    about_edition = [s for s in statements if not s.record.work_level]
    found = {field.name: _disagreement(field, about_edition) for field in FIELDS if field.differ}
    return {name: said for name, said in found.items() if said}


def _disagreement(field: Field, statements: Sequence[Statement]) -> dict[str, object]:
    """Give what each source says of the field, where any two disagree in more than form."""
    by_source: dict[str, Any] = {}
    for one in _all_said(field, statements):
        by_source.setdefault(one.source, one.value)
    values = list(dict.fromkeys(by_source.values()))
    differ = field.differ
    if differ and any(differ(one, other) for one, other in combinations(values, 2)):
        return by_source
    return {}
