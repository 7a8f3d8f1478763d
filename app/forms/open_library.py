"""What programs ask of Open Library."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.books.isbn import Isbn, NotAnIsbn, read_isbn
from app.books.query import Query
from app.forms.loose import is_callback, read_loosely, read_number

LIMIT = 100
MOST_BIBKEYS = 100

_FIELDS = ("isbn", "q", "title", "author", "publisher", "subject")
_SYNTAX = re.compile(r'\b(?:AND|OR)\b|\b(?:title|author|author_name|publisher|subject):|["*()]')
"""What in a question is not a word of the book: `title:"dune" AND author:herbert`."""


@dataclass(frozen=True, slots=True)
class WorkSearchForm:
    """A search; `query` is None where nothing is asked, `words` is the question as it was typed."""

    query: Query | None
    words: str
    start: int
    count: int
    fields: frozenset[str]

    @classmethod
    def read(cls, typed: Mapping[str, str]) -> "WorkSearchForm":
        """Read a search; an offset wins over a page, as it does there."""
        asked = " ".join(filter(None, (typed.get(name, "") for name in _FIELDS)))
        count = min(read_number(typed.get("limit"), LIMIT), LIMIT)
        page = max(1, read_number(typed.get("page"), 1))
        fields = {name.strip() for name in typed.get("fields", "").split(",")} - {""}
        return cls(
            query=read_loosely(_SYNTAX.sub(" ", asked)),
            words=typed.get("q", ""),
            start=read_number(typed.get("offset"), (page - 1) * count),
            count=count,
            fields=frozenset() if "*" in fields else frozenset(fields),
        )


@dataclass(frozen=True, slots=True)
class BibkeysForm:
    """Books by their keys: those that are ISBNs here, each under the key as it was sent."""

    isbns: Mapping[str, Isbn]
    jscmd: str
    callback: str | None

    @classmethod
    def read(cls, typed: Mapping[str, str]) -> "BibkeysForm":
        """Read the keys; what is no ISBN is known to nobody here."""
        sent = typed.get("bibkeys", "").split(",")[:MOST_BIBKEYS]
        read = {key.strip(): _isbn(key) for key in sent if key.strip()}
        return cls(
            isbns={key: isbn for key, isbn in read.items() if isbn},
            jscmd=typed.get("jscmd", ""),
            callback=typed.get("callback") or None,
        )

    @property
    def sane(self) -> bool:
        """Whether the function may be called so."""
        return self.callback is None or is_callback(self.callback)


def _isbn(bibkey: str) -> Isbn | None:
    """Read "ISBN:9780140328721" or the bare number."""
    kind, _, number = bibkey.rpartition(":")
    if kind.strip().casefold() not in {"", "isbn"}:
        return None
    try:
        return read_isbn(number)
    except NotAnIsbn:
        return None
