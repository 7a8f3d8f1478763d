"""Full text in PostgreSQL: a tsvector that we write ourselves, field by field, under a GIN index.

https://www.postgresql.org/docs/current/datatype-textsearch.html
"""

from collections.abc import Sequence

from sqlalchemy import Connection, Integer, text

from app.books.search import Wanted
from app.shelf.text.tokens import BookText

WEIGHTS = {
    "any": "",
    "about": "AB",
    "title": "A",
    "people": "B",
    "series": "C",
    "publisher": "D",
}
"""PostgreSQL's four weights stand for our four fields; no weight is any of them."""

LAST_PLACE = 16_383
"""Positions that a tsvector tells apart."""

WRITE = text(
    "INSERT INTO book_text (book_id, words) VALUES (:book_id, CAST(:words AS tsvector)) "
    "ON CONFLICT (book_id) DO UPDATE SET words = excluded.words"
)
FOUND = text(
    "SELECT book_id FROM book_text WHERE words @@ CAST(:asked AS tsquery) LIMIT :most"
).columns(book_id=Integer)


def write(connection: Connection, texts: Sequence[BookText]) -> None:
    """Index the books anew."""
    connection.execute(WRITE, [{"book_id": book.book_id, "words": _words(book)} for book in texts])


def asked(wanted: Sequence[Wanted], field: str) -> str:
    """Put what must all be there into a tsquery.

    >>> print(asked([Wanted(("三", "体")), Wanted(("liu",), "people")], "any"))
    ('三' <-> '体') & ('liu':B)
    """
    return " & ".join(_one(each, field) for each in wanted)


def _one(wanted: Wanted, field: str) -> str:
    weight = WEIGHTS[field if wanted.field == "any" else wanted.field]
    marks = [weight] * len(wanted.terms)
    marks[-1] += "*" if wanted.begun else ""
    terms = [_marked(term, mark) for term, mark in zip(wanted.terms, marks, strict=True)]
    return f"({' <-> '.join(terms)})"


def _marked(term: str, mark: str) -> str:
    return f"'{term}':{mark}" if mark else f"'{term}'"


def _words(book: BookText) -> str:
    """Spell a tsvector; a gap between two fields keeps a phrase from reaching over it."""
    spelled, place = [], 0
    for said, weight in zip(
        (book.title, book.people, book.series, book.publisher), "ABCD", strict=True
    ):
        for token in said.split():
            place += 1
            spelled.append(f"'{token}':{min(place, LAST_PLACE)}{weight}")
        place += 1
    return " ".join(spelled)
