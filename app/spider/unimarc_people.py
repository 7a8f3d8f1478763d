"""Who made a book, by the names and roles that a record of UNIMARC gives.

Roles are numbers of https://www.ifla.org/g/unimarc-rg/ (appendix C); here they get the codes of
MARC 21, and from there on count as they do in `marc21_people.py`.
"""

from collections.abc import Iterator, Mapping, Sequence

from pymarc import Field, Record

from app.books.isbd import without_end, without_marks
from app.spider.marc21_people import ENOUGH, UNTOLD, Person, credited, role_stated, spaced

MAIN_ENTRIES = frozenset({"700", "710", "720"})
EQUAL_ENTRIES = frozenset({"701", "711", "721"})
"""The tags of those who had as much to do with the book as the main entry."""

ADDED_ENTRIES = frozenset({"702", "712", "722"})

ROLES: Mapping[str, str] = {
    "070": "aut",
    "330": "aut",
    "730": "trl",
    "340": "edt",
    "651": "edt",
    "220": "com",
    "440": "ill",
    "205": "ctb",
    "570": "oth",
}
"""The codes of MARC 21 by the numbers of UNIMARC; other numbers stay as they are."""


def people(book: Record) -> tuple[list[str], list[str]]:
    """Give the authors and the translators, each as "Family, Given".

    A main entry whose role is not told is an author, as are those entered as its equals; of
    others the title page tells it.
    """
    return credited(list(_everybody(book, _statement(book))))


def _everybody(book: Record, statement: Sequence[str]) -> Iterator[Person]:
    for field in book.get_fields(*sorted(MAIN_ENTRIES | EQUAL_ENTRIES | ADDED_ENTRIES)):
        name = _name(field)
        main = field.tag in MAIN_ENTRIES
        roles = frozenset(ROLES.get(code, code) for code in field.get_subfields("4"))
        if roles <= UNTOLD:
            equal = field.tag not in ADDED_ENTRIES
            roles |= {"aut"} if equal else role_stated(name, statement)
        if name:
            yield Person(name, roles, main)


def _name(field: Field) -> str:
    """Put a name together: "Sartre, Jean-Paul", "Jean-Paul II, pape", "France. Assemblée"."""
    parts = [without_marks(part) for part in field.get_subfields("a", "b")]
    if field.tag.endswith(("10", "11", "12")):
        return ". ".join(map(without_end, parts))
    counted = field.get_subfields("d")
    titles = field.get_subfields("c") if counted else []
    called = " ".join((", ".join(parts), *counted))
    return ", ".join((without_marks(called), *map(without_marks, titles)))


def _statement(book: Record) -> list[str]:
    """Give who did what, as the title page says it, in comparing form: first of all the authors."""
    titles = book.get_fields("200")[:1]
    told = [text for title in titles for text in title.get_subfields("f", "g")]
    return [spaced(part[:ENOUGH]) for part in told]
