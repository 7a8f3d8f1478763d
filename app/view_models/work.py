"""A page of results folded by work: one card a work, its other editions behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.books.grouping import by_work
from app.view_models.book import BookViewModel


@dataclass(frozen=True, slots=True)
class FoldedWork:
    """The edition of a work that comes first, and the others that were found with it."""

    best: BookViewModel
    others: Sequence[BookViewModel] = ()

    @property
    def isbns(self) -> frozenset[str]:
        """The ISBN-13s of all of them."""
        return frozenset(book.isbn13 for book in (self.best, *self.others))


def folded(books: Iterable[BookViewModel]) -> list[FoldedWork]:
    """Put the editions of each work behind the best of them; each stands where its best stood."""
    shown = {book.isbn13: book for book in books}
    works = by_work(book.book for book in shown.values())
    cards = ([shown[edition.isbn13] for edition in work] for work in works)
    return [FoldedWork(best, others) for best, *others in cards]
