"""A book as a MARC 21 record in XML, as the libraries of K10plus write it."""

from collections.abc import Iterable, Iterator
from html import escape

from tests.standin.books import MARC_CODES, Book
from tests.standin.holdings import hyphenated, isbn10_of

NAMESPACE = "http://www.loc.gov/MARC21/slim"

Field = tuple[str, str, tuple[tuple[str, str], ...]]
"""Tag, both indicators, subfields; an empty subfield is not written, nor a field of such."""


def marcxml(book: Book) -> str:
    """Give the record."""
    fields = datafields(_fields(book))
    controls = "".join(
        f'<controlfield tag="{tag}">{it}</controlfield>' for tag, it in _controls(book)
    )
    leader = "<leader>     cam a22     2c 4500</leader>"
    return f'<record xmlns="{NAMESPACE}">{leader}{controls}{fields}</record>'


def _controls(book: Book) -> Iterator[tuple[str, str]]:
    language = MARC_CODES.get(book.language, "und")
    yield "001", str(book.number)
    yield "003", "DE-627"
    yield "005", "20260321200400.0"
    yield "007", "cr uuu---uuuuu" if "Online" in book.pages else "tu"
    yield "008", f"200101s{book.year or '    '}    xx |||||      00| ||{language} c"


def _fields(book: Book) -> Iterator[Field]:
    yield from _numbers(book)
    yield "041", "  ", (("a", MARC_CODES.get(book.language, "und")),)
    yield from _titles(book)
    yield "264", " 1", (("a", "[S.l.]"), ("b", book.publisher), ("c", book.published))
    yield "300", "  ", (("a", f"{book.pages} Seiten" if book.pages.isdecimal() else book.pages),)
    yield "490", "0 ", (("a", book.series),)
    yield "520", "  ", (("a", book.summary),)
    yield from (("650", " 7", (("a", subject), ("2", "gnd"))) for subject in book.subjects)
    yield from _people(book)
    yield from (("776", "08", (("z", isbn),)) for isbn in book.also_found_by)


def _numbers(book: Book) -> Iterator[Field]:
    price = f"{book.binding} : {book.currency} {book.price}" if book.price else ""
    for isbn in filter(None, (book.isbn13, isbn10_of(book.isbn13))):
        yield "020", "  ", (("a", isbn), ("c", price), ("9", hyphenated(isbn)))


def _titles(book: Book) -> Iterator[Field]:
    """Write the title in Latin letters, and beside it as it stands on the title page."""
    told = (("b", book.subtitle), ("c", ", ".join(book.authors)))
    if book.romanised_title:
        yield "245", "10", (("6", "880-01"), ("a", book.romanised_title))
        yield "880", "10", (("6", "245-01/$1"), ("a", book.title), *told)
    else:
        yield "245", "10", (("a", book.title), *told)


def _people(book: Book) -> Iterator[Field]:
    names = book.romanised_authors or book.authors
    for place, name in enumerate(names):
        tag = "700" if place else "100"
        yield tag, "1 ", (("a", inverted(name)), ("4", "aut"))
    for name in book.translators:
        yield "700", "1 ", (("a", inverted(name)), ("4", "trl"))
    if book.romanised_authors:
        yield from (("880", "1 ", (("6", "100-02/$1"), ("a", name))) for name in book.authors)


def inverted(name: str) -> str:
    """Put the family name first: "Herbert, Frank"; a name of one word stays."""
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}" if given and "," not in name else name


def datafields(fields: Iterable[Field]) -> str:
    """Write fields in XML."""
    return "".join(map(_datafield, fields))


def _datafield(field: Field) -> str:
    tag, marks, subfields = field
    written = "".join(
        f'<subfield code="{code}">{escape(text)}</subfield>' for code, text in subfields if text
    )
    telling = any(text for code, text in subfields if code not in "249")
    return (
        f'<datafield tag="{tag}" ind1="{marks[0]}" ind2="{marks[1]}">{written}</datafield>'
        if telling
        else ""
    )
