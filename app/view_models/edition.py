"""The other editions of a book's work, as they are shown."""

from app.books.book import Book
from app.books.grouping import work_of
from app.catalogue.editions import Editions
from app.view_models.book import BookViewModel, Json
from app.view_models.source import SourceViewModel

AT_ONCE = 8
"""Editions that a page shows before the reader asks for more."""


class EditionsViewModel:
    """A book's work, and its other editions."""

    def __init__(self, book: Book, found: Editions) -> None:
        self._found = found
        self.work = work_of([book, *found.books])
        self.books = [BookViewModel(other) for other in found.books]

    @property
    def first(self) -> list[BookViewModel]:
        """Those that are shown at once."""
        return self.books[:AT_ONCE]

    @property
    def rest(self) -> list[BookViewModel]:
        """Those that are shown to who asks for more."""
        return self.books[AT_ONCE:]

    def as_json(self) -> Json:
        """Give the editions as CONTRACT.md section 4 has them, with each source's answer."""
        return {
            "work": {
                "title": self.work.title,
                "authors": self.work.authors,
                "editions": self.work.editions,
                "ids": self.work.ids,
            },
            "books": [book.as_json() for book in self.books],
            "sources": [SourceViewModel(answer).as_json() for answer in self._found.answers],
            "partial": any(answer.silent for answer in self._found.answers),
        }
