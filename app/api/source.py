"""/api/v1/sources: whom this installation asks, and how they do."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from app.current import current_services
from app.view_models.standing import standings_as_json

bp = Blueprint("api_source", __name__, url_prefix="/api/v1")


@bp.get("/sources")
def sources() -> ResponseReturnValue:
    """Give one row a source, asked or not."""
    return jsonify(standings_as_json(current_services.watch.standings()))
