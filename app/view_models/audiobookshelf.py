"""A book as audiobookshelf takes it from a custom metadata provider.

https://github.com/advplyr/audiobookshelf/blob/master/custom-metadata-provider-specification.yaml
lets no value be null; what is unknown is "" or [].
"""

from app.books.book import Book
from app.books.series import read_series
from app.view_models.address import Addresses

Json = dict[str, object]

MOST_GENRES = 8


def match_of(book: Book, at: Addresses) -> Json:
    """Give a book with every key; who reads it aloud is never known here."""
    return {
        "title": book.title,
        "subtitle": book.subtitle or "",
        "author": ", ".join(book.authors),
        "narrator": "",
        "publisher": book.publisher or "",
        "publishedYear": (book.published or "")[:4],
        "description": book.summary or "",
        "cover": at.cover(book, "L"),
        "isbn": book.isbn13,
        "genres": list(book.subjects[:MOST_GENRES]),
        "tags": [],
        "series": _series(book),
        "language": book.language or "",
    }


def _series(book: Book) -> list[Json]:
    if not book.series:
        return []
    series = read_series(book.series)
    return [{"series": series.title, "sequence": series.number or ""}]
