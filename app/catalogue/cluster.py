"""Which records speak of one edition.

Records with one ISBN-13 do. A record without ISBN joins an edition only when title, first author,
publisher and year all agree with exactly one; else it stays out. What is said of a work holds for
all its editions in that language, so it joins each of them that agrees in title and first author,
unless it names a translator whom they do not.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from app.books.fold import fold
from app.books.names import same_person
from app.books.titles import title_key
from app.catalogue.differences import primary
from app.catalogue.rules import same_people
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
    """Give each statement without ISBN that of the edition, or the editions, that it agrees with.

    Where to is decided before anyone has joined, so that no order matters.
    """
    loose = [statement for statement in statements if not statement.record.isbn13]
    numbered = _by_title(statements) if loose else {}
    return [one for statement in statements for one in _placed(statement, numbered)]


def _by_title(statements: Iterable[Statement]) -> Mapping[str, Sequence[Statement]]:
    """Give the statements with ISBN by their titles, which are worked out once for each."""
    numbered: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.record.isbn13:
            numbered[title_key(statement.title)].append(statement)
    return numbered


def _placed(
    statement: Statement, numbered: Mapping[str, Sequence[Statement]]
) -> Sequence[Statement]:
    """Give the statement under each ISBN-13 that is its own or that it may have, else as it is."""
    record = statement.record
    if record.isbn13:
        return [statement]
    agree: Callable[[Statement, Statement], bool] = _same_work if record.work_level else _agree
    others = numbered.get(title_key(statement.title), ())
    homes = sorted({other.record.isbn13 or "" for other in others if agree(statement, other)})
    if not homes or (len(homes) > 1 and not record.work_level):
        return [statement]
    return [replace(statement, record=record.about(isbn13)) for isbn13 in homes]


def _agree(one: Statement, other: Statement) -> bool:
    """Whether two of one title agree on all else that tells an edition; silence is no agreement."""
    return _same_year(one, other) and _same_publisher(one, other) and _same_author(one, other)


def _same_work(one: Statement, other: Statement) -> bool:
    """Whether two of one title speak of one text: silence about its language is no agreement."""
    ours, theirs = one.language, other.language
    return (
        ours is not None
        and theirs is not None
        and primary(ours) == primary(theirs)
        and _same_author(one, other)
        and (not one.translators or same_people(one.translators, other.translators))
    )


def _same_year(one: Statement, other: Statement) -> bool:
    ours, theirs = one.published, other.published
    return ours is not None and theirs is not None and ours[:4] == theirs[:4]


def _same_publisher(one: Statement, other: Statement) -> bool:
    ours, theirs = one.record.publisher, other.record.publisher
    return ours is not None and theirs is not None and fold(ours) == fold(theirs)


def _same_author(one: Statement, other: Statement) -> bool:
    return bool(one.authors and other.authors) and same_person(one.authors[0], other.authors[0])
