"""/abs: what audiobookshelf asks of a custom metadata provider."""

from collections.abc import Sequence

from flask import Blueprint, Response, request
from werkzeug.exceptions import HTTPException

from app.books.book import Book
from app.compat.answer import addresses, allowed, answer
from app.current import current_catalogue
from app.forms.audiobookshelf import MatchForm
from app.view_models.audiobookshelf import match_of

bp = Blueprint("compat_audiobookshelf", __name__, url_prefix="/abs")

MOST = 20
"""Matches; audiobookshelf shows all that it is given, one below the other."""


@bp.get("/search")
def search() -> Response:
    """Give the books that may be the one on audiobookshelf's shelf, the likeliest first."""
    form = MatchForm.read(request.args)
    if not (form.isbn or form.query):
        return answer({"error": "Name a title as query, or an isbn."}, 400)
    at = addresses()
    return answer({"matches": [match_of(book, at) for book in _books(form)]})


def _books(form: MatchForm) -> Sequence[Book]:
    """Give the one book with that number, else those with the title and author.

    The title alone is searched for where everyone answered, and nobody knew it with that author.
    """
    found = current_catalogue.look_up(form.isbn).book if form.isbn else None
    if found or not form.query:
        return [found] if found else []
    result = current_catalogue.search_from(form.query, 0, MOST)
    if result.books or result.partial or not form.title or form.title == form.query:
        return result.books
    return current_catalogue.search_from(form.title, 0, MOST).books


@bp.errorhandler(HTTPException)
def refused(error: HTTPException) -> Response:
    """Refuse what HTTP itself refuses, as the specification spells an error."""
    return answer({"error": error.description or error.name}, error.code or 500, allowed(error))
