"""How a page's address tells a program from a reader: by what it accepts."""

from flask import request

from app.view_models.problem import PROBLEM_JSON


def wants_json() -> bool:
    """Whether the caller would rather have JSON than a page."""
    kinds = ["text/html", "application/json", PROBLEM_JSON]
    return request.accept_mimetypes.best_match(kinds, default="text/html") != "text/html"
