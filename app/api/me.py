"""/api/v1/me: the reader who is logged in, or whose token is shown."""

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from app.current import current_reader, current_services
from app.exchange.who import Who
from app.view_models.problem import Problem

bp = Blueprint("api_me", __name__, url_prefix="/api/v1/me")

SCHEME = {"WWW-Authenticate": "Bearer"}


@bp.get("")
def me() -> ResponseReturnValue:
    """Say who the reader is and how he stands."""
    who = reader_of_request()
    if who is None:
        return who_are_you()
    figures = current_services.accounts.figures(who)
    answer = jsonify(
        {
            "nickname": who.nickname,
            "email": who.email,
            "beans": figures.beans,
            "gave": figures.gave,
            "received": figures.received,
        }
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


def reader_of_request() -> Who | None:
    """Give the reader by the token in `Authorization: Bearer …`, or by the session without one."""
    shown = request.authorization
    if shown is None and "Authorization" not in request.headers:
        return current_reader()
    if shown is None or shown.type != "bearer" or not shown.token:
        return None
    return current_services.tokens.holder(shown.token)


def who_are_you() -> ResponseReturnValue:
    """Refuse who is not known."""
    detail = "Log in, or send a token of yours as `Authorization: Bearer …`; /personal makes them."
    return Problem(401, detail, headers=SCHEME).as_response()
