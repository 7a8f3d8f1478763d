"""Where this Fisher's own things are: absolute addresses, for programs that are elsewhere."""

from dataclasses import dataclass
from typing import Literal

from app.books.book import Book
from app.view_models.book import BookViewModel

Size = Literal["S", "M", "L"]


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one Fisher; `home` is its own, such as "http://books.example"."""

    home: str

    def to(self, path: str) -> str:
        """Give the address of a path that begins with a stroke."""
        return f"{self.home}{path}"

    def page(self, book: Book) -> str:
        """Give the address of the book's own page."""
        return self.to(f"/book/{book.isbn13}/detail")

    def cover(self, book: Book, size: Size) -> str:
        """Give the address of the cover, or nothing where no source shows one."""
        shown = BookViewModel(book).cover
        return self.to(f"/covers/{book.isbn13}-{size}.jpg") if shown else ""
