"""Editions put together by the work they are of, and the work told by its editions."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from app.books.book import Book
from app.books.titles import title_key
from app.books.work import Traits, alike


@dataclass(frozen=True, slots=True)
class Work:
    """A text, whatever it is printed in: its title and authors as its editions have them."""

    title: str
    authors: tuple[str, ...]
    editions: int
    ids: tuple[str, ...]
    """What catalogues call it, as their records do."""


def work_of(editions: Sequence[Book]) -> Work:
    """Tell the work of its editions, the same whichever comes first.

    Its title is that of most, in the earliest spelling; so are its authors.

    >>> dune = Book("9780441013593", "Dune", authors=("Frank Herbert",), published="2005")
    >>> work_of([Book("9783453317178", "Der Wüstenplanet", published="2016"), dune])
    Work(title='Dune', authors=('Frank Herbert',), editions=2, ids=())
    """
    first = sorted(editions, key=lambda book: (book.published or "9999", book.isbn13))
    keys = Counter(title_key(book.title) for book in first)
    usual = max(first, key=lambda book: keys[title_key(book.title)])
    credited = [usual, *(book for book in first if book.authors)]
    return Work(
        title=usual.title,
        authors=next((book.authors for book in credited if book.authors), ()),
        editions=len(editions),
        ids=tuple(sorted({book.work for book in editions if book.work})),
    )


def by_work(books: Iterable[Book]) -> list[list[Book]]:
    """Put the editions of each work together, works and editions in the order they came.

    An edition that is like those of two works makes one work of them: what a translation has in
    common with its original, and with a reprint of itself, makes the three one.
    """
    works: list[_Work] = []
    for edition in enumerate(map(Traits, books)):
        united, apart = [edition], list[_Work]()
        for work in works:
            if any(alike(edition[1], other) for _, other in work):
                united += work
            else:
                apart.append(work)
        works = [*apart, sorted(united, key=itemgetter(0))]
    works.sort(key=lambda work: work[0][0])
    return [[traits.book for _, traits in work] for work in works]


def editions_among(book: Book, others: Iterable[Book]) -> list[Book]:
    """Give those others that are of one work with the book, be it through each other."""
    left = [Traits(other) for other in others if other.isbn13 != book.isbn13]
    to_compare, joined = [Traits(book)], set[str]()
    order = [traits.book for traits in left]
    while to_compare:
        one = to_compare.pop()
        near = {traits.book.isbn13 for traits in left if alike(one, traits)}
        to_compare += [traits for traits in left if traits.book.isbn13 in near]
        left = [traits for traits in left if traits.book.isbn13 not in near]
        joined |= near
    return [other for other in order if other.isbn13 in joined]


_Work = list[tuple[int, Traits]]
"""The editions of one work, each with its place among those that came."""
