"""Who is logged in, as the pages need it: the cookie, the door for readers only."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from flask import Flask, Response, g, redirect, request, session, url_for
from flask.sessions import SecureCookieSessionInterface
from flask.typing import ResponseReturnValue
from flask_login import login_user, logout_user

from app.current import LoggedIn, current_reader
from app.exchange.account import Entry
from app.exchange.who import Who
from app.view_models.problem import Problem
from app.web.answer import wants_json
from app.web.own_path import own_path

P = ParamSpec("P")


class Cookies(SecureCookieSessionInterface):
    """The session's cookie: behind TLS it is sent by TLS only."""

    def get_cookie_secure(self, app: Flask) -> bool:
        """Say whether this request came by TLS."""
        del app
        return request.is_secure


def init_app(app: Flask) -> None:
    """Set the session's cookie up, and tell the templates who reads."""
    app.session_interface = Cookies()
    app.config.update(
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
        SESSION_PROTECTION=None,  # The address of a phone changes all the time.
        WTF_CSRF_TIME_LIMIT=None,  # A token is good for as long as its session is.
    )
    app.jinja_env.globals["current_reader"] = current_reader
    app.after_request(_keep_private)


def readers_only(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """Let only readers in who are logged in; the others are led to the door, and back afterwards.

    It stands below the route. The view finds the reader by `the_reader()`.
    """

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        if current_reader():
            return view(*args, **kwargs)
        if wants_json():
            return Problem(401, "Log in first.").as_response()
        return redirect(url_for("account.login", next=_way_back()))

    return guarded


def the_reader() -> Who:
    """Give the reader of a page that is for readers only."""
    who = current_reader()
    if who is None:
        raise RuntimeError("This page must be for readers only.")
    return who


def let_in(entry: Entry, *, remember: bool) -> None:
    """Begin a new session for a reader; nothing of the one before goes on, its tokens neither."""
    begin_anew()
    session.permanent = remember
    login_user(LoggedIn(entry))


def begin_anew() -> None:
    """Forget all that the browser's session holds."""
    logout_user()
    session.clear()
    g.pop("csrf_token", None)


def _way_back() -> str:
    """Give the page to come back to: this one, or the one with the form that was sent."""
    if request.method == "GET":
        return request.full_path.rstrip("?")
    before = (request.referrer or "").removeprefix(request.host_url.rstrip("/"))
    return own_path(before) or "/"


def _keep_private(response: Response) -> Response:
    """Let nobody keep a page that holds what is one reader's; nor tell others its address."""
    if request.blueprint in PRIVATE:
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "same-origin"
    return response


PRIVATE = frozenset({"account", "personal"})
