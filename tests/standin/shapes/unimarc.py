"""A book as a UNIMARC record in XML, as the libraries of France write it."""

from collections.abc import Iterator

from tests.standin.books import MARC_CODES, Book
from tests.standin.holdings import hyphenated
from tests.standin.shapes.marc import Field, datafields

NAMESPACE = "info:lc/xmlns/marcxchange-v2"
AUTHOR, TRANSLATOR = "070", "730"


def unimarcxml(book: Book) -> str:
    """Give the record of the National Library."""
    ark = f"ark:/12148/cb{book.number}"
    return (
        f'<record xmlns="{NAMESPACE}" format="UNIMARC" id="{ark}" type="Bibliographic">'
        "<leader>     cam  22        450 </leader>"
        f'<controlfield tag="001">FRBNF{book.number}</controlfield>'
        f'<controlfield tag="003">http://catalogue.bnf.fr/{ark}</controlfield>'
        f"{datafields(_fields(book))}</record>"
    )


def sudocxml(book: Book) -> str:
    """Give the record of SUDOC, which names neither schema nor format."""
    return (
        f'<record><controlfield tag="001">{book.number}</controlfield>'
        "<leader>     cam0 22        450 </leader>"
        f'<controlfield tag="003">http://www.sudoc.fr/{book.number}</controlfield>'
        f"{datafields(_fields(book))}</record>"
    )


def _fields(book: Book) -> Iterator[Field]:
    price = f"{book.price} {book.currency}" if book.price else ""
    isbn = hyphenated(book.isbn13) if book.isbn13 else ""
    yield "010", "  ", (("a", isbn), ("b", book.binding), ("d", price))
    yield "100", "  ", (("a", f"20200101d{book.year or '    '}    m  y0frey50      ba"),)
    yield "101", "0 ", (("a", MARC_CODES.get(book.language, "und")),)
    told = (("b", "Texte imprimé"), ("e", book.subtitle), ("f", ", ".join(book.authors)))
    yield "200", "1 ", (("a", book.title), *told)
    yield "214", " 0", (("a", "[S.l.]"), ("c", book.publisher), ("d", book.published))
    yield (
        "215",
        "  ",
        (("a", f"1 vol. ({book.pages} p.)" if book.pages.isdecimal() else book.pages),),
    )
    yield "225", "| ", (("a", book.series),)
    yield "330", "  ", (("a", book.summary),)
    yield from (("606", "  ", (("a", subject), ("2", "rameau"))) for subject in book.subjects)
    for place, name in enumerate(book.authors):
        yield _person("701" if place else "700", name, AUTHOR)
    for name in book.translators:
        yield _person("702", name, TRANSLATOR)


def _person(tag: str, name: str, role: str) -> Field:
    given, _, family = name.rpartition(" ")
    return tag, " |", (("a", family), ("b", given), ("4", role))
