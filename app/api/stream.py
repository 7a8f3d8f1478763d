"""/api/v1/search/stream: the books of each source as it answers, and at last all of them."""

from contextlib import closing

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from app.books.query import Query
from app.current import current_services, hear
from app.forms.book import SearchForm
from app.view_models.event import HEARTBEAT, Events, event_stream, search_event
from app.view_models.problem import wrong_input

bp = Blueprint("api_stream", __name__, url_prefix="/api/v1")


@bp.get("/search/stream")
def stream() -> ResponseReturnValue:
    """Give a search as it comes."""
    form = SearchForm(request.args, current_services.names)
    if not form.validate():
        return wrong_input(form.sentences()).as_response()
    return event_stream(_events(form.to_query(), form.only))


def _events(query: Query, only: tuple[str, ...]) -> Events:
    """Tell each answer as it is heard; a closed stream hears no more."""
    with closing(hear(query, only, HEARTBEAT)) as answers:
        for heard in answers:
            yield search_event(heard) if heard else None
