"""The language of the pages: the switch, kept in a cookie, else what the browser asks for."""

from flask import Flask, Response, request

LANGUAGES = ("en", "zh")
COOKIE = "language"
SWITCH = "hl"
"""The parameter of the switch; `lang` is taken: it asks for books in a language."""

DEPENDS_ON = "Accept, Accept-Language, Cookie"

A_YEAR = 365 * 86_400


def chosen_language() -> str:
    """Give the language of this page."""
    for wish in (request.args.get(SWITCH), request.cookies.get(COOKIE)):
        if wish in LANGUAGES:
            return wish
    wishes = request.headers.get("Accept-Language")
    return (wishes and request.accept_languages.best_match(LANGUAGES)) or "en"


def init_app(app: Flask) -> None:
    """Keep the switch, say what the page depends on, and hand the templates the language."""
    app.jinja_env.globals["page_language"] = chosen_language
    app.after_request(_remember)


def _remember(response: Response) -> Response:
    response.headers["Vary"] = DEPENDS_ON
    if request.args.get(SWITCH) in LANGUAGES:
        wish = request.args[SWITCH]
        secure = request.is_secure
        response.set_cookie(COOKIE, wish, A_YEAR, httponly=True, samesite="Lax", secure=secure)
    return response
