"""A book as it is suggested to someone who is still typing."""

from app.books.book import Book


def suggestion_as_json(book: Book) -> dict[str, object]:
    """Give as much of a book as tells it from others."""
    return {
        "isbn13": book.isbn13,
        "title": book.title,
        "authors": list(book.authors),
        "published": book.published,
    }
