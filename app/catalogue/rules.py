"""How one value is chosen where several sources speak: the kinds of rule a field may have.

Every rule gets the statements that say something, most believed first, and gives the one that is
believed, or None. The rules never look at the order in which answers arrived.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from app.books.names import name_key, same_person
from app.books.published import compatible, precision
from app.catalogue.statement import Statement


@dataclass(frozen=True, slots=True)
class Said:
    """One value, and the statement that says it."""

    value: Any
    statement: Statement

    @property
    def source(self) -> str:
        """The source that says it."""
        return self.statement.source


Rule = Callable[[Sequence[Said]], Said]
"""From all that is said (never nothing), most believed first, to what is believed."""


def most_believed(said: Sequence[Said]) -> Said:
    """Believe the most trusted source that says anything."""
    return said[0]


def agreed(key: Callable[[Any], Hashable]) -> Rule:
    """Believe what most sources agree on once its form is taken away.

    `key` takes it away.
    """

    def choose(said: Sequence[Said]) -> Said:
        voices: dict[Hashable, list[Said]] = defaultdict(list)
        for one in said:
            voices[key(one.value)].append(one)
        return max(voices.values(), key=_sources)[0]

    return choose


def longest(most: int) -> Rule:
    """Believe the longest text of at most so many characters, else the shortest of the longer."""

    def choose(said: Sequence[Said]) -> Said:
        sane = [one for one in said if len(one.value) <= most]
        if sane:
            return max(sane, key=lambda one: len(one.value))
        return min(said, key=lambda one: len(one.value))

    return choose


def most_precise(said: Sequence[Said]) -> Said:
    """Believe the year most sources agree on, in the most precise form that most agree with."""
    year = agreed(lambda published: published[:4])(said).value[:4]
    of_that_year = [one for one in said if one.value[:4] == year]

    def believed(one: Said) -> tuple[int, int]:
        backing = [other for other in of_that_year if compatible(one.value, other.value)]
        return _sources(backing), precision(one.value)

    return max(of_that_year, key=believed)


def fullest_people(said: Sequence[Said]) -> Said:
    """Believe the list of people that most sources back, the fullest where they are even.

    Each person in a list counts for those who name them and against those who do not: so a name
    that one source forgets is kept, and a name that one alone adds against two is not. Where
    lists are even, the one that more sources give wins, then the fuller.
    """
    most = _sources(said)

    def believed(one: Said) -> tuple[int, int, int]:
        people = _each_once(one.value)
        balance = sum(2 * _naming(person, said) - most for person in people)
        same = [other for other in said if same_people(one.value, other.value)]
        return balance, _sources(same), len(people)

    return max(said, key=believed)


def _each_once(names: Sequence[str]) -> list[str]:
    return list({name_key(name): name for name in names}.values())


def same_people(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two lists name the same people, in whatever form and order."""
    return holds(ours, theirs) and holds(theirs, ours)


def _naming(person: str, said: Sequence[Said]) -> int:
    """Count the sources that name a person."""
    return _sources([one for one in said if holds(one.value, [person])])


def holds(fuller: Sequence[str], other: Sequence[str]) -> bool:
    """Whether everyone in the other list is in the fuller one too."""
    keys = {name_key(name) for name in fuller}
    return all(
        name_key(name) in keys or any(same_person(name, known) for known in fuller)
        for name in other
    )


def most_votes(said: Sequence[Said]) -> Said:
    """Believe the rating with the most votes behind it."""
    return max(said, key=lambda one: one.value.count)


def _sources(group: Sequence[Said]) -> int:
    return len({one.source for one in group})
