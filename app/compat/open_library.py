"""/ol: for clients of Open Library that are pointed at Fisher."""

from collections.abc import Callable, Collection

from flask import Blueprint, Response, request
from werkzeug.exceptions import HTTPException

from app.books.book import Book
from app.books.book_id import isbn_of
from app.books.isbn import Isbn, NotAnIsbn, read_isbn
from app.catalogue.result import Batch
from app.compat.answer import addresses, allowed, answer
from app.current import current_catalogue
from app.forms.open_library import BibkeysForm, WorkSearchForm
from app.view_models import open_library as shapes
from app.view_models.open_library_search import nothing_asked, search_page
from app.view_models.problem import TRY_AGAIN_AFTER

bp = Blueprint("compat_open_library", __name__, url_prefix="/ol")

LONGEST_KEY = 100
"""Characters of a key that an error repeats."""


@bp.get("/isbn/<isbn>.json")
def by_isbn(isbn: str) -> Response:
    """Give the edition with this number, without the detour over its key."""
    try:
        return _one(read_isbn(isbn), shapes.edition)
    except NotAnIsbn:
        return _not_found()


@bp.get("/books/OL<number>M.json")
def by_key(number: str) -> Response:
    """Give the edition with this key of ours."""
    return _one(isbn_of(number), shapes.edition)


@bp.get("/works/OL<number>W.json")
def work(number: str) -> Response:
    """Give the work of an edition."""
    return _one(isbn_of(number), shapes.work)


@bp.get("/authors/OL<number>A.json")
def author(number: str) -> Response:
    """Give an author of a book, whose key ends in his place on its title page."""
    place = number[-2:]
    if not (place.isascii() and place.isdigit()):
        return _not_found()
    return _one(isbn_of(number[:-2]), lambda book: _author(book, int(place)))


@bp.get("/api/books.json")
@bp.get("/api/books")
def books() -> Response:
    """Give many books, each under the key by which it was asked for."""
    form = BibkeysForm.read(request.args)
    if not form.sane:
        said = "callback may have letters, digits, _ and dots, up to 50"
        return answer({"error": said}, 400)
    found = _found(set(form.isbns.values()))
    if found.unanswered and not found.books:
        return _silent()
    held = {book.isbn13: book for book in found.books}
    told = {
        key: _shown(held[isbn.isbn13], key, form.jscmd)
        for key, isbn in form.isbns.items()
        if isbn.isbn13 in held
    }
    return answer(told, callback=form.callback)


@bp.get("/search.json")
def search() -> Response:
    """Give a stretch of the books that answer a question."""
    form = WorkSearchForm.read(request.args)
    if form.query is None:
        return answer(nothing_asked(), 422)
    result = current_catalogue.search_from(form.query, form.start, form.count)
    return answer(search_page(result, form.words, form.start, form.fields))


@bp.errorhandler(HTTPException)
def refused(error: HTTPException) -> Response:
    """Refuse what HTTP itself refuses."""
    if error.code == 404:
        return _not_found()
    return answer({"error": error.description or error.name}, error.code or 500, allowed(error))


def _found(isbns: Collection[Isbn]) -> Batch:
    """Look the books up: of one alone everybody is asked, many are asked for in batches."""
    if len(isbns) != 1:
        return current_catalogue.look_up_many(list(isbns))
    [isbn] = isbns
    finding = current_catalogue.look_up(isbn)
    if finding.book:
        return Batch([finding.book], [], [])
    return Batch([], [], [isbn]) if finding.unanswered else Batch([], [isbn], [])


def _one(isbn: Isbn | None, shape: Callable[[Book], shapes.Json | None]) -> Response:
    finding = current_catalogue.look_up(isbn) if isbn else None
    if finding and finding.unanswered:
        return _silent()
    told = shape(finding.book) if finding and finding.book else None
    return answer(told) if told else _not_found()


def _author(book: Book, place: int) -> shapes.Json | None:
    return shapes.author(book, place) if place < len(book.authors) else None


def _shown(book: Book, bibkey: str, jscmd: str) -> shapes.Json:
    if jscmd == "data":
        return shapes.data(book, addresses())
    shape = shapes.details if jscmd == "details" else shapes.links
    return shape(book, addresses(), bibkey)


def _not_found() -> Response:
    key = request.path.removeprefix("/ol").removesuffix(".json")
    return answer(shapes.not_found(key[:LONGEST_KEY]), 404)


def _silent() -> Response:
    """Say that someone who may know a book did not answer, which is not that nobody knows it."""
    said = "A source that may know this did not answer; try again soon."
    return answer({"error": said}, 503, TRY_AGAIN_AFTER)
