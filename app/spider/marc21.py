"""MARC 21: what libraries say of a book, in the fields of https://www.loc.gov/marc/bibliographic/.

How the records come out of XML stands in `marcxml.py`, who made the book in `marc21_people.py`,
whose number and price it has in `marc21_numbers.py`. Films, recordings, maps, scores and articles
are no books. Books on paper come before e-books, which name the ISBN of the paper edition too.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote

import pymarc

from app.books.fold import fold
from app.books.isbd import without_end, without_marks
from app.books.record import Record, said
from app.spider.errors import Unreadable
from app.spider.marc21_numbers import identifiers, is_online, numbers
from app.spider.marc21_people import people
from app.spider.marcxml import control, joined_title, marc_records, told
from app.spider.reply import Reply
from app.spider.source import SourcePage
from app.spider.sru import Envelope, open_envelope

TEXT = frozenset("at ")
"""Leader 06 of what is read: print and manuscript, or nobody knows."""

WHOLE = frozenset("mcis ")
"""Leader 07 of what is published by itself: a book, a set, a loose-leaf work, a yearbook."""

NO_LANGUAGE = frozenset({"", "und", "mul", "zxx", "mis", "|||"})

COLLECTIONS = frozenset(
    {"", "works", "selections", "novels", "poems", "plays", "essays", "correspondence", "laws etc"}
    | {"short stories", "werke", "gedichte", "dramen", "briefe", "sammlung"}
)
"""Uniform titles that gather an author's works, and are no title of the original."""

NOBODY = frozenset(
    {"", "s n", "sn", "publisher not identified", "verlag nicht ermittelbar", "出版者不明"}
)
"""What stands for a publisher that nobody knows, in comparing form."""

NO_SUMMARY = frozenset({"1", "4"})
"""First indicators of a note 520 that is a review, or advice about the content."""

PUBLICATION = "1"
"""Second indicator of an imprint 264 that is about publishing."""

ENOUGH = 300
"""Characters that are compared."""

_AND_OTHERS = re.compile(r"\[(?:u\. ?a\.|etc\.?|et al\.?)\]")
_LABELLED = re.compile(r"\([^()]{1,40}\)")
_PACKED = re.compile("(?:[a-z]{3}){2,9}")
_YEAR = re.compile(r"[0-9]{4}")


Page = tuple[str, str]
"""Where a reader finds a book: how the link begins, and which identifier ends it."""


class Titles(NamedTuple):
    """The title with its parts, what is added to it, and the title in another language."""

    title: str
    subtitle: str
    parallel: str


def read_page(reply: Reply, source: str, page: Page) -> SourcePage:
    """Read an answer of SRU in MARC 21; raises SourceFailed for any other."""
    return read_envelope(open_envelope(reply), source, page)


def read_envelope(envelope: Envelope, source: str, page: Page) -> SourcePage:
    """Read records in MARC 21, wherever they came from; raises Unreadable for others."""
    books = sorted(filter(is_book, marc_records(envelope.contents)), key=is_online)
    records = tuple(filter(None, (read_book(book, source, page) for book in books)))
    if books and not records:
        raise Unreadable("The answer holds no book with a title and an id.")
    return SourcePage(records, envelope.total)


def is_book(marc: pymarc.Record) -> bool:
    """Whether the record is about a text that is published by itself."""
    return marc.leader[6] in TEXT and marc.leader[7] in WHOLE


def read_book(book: pymarc.Record, source: str, page: Page) -> Record | None:
    """Read one record, or give None where it has no title, or no number of its own."""
    titles = _titles(book)
    authors, translators = people(book)
    isbns, binding, price = numbers(book)
    ids = identifiers(book, source)
    return said(
        source,
        id=control(book, "001"),
        isbns=isbns,
        url=_link(page, ids),
        title=titles.title,
        subtitle=titles.subtitle,
        original_title=_original_title(book, titles),
        series=_series(book),
        authors=authors,
        translators=translators,
        publisher=_publisher(book),
        published=_published(book),
        language=_language(book),
        pages=list(map(without_marks, told(book, "300", "a"))),
        binding=binding,
        price=price,
        subjects=list(_subjects(book)),
        summary=_summary(book),
        contents=_contents(book),
        identifiers=ids,
    )


def _link(page: Page, ids: Mapping[str, str]) -> str | None:
    beginning, name = page
    return beginning + quote(ids[name], safe="") if beginning and name in ids else None


def _titles(book: pymarc.Record) -> Titles:
    field = book.get("245") or pymarc.Field("245")
    title, added = joined_title(field, "n", "p"), " : ".join(field.get_subfields("b"))
    if added.startswith("=") or field.get("a", "").endswith("="):
        return Titles(title, "", without_end(added.lstrip("= ").partition(" : ")[0]))
    subtitle, _, parallel = added.partition(" = ")
    return Titles(title, without_end(subtitle), without_end(parallel))


def _original_title(book: pymarc.Record, titles: Titles) -> str | None:
    """Give the uniform title, the title of what was translated, or one in its language."""
    named = [*told(book, "240", "a")[:1], *told(book, "765", "t")[:1]]
    parallels = [titles.parallel] if told(book, "041", "h") else []
    own = fold(titles.title[:ENOUGH])
    candidates = (without_end(title[:ENOUGH]) for title in (*named, *parallels))
    return next((title for title in candidates if fold(title) not in {own, *COLLECTIONS}), None)


def _series(book: pymarc.Record) -> list[str]:
    """Give the series as "Suhrkamp Taschenbuch ; 12"."""
    fields = (field for tag in ("490", "440", "830") for field in book.get_fields(tag))
    parts = ((*field.get_subfields("a")[:1], *field.get_subfields("v")[:1]) for field in fields)
    return [" ; ".join(map(without_end, part)) for part in parts]


def _imprint(book: pymarc.Record, code: str) -> list[str]:
    """Give what is said of the publication; other fields 264 are about printing or rights."""
    of_publication = (f for f in book.get_fields("264") if f.indicator2 == PUBLICATION)
    fields = (*of_publication, *book.get_fields("260"))
    return [text for field in fields for text in field.get_subfields(code)]


def _publisher(book: pymarc.Record) -> str | None:
    names = (without_marks(_AND_OTHERS.sub("", name)) for name in _imprint(book, "b"))
    unbracketed = (name if "[" in name[1:] else name.strip("[] ") for name in names)
    return next((name for name in unbracketed if fold(name[:ENOUGH]) not in NOBODY), None)


def _published(book: pymarc.Record) -> list[str]:
    """Give the date of publication, else that of copyright, else the year in code."""
    written = map(without_end, (*_imprint(book, "c"), *told(book, "264", "c")))
    coded = _YEAR.match(control(book, "008"), 7)
    dates = (*written, *([coded[0]] if coded else []))
    return sorted(dates, key=lambda date: not any(map(str.isdigit, date)))


def _language(book: pymarc.Record) -> str | None:
    codes = (*told(book, "041", "a"), control(book, "008")[35:38].strip())
    each = (code[:3] if _PACKED.fullmatch(code) else code for code in codes)
    return next((code for code in each if code not in NO_LANGUAGE), None)


def _subjects(book: pymarc.Record) -> Iterator[str]:
    """Give headings and keywords, without the trade's codes "(Produktform)Hardback"."""
    for tag in ("650", "651", "653", "655"):
        yield from (without_end(word) for word in told(book, tag, "a") if not _LABELLED.match(word))


def _summary(book: pymarc.Record) -> list[str]:
    notes = (note for note in book.get_fields("520") if note.indicator1 not in NO_SUMMARY)
    return [" ".join(note.get_subfields("a", "b")) for note in notes]


def _contents(book: pymarc.Record) -> str:
    """Give the chapters a line each, as "--" parts them."""
    notes = (" ".join(note.get_subfields(*"agrt")) for note in book.get_fields("505"))
    return "\n".join(notes).replace(" -- ", "\n")
