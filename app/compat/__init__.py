"""The book APIs that other programs were written for, each served in its own dialect."""

from collections.abc import Callable

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from app.compat import audiobookshelf, douban, open_library, yushu

DOORS: dict[str, Callable[[HTTPException], Response]] = {
    "/v2": douban.refused,
    "/yushu/v2": yushu.refused,
    "/abs": audiobookshelf.refused,
    "/ol": open_library.refused,
}
"""How each dialect refuses what is asked below its address."""


def init_app(app: Flask) -> None:
    """Open the doors for programs that exist."""
    for room in (douban, yushu, audiobookshelf, open_library):
        app.register_blueprint(room.bp)
    app.before_request(refuse_unknown_address)


def refuse_unknown_address() -> Response | None:
    """Refuse, in the dialect of its door, an address or a method that no view answers.

    Blueprints cannot: until a view is found, Flask does not know whose address it is.
    """
    error = request.routing_exception
    if error is None or isinstance(error, RequestRedirect):
        return None
    path = f"/{request.path.strip('/')}/"
    found = (said for door, said in DOORS.items() if path.startswith(f"{door}/"))
    refused = next(found, None)
    return refused(error) if refused else None
