"""What one source holds, found by ISBN or by words."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal

from stdnum import isbn as stdnum_isbn

from tests.standin.books import Book

Field = Literal["any", "title", "author"]

FIRST_IDEOGRAPH = "⺀"
"""From here on scripts put no space between words."""


class Holdings:
    """The books of one source, each as that source tells it, in the order they were declared."""

    def __init__(self, source: str, books: Sequence[Book]) -> None:
        self.books = tuple(book.told_by(source) for book in books if book.known_by(source))
        self._place = {book: place for place, book in enumerate(self.books)}
        self._by_isbn: defaultdict[str, list[Book]] = defaultdict(list)
        self._by_work: defaultdict[object, list[Book]] = defaultdict(list)
        for book in self.books:
            self._by_work[work_of(book)].append(book)
            for isbn in filter(None, (book.isbn13, *book.also_found_by)):
                self._by_isbn[isbn].append(book)
        titles = {book: _titles(book) for book in self.books}
        authors = {book: _authors(book) for book in self.books}
        both = {book: f"{titles[book]} {authors[book]}" for book in self.books}
        self._texts = {"any": _Texts(both), "title": _Texts(titles), "author": _Texts(authors)}

    def with_isbn(self, text: str) -> list[Book]:
        """Give the books found by an ISBN in any spelling."""
        return list(self._by_isbn.get(isbn13_of(text), ()))

    def about(self, words: str, field: Field = "any") -> list[Book]:
        """Give the books in whose title or authors all the words occur; no words find nothing."""
        found = [set(self._texts[field].with_word(word)) for word in fold(words).split()]
        return self.in_order(set.intersection(*found)) if found else []

    def in_order(self, books: Iterable[Book]) -> list[Book]:
        """Give the books in the order in which they were declared."""
        return sorted(books, key=self._place.__getitem__)

    def editions_with(self, book: Book) -> list[Book]:
        """Give all editions of the book's work, itself among them."""
        return self._by_work[work_of(book)]


class _Texts:
    """One text a book, looked up by whole words, or by parts in scripts without spaces."""

    def __init__(self, texts: Mapping[Book, str]) -> None:
        self._texts = texts
        self._by_word: defaultdict[str, list[Book]] = defaultdict(list)
        for book, text in texts.items():
            for word in text.split():
                self._by_word[word].append(book)

    def with_word(self, word: str) -> Iterable[Book]:
        if max(word) < FIRST_IDEOGRAPH:
            return self._by_word.get(word, ())
        return (book for book, text in self._texts.items() if word in text)


def work_of(book: Book) -> object:
    """Name the work of a book; where none is declared, it is the book itself."""
    return book.work or book


def isbn13_of(text: str) -> str:
    """Write an ISBN as 13 digits; what is none comes back as it is, and finds nothing."""
    number = stdnum_isbn.compact(text)
    return stdnum_isbn.to_isbn13(number) if stdnum_isbn.is_valid(number) else number


@cache
def isbn10_of(isbn13: str) -> str:
    """Write an ISBN-13 as ten digits, or as nothing where it has no such form."""
    return stdnum_isbn.to_isbn10(isbn13) if isbn13.startswith("978") else ""


@cache
def hyphenated(isbn: str) -> str:
    """Write an ISBN with its hyphens."""
    return stdnum_isbn.format(isbn)


def fold(text: str) -> str:
    """Reduce a text to words in small letters, without accents, parted by single spaces."""
    spelled_out = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in spelled_out if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", plain))


def _titles(book: Book) -> str:
    return fold(f"{book.title} {book.subtitle} {book.original_title} {book.romanised_title}")


def _authors(book: Book) -> str:
    return fold(" ".join((*book.authors, *book.romanised_authors)))
