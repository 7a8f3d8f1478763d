"""The contract of a source: data around a few pure functions.

A source says how to ask (a `Request` for an ISBN, for words, for many ISBNs) and how to read the
answer (a `Reply` into a `SourcePage`). It never opens a connection: the client does, for all.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from app.books.isbn import Isbn
from app.books.query import IsbnQuery, KeywordQuery, Question, WorkQuery
from app.books.record import Record
from app.books.scripts import Script, scripts_of
from app.spider.reply import Reply
from app.spider.terms import UNSTATED, Terms

KeyNeed = Literal["none", "optional", "needed"]


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask of a source, below its base URL; `params` are quoted by the client."""

    path: str
    params: Mapping[str, str | int] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    method: Literal["GET", "POST"] = "GET"
    body: bytes | None = None
    safe: bool = True
    """Whether asking twice is no more than asking once, as it is for every search."""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What a source answered: its records in its own order, and its count of all hits."""

    records: tuple[Record, ...] = ()
    total: int = 0
    then: "Step | None" = None
    """What must be asked next before the records are whole; None when they are."""


@dataclass(frozen=True, slots=True)
class Step:
    """A further request that an answer leads to, and how the answer to it is read.

    `read` gives the whole page, with what earlier answers said. A source that needs a step has
    failed where the step fails.
    """

    request: Request
    read: Callable[[Reply], SourcePage]


@dataclass(frozen=True, slots=True)
class Source:
    """One public catalogue: what it is for, how it is asked, how its answer is read."""

    name: str
    title: str
    url: str
    """Base URL: scheme, host, port and path prefix, without a slash at the end."""
    read: Callable[[Reply], SourcePage]
    """Turn an answer into records; raises SourceFailed when it is none."""
    search_by_isbn: Callable[[Isbn], Request] | None = None
    search_by_keyword: Callable[[KeywordQuery], Request] | None = None
    search_by_isbns: Callable[[Sequence[Isbn]], Request] | None = None
    batch: int = 1
    """Most ISBNs in one call of `search_by_isbns`."""
    editions_of_work: Callable[[str], Request] | None = None
    """Ask for the editions of a work by the id that this source's records give it."""
    home: frozenset[str] = frozenset()
    """The ISBN groups it is the home library of, as "978-4"."""
    scripts: frozenset[Script] = frozenset()
    """The scripts of the words that a narrow source is asked by."""
    languages: frozenset[str] = frozenset()
    """The languages of its books, as "ko": who asks for these asks a narrow source by any words."""
    narrow: bool = False
    """True when it is asked only about books of its home groups, scripts and languages."""
    public: bool = True
    """False when its public server is closed and only compatible servers are left."""
    key: KeyNeed = "none"
    sign: Callable[[Request, str], Request] | None = None
    """Put the key into a request."""
    rate: float = 1.0
    """Requests a second that the source allows."""
    rate_with_contact: float | None = None
    """Requests a second that it allows a caller who names a contact, where that is more."""
    absent: frozenset[int] = frozenset()
    """HTTP error statuses whose body `read` decides on: of an edition they may mean "not found",
    of a search by words never."""
    covers: frozenset[str] = frozenset()
    """Hosts that its cover images come from."""
    terms: Terms = UNSTATED
    """On which terms it lends its data."""
    strong: frozenset[str] = frozenset()
    """The fields of a book in which it is believed before sources that are not strong in them."""
    weak: frozenset[str] = frozenset()
    """The fields in which it is believed only where nobody else says anything."""
    weight: float = 1.0
    """What its order of hits counts for, 0..1: less for what is no catalogue of books."""

    def ask(self, query: Question) -> Request | None:
        """Say how this source is asked, or None where the question is not its kind."""
        match query:
            case IsbnQuery(isbn):
                return self.about(isbn) if self.knows_of(isbn) else None
            case KeywordQuery():
                plain = query.plain
                asked = self.search_by_keyword if self.understands(plain) else None
                return asked(plain) if asked else None
            case WorkQuery():
                work, editions = query.at(self.name), self.editions_of_work
                return editions(work) if editions and work else None

    def rate_for(self, *, contact: bool) -> float:
        """Give the requests a second that the source allows, with and without a contact."""
        return (self.rate_with_contact if contact else None) or self.rate

    def knows_of(self, isbn: Isbn) -> bool:
        """Whether it is worth asking about this ISBN: a narrow source knows its own groups."""
        if self.search_by_isbn is None:
            return False
        return not self.narrow or self.at_home_with(isbn)

    def about(self, isbn: Isbn) -> Request:
        """Say how it is asked about one edition; raises ValueError where it knows no ISBNs."""
        if self.search_by_isbn is None:
            raise ValueError(f"{self.name} knows no ISBNs.")
        return self.search_by_isbn(isbn)

    def understands(self, query: KeywordQuery) -> bool:
        """Whether it is worth asking by these words: a narrow source knows its own scripts."""
        if not query.words:
            return False
        if not self.narrow or not self.scripts:
            return True
        asked_for = (query.language or "").partition("-")[0]
        return asked_for in self.languages or bool(self.scripts & scripts_of(query.words))

    def at_home_with(self, isbn: Isbn) -> bool:
        """Whether this is the home library of the ISBN's registration group."""
        return isbn.group in self.home


def key_in_query(name: str) -> Callable[[Request, str], Request]:
    """Sign requests by a query parameter of this name."""
    return lambda request, key: replace(request, params={**request.params, name: key})


def key_in_header(scheme: str = "") -> Callable[[Request, str], Request]:
    """Sign requests by the header Authorization; a key that brings its scheme along keeps it."""

    def sign(request: Request, key: str) -> Request:
        credentials = key if key.startswith(scheme) else f"{scheme}{key}"
        return replace(request, headers={**request.headers, "Authorization": credentials})

    return sign


def window(query: KeywordQuery, most: int) -> tuple[int, int]:
    """Give (offset, limit) of the query's page for a source that sends at most `most` at once."""
    limit = min(query.per_page, most)
    return (query.page - 1) * limit, limit
