"""The lists of works that a reader would try first, one file a language, written by hand.

A line is one author: the name as it is printed, then, after tabs, one title each. Other spellings
by which catalogues know a name or a title follow it after `|`, and never reach the reader; authors
of one work are joined with ` & `. A line that begins with `#` is the heading of what follows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from starter.spelling import Name, read_name, title_key

LISTS = Path(__file__).parent / "wanted"


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """One work of the lists, as it is printed, and how to know it in a catalogue."""

    place: int
    """Where it stands in the lists, counted from 0."""
    language: str
    """BCP 47, of the editions that are wanted."""
    heading: str
    title: str
    authors: tuple[str, ...]
    keys: frozenset[str]
    """Every spelling of the title, in its comparing form."""
    names: tuple[Name, ...]
    """Every spelling of an author's name."""

    def written_by(self, author: Name) -> bool:
        """Tell whether this may be one of its authors."""
        return any(name.same_as(author) for name in self.names)


def read_lists(folder: Path = LISTS) -> list[Wanted]:
    """Read every list of a folder; the name of a file is the language of its editions."""
    works = chain.from_iterable(map(_read_list, sorted(folder.glob("*.tsv"))))
    return [Wanted(place, *work) for place, work in enumerate(works)]


_Work = tuple[str, str, str, tuple[str, ...], frozenset[str], tuple[Name, ...]]


def _read_list(path: Path) -> Iterator[_Work]:
    heading = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            heading = line.removeprefix("#").strip()
        else:
            yield from _read_line(path.stem, heading, line)


def _read_line(language: str, heading: str, line: str) -> Iterator[_Work]:
    who, *works = line.split("\t")
    authors, *others = who.split("|")
    printed = tuple(authors.split(" & "))
    names = tuple(read_name(name) for name in dict.fromkeys((*printed, *others)))
    for title, *spellings in (work.split("|") for work in works):
        keys = frozenset(title_key(spelling) for spelling in (title, *spellings))
        yield language, heading, title, printed, keys, names
