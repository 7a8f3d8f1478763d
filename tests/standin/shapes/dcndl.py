"""A book as the National Diet Library of Japan writes it: in RDF, and as an item of its RSS."""

from html import escape

from tests.standin.books import MARC_CODES, Book
from tests.standin.holdings import hyphenated

SPACES = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:dcndl="http://ndl.go.jp/dcndl/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
IDENTIFIER = "http://ndl.go.jp/dcndl/terms/"
AUTHOR, TRANSLATOR = "著", "訳"


def rdf(book: Book) -> str:
    """Give the record."""
    page = address(book)
    return (
        f'<rdf:RDF {SPACES}><dcndl:BibAdminResource rdf:about="{page}"/>'
        f'<dcndl:BibResource rdf:about="{page}#material">{_inside(book)}</dcndl:BibResource>'
        f'<dcndl:BibResource rdf:about="{page}#material">'
        f'<dcndl:record rdf:resource="{page}#item"/></dcndl:BibResource></rdf:RDF>'
    )


def _inside(book: Book) -> str:
    isbn = hyphenated(book.isbn13) if book.isbn13 else ""
    return "".join(
        (
            _tag(f'dcterms:identifier rdf:datatype="{IDENTIFIER}ISBN"', isbn),
            _tag("dcterms:title", whole_title(book)),
            f"<dc:title>{_described(whole_title(book))}</dc:title>",
            *(_agent("creator", name) for name in (*book.authors, *book.translators)),
            *(_tag("dc:creator", one) for one in statements(book)),
            _agent("publisher", book.publisher) if book.publisher else "",
            _tag("dcterms:date", book.published.replace("-", ".")),
            _tag("dcterms:issued", str(book.year or "")),
            _tag("dcterms:abstract", book.summary),
            *(f"<dcterms:subject>{_described(it)}</dcterms:subject>" for it in book.subjects),
            _tag("dcterms:language", MARC_CODES.get(book.language, "und")),
            _tag("dcndl:price", f"{book.price} {book.currency}" if book.price else ""),
            _tag("dcterms:extent", extent(book)),
            '<dcndl:materialType rdf:resource="http://ndl.go.jp/ndltype/Book" rdfs:label="図書"/>',
        )
    )


def item(book: Book) -> str:
    """Give the item."""
    names = (*book.authors, *book.translators)
    told = "".join(
        (
            _tag("title", whole_title(book)),
            _tag("link", address(book)),
            _tag("author", "".join(f"{one}," for one in (*statements(book), *names))),
            "<category>図書</category>",
            "<pubDate>Fri, 23 Mar 2018 09:00:00 +0900</pubDate>",
            _tag("dc:title", whole_title(book)),
            *(_tag("dc:creator", name) for name in names),
            _tag("dc:publisher", book.publisher),
            _tag("dc:date", book.published.replace("-", ".")),
            _tag('dcterms:issued xsi:type="dcterms:W3CDTF"', str(book.year or "")),
            _tag("dc:extent", extent(book)),
            _tag('dc:identifier xsi:type="dcndl:ISBN"', book.isbn13),
            *(_tag("dc:subject", subject) for subject in book.subjects),
        )
    )
    return f"<item>{told}</item>"


def address(book: Book) -> str:
    """Give the address of the book's page."""
    return f"https://ndlsearch.ndl.go.jp/books/R100000002-I{book.number}"


def whole_title(book: Book) -> str:
    """Write title and subtitle as cataloguers do."""
    return " : ".join(filter(None, (book.title, book.subtitle)))


def statements(book: Book) -> list[str]:
    """Say who did what, as the title page does."""
    done = ((book.authors, AUTHOR), (book.translators, TRANSLATOR))
    return [f"{', '.join(names)} {role}" for names, role in done if names]


def extent(book: Book) -> str:
    """Write the pages and, as always, the height."""
    return f"{book.pages}p ; 19cm" if book.pages.isdecimal() else book.pages


def _tag(name: str, text: str) -> str:
    return f"<{name}>{escape(text, quote=False)}</{name.partition(' ')[0]}>" if text else ""


def _described(text: str) -> str:
    return f"<rdf:Description>{_tag('rdf:value', text)}</rdf:Description>"


def _agent(what: str, name: str) -> str:
    return f"<dcterms:{what}><foaf:Agent>{_tag('foaf:name', name)}</foaf:Agent></dcterms:{what}>"
