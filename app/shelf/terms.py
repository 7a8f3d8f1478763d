"""Books by the words they hold: a plain index of terms, the same in every database."""

from collections.abc import Collection, Mapping

from sqlalchemy import Select, delete, func, insert, select
from sqlalchemy.orm import Session

from app.books.book import Book
from app.books.words import index_terms, query_terms
from app.models import BookRow, BookTerm

LONGEST_TERM = 64
"""Characters kept of a term; what is longer is no word anyone types whole."""


def find(session: Session, words: str, most: int) -> tuple[tuple[str, ...], int]:
    """Give the ISBN-13s of the books that hold all words, shortest title first; and how many."""
    asked = {term[:LONGEST_TERM] for term in query_terms(words)}
    if not asked:
        return (), 0
    hits = _holding_all(asked).subquery()
    total = session.scalar(select(func.count()).select_from(hits)) or 0
    found = (
        select(BookRow.isbn13)
        .join(hits, hits.c.book_id == BookRow.id)
        .order_by(BookRow.title_length, BookRow.id)
        .limit(most)
    )
    return tuple(session.scalars(found)), total


def keep(session: Session, books: Mapping[str, Book]) -> None:
    """Index the books anew."""
    ids = {row.isbn13: row.id for row in session.execute(_ids_of(books.keys()))}
    session.execute(delete(BookTerm).where(BookTerm.book_id.in_(ids.values())))
    rows = [
        {"term": term, "book_id": ids[isbn13]}
        for isbn13, book in books.items()
        for term in sorted(terms_of(book))
    ]
    if rows:
        session.execute(insert(BookTerm), rows)


def terms_of(book: Book) -> set[str]:
    """Give every term a book is found by."""
    said = (book.title, book.subtitle, book.original_title, book.series, book.publisher)
    texts = [*said, *book.authors, *book.translators]
    return {term[:LONGEST_TERM] for text in texts if text for term in index_terms(text)}


def _holding_all(asked: Collection[str]) -> Select[int]:
    return (
        select(BookTerm.book_id)
        .where(BookTerm.term.in_(asked))
        .group_by(BookTerm.book_id)
        .having(func.count() == len(asked))
    )


def _ids_of(isbns: Collection[str]) -> Select[str, int]:
    return select(BookRow.isbn13, BookRow.id).where(BookRow.isbn13.in_(isbns))
