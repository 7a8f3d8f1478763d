"""A book, and a page of books, as they are shown."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from app.books.book import Book, BookRating, Location
from app.books.query import IsbnQuery, KeywordQuery, Query
from app.catalogue.result import Batch, Finding, SearchResult
from app.view_models.field import FieldRow, rows_of
from app.view_models.source import Attribution, SourceViewModel, attributions, is_cover_host

Json = dict[str, object]


class BookViewModel:
    """One book, for a page and for JSON."""

    def __init__(self, book: Book, *, stale: bool = False) -> None:
        self.book = book
        self.stale = stale

    @classmethod
    def found(cls, finding: Finding) -> "BookViewModel":
        """Show the book that was looked up."""
        if finding.book is None:
            raise ValueError("Nothing was found that could be shown.")
        return cls(finding.book, stale=finding.stale)

    @property
    def isbn13(self) -> str:
        """The number that names the book's page."""
        return self.book.isbn13

    @property
    def hyphenated(self) -> str:
        """The number as it is printed."""
        return self.book.isbn.hyphenated

    @property
    def facts(self) -> list[str]:
        """Who published it, when, how long it is: the short line below the authors."""
        return [fact for fact in (self.book.publisher, self.year) if fact]

    @property
    def year(self) -> str | None:
        """The year it was published in."""
        return self.book.published[:4] if self.book.published else None

    @property
    def known_to(self) -> tuple[str, ...]:
        """The sources that know the book."""
        return self.book.known_to

    @property
    def attributions(self) -> list[Attribution]:
        """What sources ask to be shown beside what they say of the book."""
        return attributions(self.book.sources)

    @property
    def rows(self) -> list[FieldRow]:
        """The fields, each with who says it."""
        return rows_of(self.book)

    @property
    def cover(self) -> str | None:
        """The address of a cover image, at a host where one of our sources keeps them."""
        shown = (cover.url for cover in self.book.covers if is_cover_host(cover.url))
        return next(shown, None)

    def as_json(self) -> Json:
        """Give the Book of CONTRACT.md section 4: every key, unknown is null or []."""
        book, isbn = self.book, self.book.isbn
        return {
            "isbn13": isbn.isbn13,
            "isbn10": isbn.isbn10,
            "hyphenated": isbn.hyphenated,
            "title": book.title,
            "subtitle": book.subtitle,
            "original_title": book.original_title,
            "series": book.series,
            "authors": book.authors,
            "translators": book.translators,
            "publisher": book.publisher,
            "published": book.published,
            "published_text": book.published_text,
            "language": book.language,
            "pages": book.pages,
            "pages_text": book.pages_text,
            "binding": book.binding,
            "price": book.price,
            "currency": book.currency,
            "subjects": book.subjects,
            "summary": book.summary,
            "contents": book.contents,
            "rating": _rating(book.rating),
            "cover": None,
            "identifiers": book.identifiers,
            "sources": [_location(place) for place in book.sources],
            "provenance": book.provenance,
            "conflicts": book.conflicts,
            "fetched_at": spell(book.fetched_at),
            "stale": self.stale,
        }


class BookCollection:
    """One page of a search, for a page and for JSON."""

    def __init__(self, result: SearchResult) -> None:
        self.result = result
        self.books = [BookViewModel(book, stale=result.stale) for book in result.books]
        self.sources = [SourceViewModel(answer) for answer in result.answers]

    @property
    def page(self) -> int:
        """The page's number, from 1."""
        return page_of(self.result.query)[0]

    @property
    def silent(self) -> list[SourceViewModel]:
        """The sources that were asked and did not answer."""
        return [source for source in self.sources if source.silent]

    @property
    def unasked(self) -> bool:
        """Whether nobody but our own shelf was asked."""
        return self.result.unasked

    def as_json(self) -> Json:
        """Give the search answer of CONTRACT.md section 4."""
        return {
            "query": _query(self.result.query),
            "total": self.result.total,
            "books": [book.as_json() for book in self.books],
            "sources": [source.as_json() for source in self.sources],
            "partial": self.result.partial,
        }


def spell(moment: datetime | None) -> str | None:
    """Give a moment as RFC 3339 in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def page_of(query: Query) -> tuple[int, int]:
    """Give a question's page and its size; a number has one page."""
    return (query.page, query.per_page) if isinstance(query, KeywordQuery) else (1, 1)


def _query(query: Query) -> Json:
    page, per_page = page_of(query)
    match query:
        case IsbnQuery(isbn):
            asked: Json = {"q": isbn.isbn13, "kind": "isbn", "isbn13": isbn.isbn13}
        case KeywordQuery(words):
            asked = {"q": words, "kind": "keyword", "isbn13": None}
    return {**asked, "page": page, "per_page": per_page}


def _rating(rating: BookRating | None) -> Mapping[str, object] | None:
    if rating is None:
        return None
    return {
        "average": rating.average,
        "count": rating.count,
        "max": rating.max,
        "source": rating.source,
    }


def _location(place: Location) -> Json:
    return {
        "name": place.name,
        "id": place.id,
        "url": place.url,
        "fetched_at": spell(place.fetched_at),
    }


def batch_as_json(batch: Batch, invalid: Sequence[Mapping[str, object]]) -> Json:
    """Give a batch, in which every number that was sent stands in exactly one place."""
    return {
        "books": {book.isbn13: BookViewModel(book).as_json() for book in batch.books},
        "not_found": [isbn.isbn13 for isbn in batch.not_found],
        "invalid": invalid,
        "unanswered": [isbn.isbn13 for isbn in batch.unanswered],
    }
