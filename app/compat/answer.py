"""How an answer leaves a dialect's door: as JSON, or as a script that hands JSON to a function."""

from collections.abc import Mapping

from flask import Response, current_app, request
from werkzeug.exceptions import HTTPException

from app.view_models.address import Addresses
from app.view_models.jsonp import jsonp

NO_HEADERS: Mapping[str, str] = {}


def answer(
    told: object,
    status: int = 200,
    headers: Mapping[str, str] = NO_HEADERS,
    callback: str | None = None,
) -> Response:
    """Give an answer as JSON, or by JSONP where a callback is named."""
    body = current_app.json.dumps(told)
    kind = "application/json"
    if callback:
        body, kind = jsonp(callback, body), "application/javascript"
    safe = {"X-Content-Type-Options": "nosniff"}
    return Response(body, status, {**safe, **headers}, mimetype=kind)


def addresses() -> Addresses:
    """Give the addresses of this Fisher as whoever asks spelled them."""
    return Addresses(request.url_root.rstrip("/"))


def request_line() -> str:
    """Say what was asked, as the old errors repeat it."""
    return f"{request.method} {request.path[:LONGEST_PATH]}"


def allowed(error: HTTPException) -> dict[str, str]:
    """Give the header that says which methods an address knows."""
    return {name: value for name, value in error.get_headers() if name == "Allow"}


LONGEST_PATH = 500
"""Characters of an address that an error repeats."""
