"""/api/v1/books/<isbn>/editions: the other editions of a book's work."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from app.books.isbn import NotAnIsbn, read_isbn
from app.current import current_catalogue
from app.view_models.edition import EditionsViewModel
from app.view_models.problem import no_book, no_isbn

bp = Blueprint("api_edition", __name__, url_prefix="/api/v1")


@bp.get("/books/<path:isbn>/editions")
def editions(isbn: str) -> ResponseReturnValue:
    """Give the other editions of the work that a book is of."""
    try:
        finding = current_catalogue.look_up(read_isbn(isbn))
    except NotAnIsbn as cause:
        return no_isbn(cause).as_response()
    if finding.book is None:
        return no_book(finding).as_response()
    found = current_catalogue.editions_of(finding.book)
    return jsonify(EditionsViewModel(finding.book, found).as_json())
