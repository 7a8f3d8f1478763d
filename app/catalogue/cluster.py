"""Which records speak of one edition.

Records with one ISBN-13 do. A record without ISBN joins an edition only when title, first author,
publisher and year all agree with exactly one; else it stays out.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.books.fold import fold
from app.books.names import same_person
from app.books.titles import title_key
from app.catalogue.statement import Statement

Clusters = dict[str, list[Statement]]


def cluster(statements: Iterable[Statement]) -> Clusters:
    """Give the statements of each edition by its ISBN-13."""
    editions: Clusters = defaultdict(list)
    for statement in adopt(list(statements)):
        if statement.record.isbn13:
            editions[statement.record.isbn13].append(statement)
    return dict(editions)


def adopt(statements: Sequence[Statement]) -> list[Statement]:
    """Give each statement without ISBN that of the one edition it agrees with, if there is one.

    Where to is decided before anyone has joined, so that no order matters.
    """
    numbered = [statement for statement in statements if statement.record.isbn13]
    return [
        statement if statement.record.isbn13 else _adopted(statement, numbered)
        for statement in statements
    ]


def _adopted(loose: Statement, numbered: Sequence[Statement]) -> Statement:
    agreeing = {other.record.isbn13 for other in numbered if _agree(loose, other)}
    isbn13 = agreeing.pop() if len(agreeing) == 1 else None
    return replace(loose, record=loose.record.about(isbn13)) if isbn13 else loose


def _agree(one: Statement, other: Statement) -> bool:
    """Whether two statements agree on everything that tells an edition; silence is no agreement."""
    return (
        title_key(one.title) == title_key(other.title)
        and _same_year(one, other)
        and _same_publisher(one, other)
        and _same_author(one, other)
    )


def _same_year(one: Statement, other: Statement) -> bool:
    ours, theirs = one.published, other.published
    return ours is not None and theirs is not None and ours[:4] == theirs[:4]


def _same_publisher(one: Statement, other: Statement) -> bool:
    ours, theirs = one.record.publisher, other.record.publisher
    return ours is not None and theirs is not None and fold(ours) == fold(theirs)


def _same_author(one: Statement, other: Statement) -> bool:
    return bool(one.authors and other.authors) and same_person(one.authors[0], other.authors[0])
