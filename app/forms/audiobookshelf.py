"""What audiobookshelf asks a metadata provider."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.books.isbn import Isbn, NotAnIsbn, read_isbn
from app.books.query import Query
from app.forms.loose import read_loosely


@dataclass(frozen=True, slots=True)
class MatchForm:
    """The number of a book, the words of its title and author, and those of its title alone."""

    isbn: Isbn | None
    query: Query | None
    title: Query | None

    @classmethod
    def read(cls, typed: Mapping[str, str]) -> "MatchForm":
        """Read a question; a number that is none is as if it was left out."""
        title, author = typed.get("query", ""), typed.get("author", "")
        return cls(
            isbn=_isbn(typed.get("isbn", "")),
            query=read_loosely(f"{title} {author}"),
            title=read_loosely(title),
        )


def _isbn(typed: str) -> Isbn | None:
    try:
        return read_isbn(typed)
    except NotAnIsbn:
        return None
