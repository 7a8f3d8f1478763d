"""What is said when a page cannot be given: to a reader a page, to a program a problem."""

import logging
from urllib.parse import unquote_to_bytes

from flask import Flask, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from app.view_models.problem import Problem
from app.web.answer import wants_json

log = logging.getLogger(__name__)

FOR_PROGRAMS = ("/api/", "/healthz", "/readyz", "/v2/", "/yushu/", "/abs/", "/ol/")


def init_app(app: Flask) -> None:
    """Answer every error of every room here."""
    app.before_request(refuse_what_is_no_text)
    app.register_error_handler(HTTPException, refused)
    app.register_error_handler(InternalServerError, broken)


def refuse_what_is_no_text() -> None:
    """Refuse an address whose parameters are no UTF-8, rather than search for its remains."""
    try:
        unquote_to_bytes(request.query_string).decode()
    except UnicodeDecodeError:
        abort(400, "The address holds bytes that are no text in UTF-8.")


def refused(error: HTTPException) -> ResponseReturnValue:
    """Say that an address, or a way of asking it, is not there."""
    status = error.code or 500
    if _for_a_program():
        headers = {name: value for name, value in error.get_headers() if name == "Allow"}
        return Problem(status, error.description or error.name, headers=headers).as_response()
    if error.response is not None or status < 400:
        return error
    stale = isinstance(error, CSRFError)
    return render_template("error.html", status=status, name=error.name, stale=stale), status


def broken(error: InternalServerError) -> ResponseReturnValue:
    """Say that Fisher itself failed; the log has the reason."""
    log.error("%s %s broke down.", request.method, request.path, exc_info=error.original_exception)
    if _for_a_program():
        said = "Fisher failed; the reason is in its log. Try again."
        return Problem(500, said).as_response()
    return render_template("error.html", status=500, name=error.name), 500


def _for_a_program() -> bool:
    return request.path.startswith(FOR_PROGRAMS) or wants_json()
