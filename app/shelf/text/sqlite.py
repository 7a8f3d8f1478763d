"""Full text in SQLite: FTS5, whose tokenizer is told to part at spaces and nowhere else.

https://www.sqlite.org/fts5.html
"""

from collections.abc import Sequence

from sqlalchemy import Connection, Integer, text

from app.books.search import Wanted
from app.shelf.text.tokens import BookText

COLUMNS = {
    "any": "title people series publisher",
    "about": "title people",
    "title": "title",
    "people": "people",
    "series": "series",
    "publisher": "publisher",
}

FORGET = text("DELETE FROM book_text WHERE rowid = :id")
WRITE = text(
    "INSERT INTO book_text (rowid, title, people, series, publisher) "
    "VALUES (:book_id, :title, :people, :series, :publisher)"
)

FOUND = text(
    "SELECT rowid AS book_id FROM book_text WHERE book_text MATCH :asked LIMIT :most"
).columns(book_id=Integer)


def write(connection: Connection, texts: Sequence[BookText]) -> None:
    """Index the books anew."""
    connection.execute(FORGET, [{"id": book.book_id} for book in texts])
    connection.execute(WRITE, [_row(book) for book in texts])


def asked(wanted: Sequence[Wanted], field: str) -> str:
    """Put what must all be there into the words of FTS5.

    >>> print(asked([Wanted(("三", "体")), Wanted(("liu",), "people")], "any"))
    {title people series publisher} : "三 体" AND {people} : "liu"
    """
    return " AND ".join(_one(each, field) for each in wanted)


def _one(wanted: Wanted, field: str) -> str:
    columns = COLUMNS[field if wanted.field == "any" else wanted.field]
    star = " *" if wanted.begun else ""
    return f'{{{columns}}} : "{" ".join(wanted.terms)}"{star}'


def _row(book: BookText) -> dict[str, object]:
    return {
        "book_id": book.book_id,
        "title": book.title,
        "people": book.people,
        "series": book.series,
        "publisher": book.publisher,
    }
