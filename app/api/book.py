"""/api/v1: searching, one book, many books."""

import hashlib

from flask import Blueprint, Response, current_app, jsonify, request
from flask.typing import ResponseReturnValue

from app.books.isbn import NotAnIsbn, read_isbn
from app.catalogue.result import Finding
from app.current import current_catalogue, current_services
from app.forms.batch import BatchForm
from app.forms.book import SearchForm
from app.view_models.book import BookCollection, BookViewModel, batch_as_json
from app.view_models.problem import no_book, no_isbn, wrong_input
from app.view_models.ready import Spelled

bp = Blueprint("api_book", __name__, url_prefix="/api/v1")

MINUTES_5 = 300


@bp.get("/search")
def search() -> ResponseReturnValue:
    """Give one page of the books that answer a question."""
    form = SearchForm(request.args, current_services.names)
    if not form.validate():
        return wrong_input(form.sentences()).as_response()
    result = current_catalogue.search(form.to_query(), form.only)
    return jsonify(BookCollection(result).as_json())


@bp.get("/books/<path:isbn>")
def book(isbn: str) -> ResponseReturnValue:
    """Give one book."""
    wanted = request.args.get("format", "json")
    if wanted != "json":
        return wrong_input({"format": [f"{wanted[:20]!r} is not offered; json is."]}).as_response()
    if spelled := current_services.ready.answer_to(isbn):
        return _tagged(spelled)
    try:
        finding = current_catalogue.look_up(read_isbn(isbn))
    except NotAnIsbn as cause:
        return no_isbn(cause).as_response()
    if finding.book is None:
        return no_book(finding).as_response()
    return _tagged(_spelled(isbn, finding))


@bp.post("/books/batch")
def batch() -> ResponseReturnValue:
    """Give many books at once."""
    form = BatchForm.read(request.get_json())
    if form.errors:
        return wrong_input(form.errors).as_response()
    found = current_catalogue.look_up_many(form.isbns)
    return jsonify(batch_as_json(found, form.invalid))


def _spelled(question: str, finding: Finding) -> Spelled:
    """Spell the book; what is not stale is ready for whoever asks for it in the next moment."""
    body = current_app.json.dumps(BookViewModel.found(finding).as_json()).encode()
    tag = hashlib.sha256(body).hexdigest()[:32]
    if finding.stale:
        return Spelled(body, tag, fresh_for=0)
    return current_services.ready.keep(question, Spelled(body, tag, MINUTES_5))


def _tagged(spelled: Spelled) -> Response:
    """Let a program keep the book, and ask later only whether it has changed."""
    headers = {
        "ETag": f'"{spelled.tag}"',
        "Cache-Control": f"public, max-age={spelled.fresh_for}",
    }
    response = Response(spelled.body, headers=headers, mimetype="application/json")
    if request.headers.get("If-None-Match"):
        response.make_conditional(request)
    return response
