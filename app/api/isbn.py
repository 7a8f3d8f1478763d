"""/api/v1/isbn: what a text says as an ISBN; nobody is asked."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from app.books.isbn import NotAnIsbn, read_isbn
from app.view_models.isbn import isbn_as_json, refusal_as_json

bp = Blueprint("api_isbn", __name__, url_prefix="/api/v1")


@bp.get("/isbn/<path:text>")
def isbn(text: str) -> ResponseReturnValue:
    """Give the number in all its forms, or why it is none."""
    try:
        return jsonify(isbn_as_json(read_isbn(text)))
    except NotAnIsbn as cause:
        return jsonify(refusal_as_json(cause))
