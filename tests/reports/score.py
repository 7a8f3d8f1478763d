"""How often authors are right: of each source by itself, and of all merged."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.books.names import same_person
from app.books.record import Record
from app.catalogue.merge import merge
from app.catalogue.trust import Trust
from tests.reports.evidence import Authors, Evidence

MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Score:
    """How one teller did: books it names authors of, books with exactly the right ones, people."""

    books: int
    named: int
    right: int
    people: int
    """People it names."""
    right_people: int
    known_people: int
    """Authors there are, of all books."""
    merged_right: int
    """Books, of those it names authors of, of which the merge is right."""

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall of people, 0..1."""
        return 2 * self.right_people / max(1, self.people + self.known_people)


def scores(evidence: Evidence, trust: Trust) -> dict[str, Score]:
    """Score each source alone and all merged, on the books of which anything is said."""
    told = evidence.spoken_of
    truth = {isbn13: evidence.truth[isbn13] for isbn13 in told}
    together = _merged(told, trust, lambda _: True)
    tellers = sorted({record.source for records in told.values() for record in records})
    alone = {name: _alone(told, trust, name) for name in tellers}
    return {
        name: _score(truth, names, together) for name, names in (alone | {MERGED: together}).items()
    }


def _alone(told: Mapping[str, Sequence[Record]], trust: Trust, name: str) -> dict[str, Authors]:
    return _merged(told, trust, lambda record: record.source == name)


def _merged(
    told: Mapping[str, Iterable[Record]], trust: Trust, heard: Callable[[Record], bool]
) -> dict[str, Authors]:
    books = merge([r for records in told.values() for r in records if heard(r)], trust)
    return {book.isbn13: book.authors for book in books if book.authors}


def _score(
    truth: Mapping[str, Authors], names: Mapping[str, Authors], together: Mapping[str, Authors]
) -> Score:
    spoken = [isbn13 for isbn13 in truth if isbn13 in names]
    return Score(
        books=len(truth),
        named=len(spoken),
        right=sum(same_people(truth[isbn13], names[isbn13]) for isbn13 in spoken),
        people=sum(len(names[isbn13]) for isbn13 in spoken),
        right_people=sum(len(_met(truth[isbn13], names[isbn13])) for isbn13 in spoken),
        known_people=sum(map(len, truth.values())),
        merged_right=sum(same_people(truth[i], together.get(i, ())) for i in spoken),
    )


def same_people(known: Authors, named: Authors) -> bool:
    """Whether two lists name the same people, in any order and form, and nobody else."""
    return len(_met(known, named)) == len(known) and len(_met(named, known)) == len(named)


def _met(ours: Authors, theirs: Authors) -> Authors:
    return tuple(name for name in ours if any(same_person(name, other) for other in theirs))
