"""What the stand-in upstreams say: one or more books in the shape of each source."""

import json
from collections.abc import Callable, Mapping

Json = dict[str, object]


def isbn13_of(number: int) -> str:
    """Give the ISBN-13 of a made-up book.

    >>> isbn13_of(30640615)
    '9780306406157'
    """
    digits = f"9780{number:08d}"
    total = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits))
    return f"{digits}{-total % 10}"


def words_of(number: int) -> str:
    """Give words that find this book and no other."""
    return f"lighthouse{number:08d} keeper{number % 97}"


def title_of(number: int) -> str:
    """Give the title of a made-up book: the words that find it are in it, and some more."""
    return f"The {words_of(number)} and the sea"


def open_library(numbers: range) -> bytes:
    """Give what its search answers."""
    docs: list[Json] = [
        {
            "key": f"/works/OL{number}W",
            "title": title_of(number),
            "author_name": ["Virginia Stephens"],
            "isbn": [isbn13_of(number)],
            "publisher": ["Example House"],
            "language": ["eng"],
            "first_publish_year": 1997,
            "number_of_pages_median": 302,
            "edition_count": 1,
            "edition_key": [f"OL{number}M"],
            "cover_i": number,
            "subject": ["Lighthouses", "Sea stories"],
        }
        for number in numbers
    ]
    return json.dumps({"numFound": len(docs), "start": 0, "docs": docs}).encode()


def google_books(numbers: range) -> bytes:
    """Give what its list of volumes answers."""
    items: list[Json] = [
        {
            "kind": "books#volume",
            "id": f"bench{number:08d}",
            "volumeInfo": {
                "title": title_of(number),
                "authors": ["Virginia Stephens"],
                "publisher": "Example House",
                "publishedDate": "1997-05",
                "description": "A keeper and a lamp. <p>With the sea around both.</p>",
                "industryIdentifiers": [{"type": "ISBN_13", "identifier": isbn13_of(number)}],
                "pageCount": 302,
                "categories": ["Fiction"],
                "language": "en",
            },
        }
        for number in numbers
    ]
    return json.dumps({"kind": "books#volumes", "totalItems": len(items), "items": items}).encode()


def douban(numbers: range) -> bytes:
    """Give what a server of the Douban shape answers."""
    books: list[Json] = [
        {
            "id": f"{number}",
            "title": title_of(number),
            "author": ["Virginia Stephens"],
            "translator": [],
            "publisher": "Example House",
            "pubdate": "1997-5",
            "pages": "302",
            "binding": "Paperback",
            "price": "12.90",
            "isbn13": isbn13_of(number),
            "tags": [{"count": 3, "name": "sea", "title": "sea"}],
            "rating": {"max": 10, "numRaters": 40, "average": "8.1", "min": 0},
            "summary": "A keeper and a lamp.",
        }
        for number in numbers
    ]
    told = {"count": len(books), "start": 0, "total": len(books), "books": books}
    return json.dumps(told).encode()


def library(numbers: range) -> bytes:
    """Give what a library's SRU answers, in MARC 21."""
    records = "".join(map(_marc, numbers))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<zs:searchRetrieveResponse xmlns:zs="http://www.loc.gov/zing/srw/">'
        f"<zs:version>1.1</zs:version><zs:numberOfRecords>{len(numbers)}</zs:numberOfRecords>"
        f"<zs:records>{records}</zs:records></zs:searchRetrieveResponse>"
    ).encode()


def _marc(number: int) -> str:
    fields = "".join(
        (
            _field("020", a=isbn13_of(number), c="Pb. : EUR 12.90"),
            _field("041", a="eng"),
            _field("100", a="Stephens, Virginia", d="1882-1941", e="author"),
            _field("245", a=title_of(number), c="Virginia Stephens"),
            _field("264", a="London", b="Example House", c="1997"),
            _field("300", a="302 p.", c="20 cm"),
            _field("490", a="Sea stories", v="7"),
            _field("650", a="Lighthouses"),
        )
    )
    return (
        "<zs:record><zs:recordSchema>marcxml</zs:recordSchema><zs:recordData>"
        '<record xmlns="http://www.loc.gov/MARC21/slim"><leader>     cam a22     2c 4500</leader>'
        f'<controlfield tag="001">{number}</controlfield>'
        '<controlfield tag="008">970101s1997    xxk|||||      00| ||eng c</controlfield>'
        f"{fields}</record></zs:recordData></zs:record>"
    )


def _field(tag: str, **parts: str) -> str:
    inside = "".join(f'<subfield code="{code}">{text}</subfield>' for code, text in parts.items())
    second = "1" if tag == "264" else " "
    return f'<datafield tag="{tag}" ind1=" " ind2="{second}">{inside}</datafield>'


SHAPES: Mapping[str, Callable[[range], bytes]] = {
    "open_library": open_library,
    "k10plus": library,
    "dnb": library,
    "loc": library,
    "google_books": google_books,
    "douban": douban,
}
"""The six sources that answer questions of words, and what each of them says."""
