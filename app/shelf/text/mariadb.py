"""Full text in MariaDB: InnoDB's FULLTEXT over tokens that are spelled in letters and digits.

InnoDB drops short words and English stop words, and parts text in its own way
(https://mariadb.com/docs/server/ha-and-performance/optimization-and-tuning/optimization-and-indexes/full-text-indexes).
So each token is spelled such that it is none of these, and with the letter of its field in front:
"ta" and the word where it is plain, else "tu" and its bytes in hexadecimal.
"""

import re
from collections.abc import Sequence

from sqlalchemy import Connection, Integer, text

from app.books.search import Wanted
from app.shelf.text.tokens import BookText

LETTERS = {
    "any": "tpsb",
    "about": "tp",
    "title": "t",
    "people": "p",
    "series": "s",
    "publisher": "b",
}
"""The letters of the fields in which a term may stand."""

LONGEST = 80
"""Letters of a token as it is spelled; InnoDB keeps none above 84."""

WRITE = text("REPLACE INTO book_text (book_id, words) VALUES (:book_id, :words)")
FOUND = text(
    "SELECT book_id FROM book_text WHERE MATCH (words) AGAINST (:asked IN BOOLEAN MODE) LIMIT :most"
).columns(book_id=Integer)


def write(connection: Connection, texts: Sequence[BookText]) -> None:
    """Index the books anew."""
    connection.execute(WRITE, [{"book_id": book.book_id, "words": _words(book)} for book in texts])


def asked(wanted: Sequence[Wanted], field: str) -> str:
    """Put what must all be there into the words of InnoDB's boolean mode.

    The beginning of a word comes first: behind a phrase, InnoDB 10.11 finds nothing with it.

    >>> print(asked([Wanted(("liu", "ci"), "people"), Wanted(("du",), begun=True)], "about"))
    +(tadu* padu*) +("paliu paci")
    """
    begun_first = sorted(wanted, key=lambda one: not one.begun)
    return " ".join(f"+({_anywhere(each, field)})" for each in begun_first)


def _anywhere(wanted: Wanted, field: str) -> str:
    letters = LETTERS[field if wanted.field == "any" else wanted.field]
    return " ".join(_phrase(letter, wanted) for letter in letters)


def _phrase(letter: str, wanted: Wanted) -> str:
    spelled = " ".join(_spelled(letter, term) for term in wanted.terms)
    if len(wanted.terms) > 1:
        return f'"{spelled}"'
    return f"{spelled}*" if wanted.begun else spelled


def _words(book: BookText) -> str:
    fields = zip(
        LETTERS["any"], (book.title, book.people, book.series, book.publisher), strict=True
    )
    return " ".join(_spelled(letter, token) for letter, said in fields for token in said.split())


def _spelled(letter: str, token: str) -> str:
    plain = _PLAIN.fullmatch(token)
    spelled = f"{letter}a{token}" if plain else f"{letter}u{token.encode().hex()}"
    return spelled[:LONGEST]


_PLAIN = re.compile("[a-z0-9]+")
