"""/api/v1/sources: whom this installation asks."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from app.current import current_services
from app.view_models.source import source_as_json

bp = Blueprint("api_source", __name__, url_prefix="/api/v1")


@bp.get("/sources")
def sources() -> ResponseReturnValue:
    """Give one row a source, asked or not."""
    services = current_services
    rows = [source_as_json(one, asked=one.name in services.asked) for one in services.sources]
    return jsonify({"sources": rows})
