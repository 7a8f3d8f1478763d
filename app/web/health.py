"""Whether the process is alive."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def healthz() -> ResponseReturnValue:
    """Say that this process answers."""
    return jsonify({"status": "ok"})
