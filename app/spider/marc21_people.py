"""Who made a book, by the names and roles that a record of MARC 21 gives.

Fields: https://www.loc.gov/marc/bibliographic/bdx00.html; roles are codes of
https://id.loc.gov/vocabulary/relators, or words. Before 2013 records often named no role at all.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pymarc import Field, Record

from app.books.isbd import without_end, without_marks

MAIN_ENTRIES = ("100", "110")
ADDED_ENTRIES = ("700", "710")
MEETING = "111"

AUTHORS = frozenset({"aut", "cre", "dub"})
TRANSLATORS = frozenset({"trl"})
UNTOLD = frozenset({"oth", "ctb"})
"""Roles that say no more than "had a part in it"."""

STAND_INS = frozenset({"edt", "edc", "com"}) | UNTOLD
"""The roles of those who are named as authors of a book that has no author."""

ROLES_IN_WORDS = {
    **dict.fromkeys(("author", "joint author", "creator", "verfasser", "autor", "auteur"), "aut"),
    **dict.fromkeys(("translator", "tr", "trans", "übersetzer", "traducteur", "traductor"), "trl"),
    **dict.fromkeys(("editor", "joint editor", "ed", "herausgeber", "hrsg"), "edt"),
    **dict.fromkeys(("compiler", "comp", "zusammenstellender"), "com"),
    **dict.fromkeys(("contributor", "mitwirkender", "beiträger", "sonstige"), "oth"),
}
"""Codes of the roles that are written out, in small letters and of men; others stay words."""

STATED = {
    "trl": re.compile(
        " (?:translat|trans by|tr by|übers|übertr|aus de?m? |tradu[ci]|trad |перев)|[译譯訳]|옮김"
    ),
    "edt": re.compile(" (?:edit|ed by|eds |hrsg|herausg|hg |compil|comp by|zusammengest|ред )"),
    "ill": re.compile(" (?:illustr|ill |pictures by|photogr|mit zeichn)|[绘繪絵]"),
}
"""How a title page says what somebody did who did not write the book, in comparing form."""

PARTS_OF_NAMES = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What is part of a name among words about a person; "Dr." and "Schriftsteller" are not."""

ENOUGH = 1_000
"""Characters of a title page, or about a role, that are read."""

_FEMININE = re.compile(r"[*:_/-]?in(?:nen)?$")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who had a part in the book, or an office; the main entry is the one it is under."""

    name: str
    roles: frozenset[str]
    main: bool

    @property
    def stands_in(self) -> bool:
        """Whether to name them where nobody is an author."""
        return not self.roles & TRANSLATORS and (self.main or self.roles <= STAND_INS)


def people(book: Record) -> tuple[list[str], list[str]]:
    """Give the authors and the translators, each name in the catalogue's order of its parts.

    Where no role is told, the statement on the title page tells it: whoever it names before its
    first semicolon is an author, as the main entry is, and whoever it says has translated did.
    Where nobody is an author, editors and others stand in, and then the meeting that spoke.
    """
    statement = _statement(book)
    authors, translators = credited(list(_everybody(book, statement)))
    return authors or list(map(_name, book.get_fields(MEETING))), translators


def credited(everybody: Sequence[Person]) -> tuple[list[str], list[str]]:
    """Give the authors, or who stands in for them, and the translators."""
    authors = [one.name for one in everybody if one.roles & AUTHORS]
    stand_ins = [one.name for one in everybody if one.stands_in]
    return authors or stand_ins, [one.name for one in everybody if one.roles & TRANSLATORS]


def _everybody(book: Record, statement: Sequence[str]) -> Iterator[Person]:
    for field in (*book.get_fields(*MAIN_ENTRIES), *book.get_fields(*ADDED_ENTRIES)):
        main = field.tag in MAIN_ENTRIES
        name, roles = _name(field), frozenset(_roles(field))
        if roles <= UNTOLD:
            roles |= {"aut"} if main else role_stated(name, statement)
        # A name with a title stands for another work of that person.
        if name and "t" not in field:
            yield Person(name, roles, main)


def _name(field: Field) -> str:
    """Put a name together: "Johannes Paul II., Papst", "United States. Congress"."""
    parts, titles = field.get_subfields("a", "b"), field.get_subfields("c")
    if not field.tag.endswith("00"):
        return ". ".join(map(without_end, parts)).replace("..", ".")
    own = [title for title in titles if "b" in field or _letters(title) in PARTS_OF_NAMES]
    return without_end(", ".join(map(without_marks, (" ".join(map(without_marks, parts)), *own))))


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text)).casefold()


def _roles(field: Field) -> Iterator[str]:
    """Give the codes, which may be links; words count where there is no code."""
    codes = [code.rstrip("/").rpartition("/")[2].casefold() for code in field.get_subfields("4")]
    words = ",".join(field.get_subfields("e"))[:ENOUGH].casefold().split(",")
    yield from codes or filter(None, map(_coded, words))


def _coded(words: str) -> str:
    role = words.strip(" .;:()")
    return ROLES_IN_WORDS.get(_FEMININE.sub("", role), role)


def _statement(book: Record) -> list[str]:
    """Give who did what, as the title page says it, in comparing form: first of all the authors."""
    told = [text for field in book.get_fields("245") for text in field.get_subfields("c")]
    return [spaced(part) for part in told[0][:ENOUGH].split(" ; ")] if told else []


def role_stated(name: str, statement: Sequence[str]) -> frozenset[str]:
    """Tell a role by the first part of the statement that holds the family name."""
    part = next((part for part in statement if _is_in(name, part)), "")
    role = next((role for role, words in STATED.items() if words.search(part)), "")
    by_place = "aut" if part and part == statement[0] else ""
    return frozenset(filter(None, [role or by_place]))


def _is_in(name: str, part: str) -> bool:
    """Whether the family name is there; other scripts may join it to the words that follow."""
    family = spaced(name.partition(",")[0])
    return bool(family.strip()) and (family if family.isascii() else family.rstrip()) in part


def spaced(text: str) -> str:
    """Write a statement in comparing form: small words, each between blanks."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
