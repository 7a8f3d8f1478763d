"""What every template may call."""

from flask import Flask, request, url_for
from flask_babel import format_date

from app.web.labels import field_name, source_title
from app.web.language import SWITCH


def init_app(app: Flask) -> None:
    """Hand the templates their words."""
    app.jinja_env.globals.update(
        field_name=field_name,
        language_switch=language_switch,
        page_address=page_address,
        source_title=source_title,
    )
    app.jinja_env.filters.update(dateformat=format_date, source_title=source_title)


def language_switch(tag: str) -> str:
    """Give the address of this very page in another language."""
    return _this_page(**{SWITCH: tag})


def page_address(number: int) -> str:
    """Give the address of another page of these results."""
    return _this_page(page=str(number))


def _this_page(**changed: str) -> str:
    """Give this page's address with some of its parameters changed."""
    typed = {**request.args.to_dict(), **changed}
    if request.endpoint is None or request.method != "GET":
        return url_for("home.index", **changed)
    return url_for(request.endpoint, **{**typed, **(request.view_args or {})})
