"""A stretch of a list of results: so many books from any place in it, whatever pages they are on.

A program that reads on may begin anywhere and take any number at a time. It gets no book twice and
loses none, because all stretches of a question are cut from the same pages, one behind the other.
A page may show fewer books than it has room for, where sources name the same ones, and later pages
show more; so places are counted over what the pages really showed, and a stretch that is not yet
full goes on with the next page.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from app.books.book import Book
from app.books.query import LAST_PAGE, KeywordQuery
from app.catalogue.desk import Desk
from app.catalogue.page import HOLDS
from app.catalogue.question import list_of
from app.catalogue.result import SearchResult

SMALL, LARGE = 20, 100
"""Books on a page, for stretches of up to twenty books and for longer ones."""

MOST_PAGES = 4
"""So many pages are read for one stretch, where they hold hardly any books."""

PageReader = Callable[[KeywordQuery, float], SearchResult]
"""Gives a page, for which sources are waited for so many seconds at most."""


class Stretch:
    """The books of a list from one place on."""

    def __init__(self, desk: Desk, read: PageReader, query: KeywordQuery, start: int) -> None:
        self._desk = desk
        self._read = read
        self._query = query
        self._start = start

    def of(self, count: int) -> SearchResult:
        """Give so many books, and fewer only at the end of the list or of the reader's patience."""
        query = replace(self._query, per_page=SMALL if count <= SMALL else LARGE)
        page, place = self._beginning(query)
        if page > LAST_PAGE:
            first = self._read(replace(query, page=1), self._desk.patience)
            return replace(first, books=(), more=False)
        return self._cut(list(self._pages(replace(query, page=page), count, place)), count, place)

    def _beginning(self, query: KeywordQuery) -> tuple[int, int]:
        """Give the page on which the stretch begins, and the place of that page's first book.

        A page that nobody has seen counts as full; one that showed nothing ends the list.
        """
        shown = self._desk.shelf.counts_shown(list_of(query, ()))
        place = 0
        for page in range(1, LAST_PAGE + 1):
            room = shown.get(page, query.per_page)
            if self._start < place + room or not room:
                return page, place
            place += room
        return LAST_PAGE + 1, place

    def _pages(self, query: KeywordQuery, count: int, place: int) -> Iterator[SearchResult]:
        """Give page after page until there are enough books, or no more, or no more time.

        The last of them is always read; one before it may be as it was shown a while ago.
        """
        deadline, read = self._desk.deadline(), 0
        for page in range(query.page, LAST_PAGE + 1):
            this, wanted = replace(query, page=page), self._start + count - place
            seen = self._as_shown(this)
            if len(seen) < wanted and seen and page < LAST_PAGE:
                yield SearchResult(this, seen, (), more=True)
                place += len(seen)
                continue
            result = self._read(this, deadline.left)
            yield result
            place, read = place + len(result.books), read + 1
            late = deadline.left < self._desk.patience / 2
            if len(result.books) >= wanted or not result.more or late or read == MOST_PAGES:
                return

    def _as_shown(self, query: KeywordQuery) -> list[Book]:
        """Give a page as its reader has it before him still; nobody is asked for it again."""
        shelf = self._desk.shelf
        shown = shelf.shown(list_of(query, ()), query.page)
        if shown is None or self._desk.now() - shown.at >= HOLDS:
            return []
        held = shelf.books(shown.isbns)
        whole = len(held) == len(shown.isbns)
        return [held[isbn13] for isbn13 in shown.isbns] if whole else []

    def _cut(self, pages: Sequence[SearchResult], count: int, place: int) -> SearchResult:
        """Make one answer of the pages; the sources are told of as they answered the last."""
        books = [book for page in pages for book in page.books][max(0, self._start - place) :]
        return replace(
            pages[-1],
            books=books[:count],
            more=len(books) > count or pages[-1].more,
            stale=any(page.stale for page in pages),
        )
