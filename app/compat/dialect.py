"""The addresses that Douban's book API and its sibling have in common, and how they are answered.

/isbn/<isbn>    /<id>    /id/<id>    /search?q=&start=0&count=20
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, request
from werkzeug.exceptions import HTTPException

from app.books.book import Book
from app.books.book_id import isbn_of
from app.books.isbn import Isbn, NotAnIsbn, read_isbn
from app.catalogue.result import SearchResult
from app.compat.answer import addresses, allowed, answer, request_line
from app.current import current_catalogue
from app.forms.douban import DoubanAnswerForm, DoubanSearchForm
from app.view_models.address import Addresses
from app.view_models.douban import (
    BAD_CALLBACK,
    BOOK_NOT_FOUND,
    BRIEF,
    MISSING_ARGS,
    URI_NOT_FOUND,
    Json,
    Refusal,
    no_such_book,
    only,
    refusal_of,
)

PageShape = Callable[[SearchResult, DoubanSearchForm, Sequence[Json]], Json]


@dataclass(frozen=True, slots=True)
class Dialect:
    """One of the two: how it shows a book, and a page of books."""

    book: Callable[[Book, Addresses], Json]
    page: PageShape

    def by_isbn(self, isbn: str) -> Response:
        """Give the book with this number; a colon before it is a slip that programs make."""
        try:
            return self._one(read_isbn(isbn.removeprefix(":")))
        except NotAnIsbn:
            return refuse(BOOK_NOT_FOUND)

    def by_id(self, number: str) -> Response:
        """Give the book with this id of ours."""
        if not (number.isascii() and number.isdigit()):
            return refuse(URI_NOT_FOUND)
        isbn = isbn_of(number)
        return self._one(isbn) if isbn else refuse(BOOK_NOT_FOUND)

    def search(self) -> Response:
        """Give a stretch of the books that answer a question."""
        form, wishes = DoubanSearchForm.read(request.args), DoubanAnswerForm.read(request.args)
        if not wishes.sane:
            return refuse(BAD_CALLBACK)
        if form.query is None:
            return refuse(MISSING_ARGS)
        result = current_catalogue.search_from(form.query, form.start, form.count)
        keys = wishes.fields or (BRIEF if wishes.brief else frozenset())
        at = addresses()
        books = [only(self.book(book, at), keys) for book in result.books]
        return answer(self.page(result, form, books), callback=wishes.callback)

    def _one(self, isbn: Isbn) -> Response:
        wishes = DoubanAnswerForm.read(request.args)
        if not wishes.sane:
            return refuse(BAD_CALLBACK)
        finding = current_catalogue.look_up(isbn)
        if finding.book is None:
            return refuse(no_such_book(finding))
        told = only(self.book(finding.book, addresses()), wishes.fields)
        return answer(told, callback=wishes.callback)

    def answer_at(self, bp: Blueprint) -> None:
        """Answer at the addresses of a blueprint."""
        bp.add_url_rule("/isbn/<isbn>", view_func=self.by_isbn, endpoint="isbn")
        bp.add_url_rule("/id/<number>", view_func=self.by_id, endpoint="id")
        bp.add_url_rule("/<number>", view_func=self.by_id, endpoint="number")
        bp.add_url_rule("/search", view_func=self.search, endpoint="search")
        bp.register_error_handler(HTTPException, refused)


def refuse(refusal: Refusal) -> Response:
    """Give an error; whoever named a function for the answer gets it through that."""
    wishes = DoubanAnswerForm.read(request.args)
    callback = wishes.callback if wishes.sane else None
    return answer(refusal.as_json(request_line()), refusal.status, refusal.headers, callback)


def refused(error: HTTPException) -> Response:
    """Refuse what HTTP itself refuses: an unknown address, a method, bytes that are no text."""
    return refuse(refusal_of(error.code or 500, allowed(error)))
