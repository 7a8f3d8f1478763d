"""Which editions are of one work: the same text in other clothes, its translations included.

Two editions are held against each other by their title, their people and the number of a volume;
each agreement counts for something, and the sum decides. Every score stands in this file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.fuzz import ratio

from app.books.book import Book
from app.books.names import family_key, same_person
from app.books.pinyin import is_chinese, spells, syllables
from app.books.series import read_series
from app.books.titles import title_key
from app.books.work_titles import Wording, kinds_of, numbers_in, read_wording

SAME = 0.85
"""The sum from which on two editions are one work."""

TITLE = 0.6
"""The whole title is the same, its subtitle included, or the title of the original is."""
MAIN_TITLE = 0.55
"""The title is the same, and one has no subtitle or the subtitles are alike."""
AFTER_SERIES = 0.5
"""One has the name of a series in front of the title that is all the other one has."""
MISSPELLED = 0.45
"""A long title is the same but for a letter or two."""
SUBTITLES_APART = 0.3
"""The title is the same, but each has a subtitle of its own: volumes of one series are so."""

AUTHOR = 0.4
"""Somebody wrote both."""
NOBODY = 0.15
"""Of one of them nobody knows who wrote it."""
STRANGERS = -0.6
"""They were written by different people."""

OTHER_VOLUME = -1.0
"""Each is a volume, and not the same one."""
ONE_VOLUME = -0.3
"""One is a volume of what the other may be the whole, or the first volume, of."""
OTHER_KIND = -1.0
"""One is a comic, a companion, a box of several: not the text of the other."""

ALIKE = 60.0
"""Per cent that two subtitles of one text have in common."""
NEARLY = 94.0
"""Per cent that a misspelled title has in common with the right one."""
LONG_TITLE = 15
"""Characters from which on a letter more or less tells no other title."""


@dataclass(frozen=True)
class Traits:
    """What tells the work of an edition."""

    book: Book

    @cached_property
    def wording(self) -> Wording:
        """Its title, taken apart."""
        return read_wording(self.book.title, self.book.subtitle)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What tells it from the plain text of the work."""
        return kinds_of(self.book.title, self.book.subtitle)

    @cached_property
    def original(self) -> str | None:
        """The key of the title it was translated from."""
        return title_key(self.book.original_title) if self.book.original_title else None

    @cached_property
    def volume(self) -> str | None:
        """The number of the volume it is, from its title or its series."""
        series = read_series(self.book.series).number if self.book.series else None
        return self.wording.volume or self.wording.series_number or series


def same_work(one: Book, other: Book) -> bool:
    """Whether two editions are of one work."""
    return alike(Traits(one), Traits(other))


def likeness(one: Traits, other: Traits) -> float:
    """Give what speaks for one work, 1 and more for certain; a catalogue that says so is believed.

    Two names of one work in the same catalogue say nothing: catalogues hold works twice.
    """
    if one.book.work and one.book.work == other.book.work:
        return 1.0
    return _titles(one, other) + _people(one.book, other.book) + _volumes(one, other)


def work_keys(book: Book) -> frozenset[str]:
    """Give the names under which a work's editions meet: every pair of one work shares one."""
    traits = Traits(book)
    titles = {*traits.wording.names, *filter(None, [traits.original])}
    people = {key for author in book.authors for key in _person_keys(author)}
    found = {f"{title}|{person}" for title in titles for person in people}
    return frozenset(found | ({f"id|{book.work}"} if book.work else set()))


def alike(one: Traits, other: Traits) -> bool:
    """Whether enough speaks for one work."""
    return likeness(one, other) >= SAME


def _titles(one: Traits, other: Traits) -> float:
    ours, theirs = one.wording, other.wording
    if one.kinds != other.kinds:
        return OTHER_KIND
    if ours.whole == theirs.whole or _translates(one, other):
        return TITLE
    if ours.main == theirs.main:
        return MAIN_TITLE if _subtitles_alike(ours, theirs) else SUBTITLES_APART
    if ours.main in theirs.behind or theirs.main in ours.behind:
        return AFTER_SERIES
    return MISSPELLED if _misspelled(ours.main, theirs.main) else 0.0


def _translates(one: Traits, other: Traits) -> bool:
    """Whether one is what the other was translated from, or both are translations of one book."""
    titles = {one.wording.main, one.wording.whole}, {other.wording.main, other.wording.whole}
    return bool(
        (one.original and (one.original in titles[1] or one.original == other.original))
        or (other.original and other.original in titles[0])
    )


def _subtitles_alike(one: Wording, other: Wording) -> bool:
    if not one.subtitle or not other.subtitle:
        return True
    numbered_alike = numbers_in(one.subtitle) == numbers_in(other.subtitle)
    return numbered_alike and ratio(one.subtitle, other.subtitle) >= ALIKE


def _misspelled(one: str, other: str) -> bool:
    long = min(len(one), len(other)) >= LONG_TITLE
    return long and numbers_in(one) == numbers_in(other) and ratio(one, other) >= NEARLY


def _people(one: Book, other: Book) -> float:
    if not one.authors or not other.authors:
        return NOBODY
    met = any(_one_person(ours, theirs) for ours in one.authors for theirs in other.authors)
    return AUTHOR if met else STRANGERS


def _one_person(one: str, other: str) -> bool:
    if is_chinese(one) != is_chinese(other):
        return spells(*((other, one) if is_chinese(one) else (one, other)))
    return same_person(one, other)


def _volumes(one: Traits, other: Traits) -> float:
    """Hold the numbers against each other; that of a series does not tell a volume of a title."""
    ours, theirs = one.wording.volume, other.wording.volume
    one_title = one.wording.main == other.wording.main or _translates(one, other)
    if ours == theirs or not one_title:
        return 0.0
    if ours and theirs:
        return OTHER_VOLUME
    return 0.0 if one.volume == other.volume else ONE_VOLUME


def _person_keys(author: str) -> Iterator[str]:
    """Give keys of which two spellings of one name share one.

    A Chinese name gives the two parts it may be spelled by in Latin letters.
    """
    heard = syllables(author) if is_chinese(author) else ()
    if len(heard) > 1:
        yield from (heard[0], "".join(heard[1:]))
    else:
        yield family_key(author)
