"""Many editions at once: first the sources with a batch call, then the others about the rest."""

from collections.abc import Generator, Iterable, Sequence

from app.books.answer import KeptAnswer, SourceAnswer
from app.books.isbn import Isbn
from app.books.query import IsbnQuery
from app.books.record import Record
from app.catalogue.desk import Desk
from app.catalogue.freshness import fresh_about_book
from app.catalogue.merge import merge, one_each
from app.catalogue.question import flight_of_many, question_of
from app.catalogue.result import Batch
from app.shelf.shelf import Harvest
from app.spider.ask import ask_many
from app.spider.deadline import Deadline
from app.spider.upstream import Upstream, said_of

Asked = dict[str, set[str]]
"""For each source, the ISBN-13s that it has answered about."""


class BatchLookUp:
    """Looks many editions up in one go."""

    def __init__(self, desk: Desk, isbns: Sequence[Isbn]) -> None:
        self._desk = desk
        self._wanted = sorted(set(isbns))
        self._came = desk.now()

    @property
    def name(self) -> str:
        """The name of what is asked once for all who ask it now."""
        return flight_of_many(self._wanted)

    def as_it_comes(self) -> Generator[SourceAnswer, None, Batch]:
        """Give the books, the numbers nobody knows, and those that someone did not answer about.

        Nothing comes before the end: a batch is asked source by source, not book by book.
        """
        yield from ()
        deadline = self._desk.deadline()
        with self._desk.tower.cleared(self.name, deadline):
            return self._look_up(deadline)

    def _look_up(self, deadline: Deadline) -> Batch:
        known, answered = self._remembered(self._wanted)
        due = [isbn for isbn in self._wanted if isbn.isbn13 not in known]
        found = self._ask(self._sources(in_batches=True), due, answered, deadline)
        still = [isbn for isbn in due if isbn.isbn13 not in found]
        self._ask(self._sources(in_batches=False), still, answered, deadline)
        return self._sorted_out(self._wanted, answered)

    def _sources(self, *, in_batches: bool) -> list[Upstream]:
        if self._desk.offline:
            return []
        awake = [source for source in self._desk.sources if not source.asleep]
        return [source for source in awake if (source.source.batch > 1) == in_batches]

    def _remembered(self, wanted: Sequence[Isbn]) -> tuple[set[str], Asked]:
        """Give the ISBN-13s whose books are fresh, and who has answered about which already."""
        desk, now = self._desk, self._came
        questions = {question_of(IsbnQuery(isbn)): isbn.isbn13 for isbn in wanted}
        known: set[str] = set()
        answered: Asked = {source.name: set() for source in desk.sources}
        for question, kept in _by_question(desk.shelf.answers_about(questions)).items():
            for answer in fresh_about_book(desk.believed(kept, ()), desk.lifetimes, now):
                answered[answer.source].add(questions[question])
                known |= set(answer.isbns)
        return known, answered

    def _ask(
        self, sources: Sequence[Upstream], isbns: Sequence[Isbn], answered: Asked, until: Deadline
    ) -> set[str]:
        """Ask about the ISBNs, keep what is said, and give the ISBN-13s that were found."""
        errands = [
            (source, [isbn for isbn in isbns if isbn.isbn13 not in answered[source.name]])
            for source in sources
        ]
        said: list[Record] = []
        kept: list[KeptAnswer] = []
        for asked, answer in ask_many(errands, until):
            if answer.answered:
                answered[answer.source] |= {isbn.isbn13 for isbn in asked}
                records = {isbn: said_of(isbn, answer.records) for isbn in asked}
                said += [record for of_one in records.values() for record in of_one]
                kept += [self._to_remember(answer.source, *pair) for pair in records.items()]
        self._keep(said, kept)
        return {record.isbn13 for record in said if record.isbn13}

    def _to_remember(self, source: str, isbn: Isbn, records: Sequence[Record]) -> KeptAnswer:
        isbns = (isbn.isbn13,) if records else ()
        question = question_of(IsbnQuery(isbn))
        return KeptAnswer(question, 1, source, isbns, len(records), self._desk.now())

    def _keep(self, said: Sequence[Record], kept: Sequence[KeptAnswer]) -> None:
        shelf = self._desk.shelf
        changed = {record.isbn13 for record in said if record.isbn13}
        records = one_each([*shelf.records_of(changed), *said])
        books = merge(records, self._desk.trust)
        shelf.keep(Harvest(records=records, books=books, answers=kept), self._desk.now())

    def _sorted_out(self, wanted: Sequence[Isbn], answered: Asked) -> Batch:
        """Put each number where it belongs, so that silence is never called absence."""
        books = self._desk.shelf.books([isbn.isbn13 for isbn in wanted])
        missing = [isbn for isbn in wanted if isbn.isbn13 not in books]
        silent = [isbn for isbn in missing if not self._all_answered(isbn, answered)]
        return Batch(
            books=[books[isbn.isbn13] for isbn in wanted if isbn.isbn13 in books],
            not_found=[isbn for isbn in missing if isbn not in silent],
            unanswered=silent,
        )

    def _all_answered(self, isbn: Isbn, answered: Asked) -> bool:
        return all(
            isbn.isbn13 in answered[source.name] for source in self._desk.asked(IsbnQuery(isbn))
        )


def _by_question(kept: Iterable[KeptAnswer]) -> dict[str, list[KeptAnswer]]:
    grouped: dict[str, list[KeptAnswer]] = {}
    for answer in kept:
        grouped.setdefault(answer.question, []).append(answer)
    return grouped
