"""An ISBN in all its forms."""

from app.books.isbn import Isbn, NotAnIsbn


def isbn_as_json(isbn: Isbn) -> dict[str, object]:
    """Give a number's forms."""
    return {
        "isbn13": isbn.isbn13,
        "isbn10": isbn.isbn10,
        "hyphenated": isbn.hyphenated,
        "valid": True,
        "detail": None,
    }


def refusal_as_json(cause: NotAnIsbn) -> dict[str, object]:
    """Give the reason why something is no ISBN."""
    forms = dict.fromkeys(("isbn13", "isbn10", "hyphenated"))
    return {**forms, "valid": False, "detail": str(cause)}
