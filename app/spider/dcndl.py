"""DC-NDL: what the National Diet Library of Japan says of a book, in RDF.

The format is https://www.ndl.go.jp/en/dlib/standards/meta/. Names come twice: as the title page has
them, with what each did ("結城浩 著"), and as headings ("結城, 浩, 1963-"). Beside them stand their
readings in kana (`transcription`), which are no names. The RSS of the same library shares all this.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from app.books.isbd import before_people, without_end
from app.books.names import read_credits, same_person
from app.books.record import Record, said

DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"
DCNDL = "{http://ndl.go.jp/dcndl/terms/}"
FOAF = "{http://xmlns.com/foaf/0.1/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"

BOOK_PAGE = "https://ndlsearch.ndl.go.jp/books/"

SOLD_BY = "発売"
"""What is said of a publisher who only sells the book."""

_NUMBER = re.compile(r"/books/(R[0-9]{1,12}-[A-Z][0-9A-Za-z]{1,40})(?:-00)?(?![0-9A-Za-z-])")
_LCCN = re.compile(r"([a-z]{0,3})([0-9]{8,10})(?![0-9])")
_ORIGINAL = re.compile(r"原(?:タイトル|書名|題) ?[:：] ?(.{1,300})")


class Titles(NamedTuple):
    """A title with its volume, what is added to it, and who made the book, as the page says."""

    title: str
    subtitle: str
    statement: str


def read_resource(root: Element) -> Record | None:
    """Read the book that a record describes, or give None where it names no title or no number."""
    book = next(iter(root.iterfind(f"{DCNDL}BibResource")), Element("nothing"))
    number = number_in(book.get(f"{RDF}about", ""))
    volumes = values(book, f"{DCNDL}volume")
    titles = read_titles(values(book, f"{DC}title") or values(book, f"{DCTERMS}title"), volumes)
    headings = [name for agent in book.iterfind(f"{DCTERMS}creator/") for name in _names(agent)]
    statements = texts(book, f"{DC}creator") or list(filter(None, [titles.statement]))
    return said(
        "ndl",
        id=number,
        isbns=_typed(book, "ISBN"),
        url=f"{BOOK_PAGE}{number}",
        title=titles.title,
        subtitle=titles.subtitle,
        original_title=original_title(texts(book, f"{DCTERMS}description")),
        series=values(book, f"{DCNDL}seriesTitle"),
        authors=authors(statements, headings),
        publisher=list(_publishers(book)),
        published=[*texts(book, f"{DCTERMS}date"), *texts(book, f"{DCTERMS}issued")],
        language=texts(book, f"{DCTERMS}language"),
        pages=texts(book, f"{DCTERMS}extent"),
        price=texts(book, f"{DCNDL}price"),
        subjects=list(map(without_end, values(book, f"{DCTERMS}subject"))),
        summary=texts(book, f"{DCTERMS}abstract"),
        identifiers=identifiers(number, _typed(book, "JPNO"), _typed(book, "USMARCNO")),
    )


def number_in(address: str) -> str:
    """Give the number of a record out of its address, spelled as it is since 2024."""
    found = _NUMBER.search(address)
    return found[1] if found else ""


def texts(book: Element, name: str) -> list[str]:
    """Give what each element of a name says."""
    told = (" ".join((element.text or "").split()) for element in book.iterfind(name))
    return list(filter(None, told))


def values(book: Element, name: str) -> list[str]:
    """Give what each element of a name says in its `rdf:value`, or else by itself."""
    return texts(book, f"{name}/{RDF}Description/{RDF}value") or texts(book, name)


def read_titles(titles: Sequence[str], volumes: Sequence[str]) -> Titles:
    """Part "ペスト = La Peste : 闘い / 中条省平著" into pieces, and put the volume to the title."""
    whole, _, statement = next(iter(titles), "").partition(" / ")
    title, _, subtitle = whole.partition(" : ")
    title = title.partition(" = ")[0] or title
    return Titles(" ".join((title, *volumes[:1])), before_people(subtitle), statement)


def authors(statements: Sequence[str], headings: Sequence[str]) -> list[str]:
    """Give people as the title page has them; headings where it has none.

    Where the page names no author, as for "編集: 佐藤朔", the heading of a person it does not
    name is the author's: "Camus, Albert, 1913-1960". A heading without a comma is an office.
    """
    credited = [credit for statement in statements for credit in read_credits(statement)]
    if any(credit.role == "author" for credit in credited):
        return list(statements)
    others = (
        heading
        for heading in dict.fromkeys(headings)
        if not credited
        or ("," in heading and not any(same_person(heading, one.name) for one in credited))
    )
    return [*statements, *others]


def original_title(notes: Iterable[str]) -> str | None:
    """Give the title of what was translated, which stands among the notes."""
    found = (_ORIGINAL.search(note) for note in notes)
    return next((without_end(title[1]) for title in found if title), None)


def identifiers(number: str, jpnos: Sequence[str], lccns: Sequence[str]) -> dict[str, str]:
    """Give the numbers of the book here, in the national bibliography, and in Washington."""
    spelled = (_LCCN.match(lccn.replace(" ", "")) for lccn in lccns)
    lccn = next((lccn[0] for lccn in spelled if lccn), "")
    return {"ndl": number, "jpno": next(iter(jpnos), ""), "lccn": lccn}


def _names(agent: Element) -> list[str]:
    return texts(agent, f"{FOAF}name")


def _publishers(book: Element) -> Iterator[str]:
    for agent in book.iterfind(f"{DCTERMS}publisher/{FOAF}Agent"):
        if not any(SOLD_BY in note for note in texts(agent, f"{DCTERMS}description")):
            yield from _names(agent)


def _typed(book: Element, kind: str) -> list[str]:
    """Give the identifiers of one kind."""
    return [
        " ".join((element.text or "").split())
        for element in book.iterfind(f"{DCTERMS}identifier")
        if element.get(f"{RDF}datatype", "").endswith(f"/{kind}")
    ]
