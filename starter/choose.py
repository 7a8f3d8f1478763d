"""Which editions of the wanted works are taken, and which of them first."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter, itemgetter

from starter.facts import Facts, Row, read_facts
from starter.homes import edition_language
from starter.spelling import read_name, title_keys, volume
from starter.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a wanted work."""

    work: Wanted
    form: int
    """How much of the catalogue's title is the work's: 0 the whole, then less."""
    volume: str
    facts: Facts

    @property
    def title(self) -> str:
        """The title as it is printed, with the sign of the volume."""
        return f"{self.work.title} {self.volume}".strip()

    def standing(self, shared: int) -> tuple[bool, int, int, int, int, int, str]:
        """Order the editions of a work: first volumes, full facts, plain titles, most readers.

        Then come publishers who share more of the editions found, `shared`, then the newest.
        """
        facts, later = self.facts, self.volume not in _FIRST_VOLUMES
        newest = -(facts.year or 0)
        return later, facts.gaps, self.form, -facts.readers, -shared, newest, facts.isbn13


class ReadingList:
    """The wanted works, ready to recognise their editions."""

    def __init__(self, works: Iterable[Wanted], readers: Mapping[str, int]) -> None:
        self._by_part: dict[str, list[Wanted]] = defaultdict(list)
        for work in works:
            for part in {part for name in work.names for part in name.parts}:
                self._by_part[part].append(work)
        self._readers = readers
        self._written_by = lru_cache(maxsize=200_000)(self._look_up)

    def recognise(self, row: Row) -> Edition | None:
        """Give the edition that a catalogue's row describes, or None where nobody wants it."""
        author, *_ = row["authors"] or [""]
        works = self._written_by(author)
        if not works:
            return None  # The author is asked for first, because titles take longer to compare.
        language = edition_language(row)
        listed = (
            (work, form)
            for form, key in enumerate(title_keys(row["title"]))
            for work in works
            if key in work.keys and work.language == language
        )
        found = next(listed, None)
        return self._edition(*found, row) if found else None

    def _edition(self, work: Wanted, form: int, row: Row) -> Edition | None:
        if form and OTHER_BOOKS.search(row["title"]):
            return None
        facts = read_facts(row, self._readers.get(row["isbn13"], 0))
        return Edition(work, form, volume(row["title"]), facts) if facts else None

    def _look_up(self, author: str) -> tuple[Wanted, ...]:
        name = read_name(author)
        sharing = {work for part in name.parts for work in self._by_part.get(part, ())}
        written = (work for work in sharing if work.written_by(name))
        return tuple(sorted(written, key=attrgetter("place")))


def choose(editions: Collection[Edition], quotas: Mapping[str, int]) -> list[Edition]:
    """Take as many editions of each language as its quota says, from every heading its share."""
    shelves: dict[tuple[str, str], list[tuple[_Place, Edition]]] = defaultdict(list)
    for place, edition in _places(editions):
        shelves[edition.work.language, edition.work.heading].append((place, edition))
    queues: dict[str, list[tuple[float, int, Edition]]] = defaultdict(list)
    for (language, _), shelf in shelves.items():
        works = len({edition.work.place for _, edition in shelf})
        for turn, (place, edition) in enumerate(sorted(shelf, key=itemgetter(0))):
            queues[language].append((turn / works, place[-1], edition))
    return [
        edition
        for language, quota in quotas.items()
        for *_, edition in sorted(queues[language], key=itemgetter(0, 1))[:quota]
    ]


_Place = tuple[int, int, int, int]


def _places(editions: Collection[Edition]) -> Iterator[tuple[_Place, Edition]]:
    """Give each edition its place in the queue: first one of every work, then a second of each.

    Works with most readers go first, then those with most editions, then as they are listed.
    """
    publishers = Counter(edition.facts.publisher for edition in editions)
    works: dict[int, list[Edition]] = defaultdict(list)
    for edition in editions:
        works[edition.work.place].append(edition)
    for listed, found in works.items():
        readers = sum(edition.facts.readers for edition in found)
        found.sort(key=lambda edition: edition.standing(publishers[edition.facts.publisher]))
        for turn, edition in enumerate(found[:MOST_OF_A_WORK]):
            yield (turn, -readers, -len(found), listed), edition


MOST_OF_A_WORK = 3
"""Editions of one work in one language."""

_FIRST_VOLUMES = frozenset(("", "上", "1"))

OTHER_BOOKS = re.compile(
    r"(?i)study guide|notes|companion|reader's|teach|workbook|coloring|calendar|journal\b|audio"
    r"|cassette|abridged|readers? |large print|boxed|box set|omnibus|graphic|illustrat|screenplay"
    r"|making of|plays?\b|stage|adapted|pop-up|spanish edition|filmbuch|erläuterungen|lektüre"
    r"|fiche|étude|导读|解读|赏析|注音|连环画|漫画|绘本|插图本|少儿|青少|缩写|改写"
    r"|만화|직독|대역|청소년|초등|어린이|10대"
)
"""Words in the titles of books about a book, and of the same book told otherwise."""
