"""/api/v1/suggest: what we hold that begins as someone types; no source is asked."""

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from app.books.query import LONGEST
from app.current import current_catalogue
from app.view_models.suggestion import suggestion_as_json

bp = Blueprint("api_suggest", __name__, url_prefix="/api/v1")

MOST = 10
"""Books that are suggested."""


@bp.get("/suggest")
def suggest() -> ResponseReturnValue:
    """Give the books whose words go on as what was typed; none for nothing."""
    typed = request.args.get("q", "")[:LONGEST]
    books = current_catalogue.suggest(typed, MOST)
    return jsonify({"suggestions": [suggestion_as_json(book) for book in books]})
