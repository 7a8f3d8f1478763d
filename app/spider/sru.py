"""SRU: how a library's server is asked in CQL, and how the envelope of its answer is opened.

Versions 1.1 and 1.2 (https://www.loc.gov/standards/sru/) and 2.0 (OASIS search-ws) differ in
namespaces and prefixes, not in the names that count here. What the envelope holds is read
elsewhere: `marc21.py` for one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from xml.etree.ElementTree import Element

from app.books.isbn import Isbn
from app.books.query import KeywordQuery
from app.books.text import clean_line
from app.spider.errors import Complaint, Unreadable
from app.spider.reply import Reply
from app.spider.source import Request, window

NOTHING_FOUND = (
    ("1/61", ""),  # The page begins behind the last record.
    ("1/1", "record does not exist"),  # NDL's way to say so; its errors have this code too.
)
"""Diagnostics that mean "not found": a code, and how their words begin where it says too little.

Codes: https://www.loc.gov/standards/sru/diagnostics/diagnosticsList.html
"""

IN_PLACE = frozenset({"diagnostic", "diagnostics"})
"""What stands in the place of a record that could not be delivered; BnF sends the plural."""

MOST_RECORDS = 500
"""More than any server was asked for; what is sent beyond is not read."""

_RECORDS = "{*}records/{*}record/{*}recordData"
_NUMBER = re.compile(r"\s*([0-9]{1,12})\s*")

# Signs that part words; dots, hyphens and apostrophes stand inside of them, C++ and C# are words.
_BETWEEN_WORDS = re.compile(
    r'[\s"“”„«»‹›()\[\]{}<>《》〈〉「」『』【】（）,;:!?/|=，。、；：！？…・]+'
)
_EDGES = ".'’‘‚*^~_&-–—"
_MEANING_MORE = re.compile(r'["\\*?^]')


@dataclass(frozen=True, slots=True)
class Sru:
    """How one server is asked: its path, and what it calls a schema, an ISBN and any word."""

    path: str
    schema: str
    isbn: str
    words: str
    """Empty where words are asked for without the name of an index."""
    only: str = ""
    """A clause of CQL that narrows every search by words."""
    relation: str = "="
    """What stands between an index and its terms: "all" where that works with many words."""
    version: str = "1.1"
    most: int = 100
    """Most records of one answer."""
    also: Mapping[str, str] = field(default_factory=dict)
    """What else this server wants to be told."""

    def search_by_isbn(self, isbn: Isbn) -> Request:
        """Ask for one edition, as for many."""
        return self.search_by_isbns([isbn])

    def search_by_isbns(self, isbns: Sequence[Isbn]) -> Request:
        """Ask for many editions at once."""
        return self.search(any_of(self.isbn, isbns, self.relation), 0, self.most)

    def search_by_keyword(self, query: KeywordQuery) -> Request:
        """Ask for one page of the books that hold all the words."""
        clauses = filter(None, (all_of(self.words, query.words, self.relation), self.only))
        return self.search(" and ".join(clauses), *window(query, self.most))

    def search(self, cql: str, offset: int, limit: int) -> Request:
        """Ask in CQL for so many records behind the first `offset`."""
        return Request(
            self.path,
            {
                "version": self.version,
                "operation": "searchRetrieve",
                "query": cql,
                "recordSchema": self.schema,
                "startRecord": offset + 1,
                "maximumRecords": limit,
                **self.also,
            },
        )


def any_of(index: str, isbns: Sequence[Isbn], relation: str = "=") -> str:
    """Ask in CQL for any of these ISBNs, in both forms, as old records hold ten digits only.

    >>> any_of("pica.isb", [Isbn("9780674033818")])
    'pica.isb=9780674033818 or pica.isb=0674033817'
    >>> any_of("bib.isbn", [Isbn("9791032713600")], "all")
    'bib.isbn all "9791032713600"'
    """
    forms = (form for isbn in isbns for form in (isbn.isbn13, isbn.isbn10) if form)
    if relation == "=":
        return " or ".join(f"{index}={form}" for form in forms)
    return " or ".join(f"{index} {relation} {quoted(form)}" for form in forms)


def all_of(index: str, words: str, relation: str = "=") -> str:
    """Ask in CQL for all of these words, in any order.

    >>> all_of("pica.all", "Krieg & Frieden?")
    'pica.all="Krieg" and pica.all="Frieden"'
    >>> all_of("bib.anywhere", "Krieg & Frieden?", "all")
    'bib.anywhere all "Krieg Frieden"'
    """
    parts = (part.strip(_EDGES) for part in _BETWEEN_WORDS.split(words))
    telling = [part for part in parts if any(map(str.isalnum, part))]
    if relation != "=":
        return f"{index} {relation} {quoted(' '.join(telling or [words]))}"
    named = f"{index}=" if index else ""
    return " and ".join(f"{named}{quoted(part)}" for part in telling or [words])


def quoted(term: str) -> str:
    r"""Write a term of CQL that means itself; bare, `*`, `?` and `^` are wildcards and anchors.

    >>> print(quoted('M*A*S*H 4"'))
    "M\*A\*S\*H 4\""
    """
    escaped = _MEANING_MORE.sub(lambda sign: f"\\{sign[0]}", term)
    return f'"{escaped}"'


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a server answered: its count of all hits, and the record of each hit it sent."""

    total: int
    contents: tuple[Element, ...] = ()


def open_envelope(reply: Reply) -> Envelope:
    """Take the records out of an answer, be they elements or XML that was escaped as text.

    A warning beside records, and a record that could not be delivered among others, cost nothing.
    Raises Complaint where an error is all there is, Unreadable for no answer to a search.
    """
    root = reply.xml()
    if local_name(root) != "searchRetrieveResponse":
        raise Unreadable("The answer is no answer of SRU.")
    holders = islice(root.iterfind(_RECORDS), MOST_RECORDS)
    contents = [content for holder in holders for content in _unpacked(holder)]
    records = tuple(content for content in contents if local_name(content) not in IN_PLACE)
    if records:
        return Envelope(_count(root) or len(records), records)
    return _without_records(root)


def local_name(element: Element) -> str:
    """Give an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def _unpacked(holder: Element) -> Iterator[Element]:
    yield from holder
    text = (holder.text or "").strip()
    if len(holder) == 0 and text:
        try:
            yield Reply(text.encode()).xml()
        except Unreadable:
            # One broken record must not cost the others; that all are broken is told later.
            return


def _count(root: Element) -> int | None:
    number = _NUMBER.fullmatch(root.findtext("{*}numberOfRecords", ""))
    return int(number[1]) if number else None


def _without_records(root: Element) -> Envelope:
    diagnostics = root.findall(".//{*}diagnostic")
    for diagnostic in diagnostics:
        if not _nothing_found(diagnostic):
            raise Complaint(f"It refused the question: {_words_of(diagnostic)}")
    count = _count(root)
    if not diagnostics and (count is None or root.find(_RECORDS) is not None):
        raise Unreadable("The answer holds no records that could be read, and no reason.")
    return Envelope(count or 0)


def _nothing_found(diagnostic: Element) -> bool:
    code = "/".join(diagnostic.findtext("{*}uri", "").strip().split("/")[-2:])
    message = diagnostic.findtext("{*}message", "").strip().casefold()
    return any(code == known and message.startswith(words) for known, words in NOTHING_FOUND)


def _words_of(diagnostic: Element) -> str:
    told = (clean_line(diagnostic.findtext(f"{{*}}{part}"), 200) for part in ("message", "details"))
    return "; ".join(filter(None, told)) or "it gave no reason"
