"""Whether the process is alive, and whether it can serve."""

import logging

from flask import Blueprint, current_app, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from app.current import current_services
from app.view_models.problem import TRY_AGAIN_AFTER, Problem

bp = Blueprint("health", __name__)

log = logging.getLogger(__name__)


@bp.get("/healthz")
def healthz() -> ResponseReturnValue:
    """Say that this process answers."""
    return jsonify({"status": "ok"})


@bp.get("/readyz")
def readyz() -> ResponseReturnValue:
    """Say whether readers can be sent here: 503 without the database.

    Without the Redis that is set, it is "degraded" and still 200: every reader is served, only
    rates and pauses are kept by each process alone.
    """
    try:
        current_services.shelf.is_empty()
    except SQLAlchemyError as cause:
        log.error("The database does not answer (%s).", type(cause).__name__)  # noqa: TRY400 -- A probe comes every few seconds, and a traceback each time would bury the log.
        return Problem(503, "The database does not answer.", headers=TRY_AGAIN_AFTER).as_response()
    redis = _redis()
    status = "degraded" if redis == "lost" else "ok"
    return jsonify({"status": status, "database": "ok", "redis": redis})


def _redis() -> str | None:
    """Say how Redis is; None where none is set."""
    if not current_app.config["FISHER"].redis_url:
        return None
    return "ok" if current_services.shared.healthy() else "lost"
