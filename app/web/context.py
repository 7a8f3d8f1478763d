"""What every template may call."""

from urllib.parse import urlencode

from flask import Flask, g, request
from flask_babel import format_date

from app.web.labels import field_name, language_name, reason, source_title
from app.web.language import SWITCH


def init_app(app: Flask) -> None:
    """Hand the templates their words."""
    app.jinja_env.globals.update(
        field_name=field_name,
        language_name=language_name,
        language_switch=language_switch,
        page_address=page_address,
        reason=reason,
        source_title=source_title,
        this_page=this_page,
    )
    app.jinja_env.filters.update(dateformat=format_date, source_title=source_title)


def language_switch(tag: str) -> str:
    """Give the address of this very page in another language."""
    return this_page(**{SWITCH: tag})


def page_address(number: int) -> str:
    """Give the address of another page of these results."""
    return this_page(page=str(number))


def this_page(**changed: str) -> str:
    """Give this page's address with some of its parameters changed.

    A page that fills is addressed as the one that is rendered whole (see `app/web/live.py`). It is
    spelled here, not by `url_for`: a parameter that someone typed may be called `_external`.
    """
    path = "/" + g.get("address", request.path).lstrip("/")  # "//host" would lead to another host.
    return f"{path}?{urlencode({**request.args.to_dict(), **changed})}"
