"""The page of a search that fills as each source answers; app/web/book.py renders the same whole.

Where JavaScript runs, the search box leads here (static/js/search.js): the page comes at once, and
the stream brings it its pieces, made by the templates of the whole page. The address is then that
of the whole page, so that reading it again, keeping it or sending it on needs no script.
"""

from contextlib import closing

from flask import Blueprint, g, get_template_attribute, redirect, render_template, request
from flask.typing import ResponseReturnValue

from app.catalogue.heard import Heard
from app.catalogue.result import SearchResult
from app.current import current_catalogue, current_services, hear
from app.forms.book import SearchForm
from app.view_models.book import BookCollection, BookViewModel, page_of
from app.view_models.event import HEARTBEAT, Event, Events, event_stream
from app.view_models.problem import wrong_input
from app.view_models.source import SourceViewModel
from app.view_models.work import FoldedWork, folded

bp = Blueprint("live", __name__, url_prefix="/book/search")


@bp.before_request
def speak_of_the_whole_page() -> None:
    """Let every link on the page, and in its pieces, lead to where the page is rendered whole."""
    g.address = request.path.rpartition("/")[0]


@bp.get("/live")
def page() -> ResponseReturnValue:
    """Show whom we ask, at once; what cannot be asked is refused by the whole page."""
    form = SearchForm(request.args, current_services.names)
    if not form.validate():
        return redirect(f"{g.address}?{request.query_string.decode()}")
    asked = current_catalogue.waited_for(form.to_query(), form.only)
    return render_template("book/live.html", form=form, asked=asked)


@bp.get("/stream")
def stream() -> ResponseReturnValue:
    """Give the pieces of the page as each source answers, and at last all that it shows."""
    form = SearchForm(request.args, current_services.names)
    if not form.validate():
        return wrong_input(form.sentences()).as_response()
    return event_stream(_events(form))


def _events(form: SearchForm) -> Events:
    filling = Filling(form)
    with closing(hear(form.to_query(), form.only, HEARTBEAT)) as answers:
        for heard in answers:
            yield filling.with_what_was(heard) if heard else None


class Filling:
    """A page that fills: it shows no book twice, and no more books than it will have in the end."""

    def __init__(self, form: SearchForm) -> None:
        query = form.to_query()
        self._form = form
        self._room = page_of(query)[1]
        self._shown: dict[str, BookViewModel] = {}
        self._asked = current_catalogue.waited_for(query, form.only)
        self._waiting = set(self._asked)

    def with_what_was(self, heard: Heard | SearchResult) -> Event:
        """Give the pieces that an answer adds, or the whole that replaces them."""
        if isinstance(heard, SearchResult):
            books = BookCollection(heard)
            works = folded(books.books)
            page = render_template("book/_results.html", form=self._form, books=books, works=works)
            return Event("result", {"page": page})
        name = heard.answer.source
        self._waiting.discard(name)
        return Event("source", {"name": name, **self._pieces(heard)})

    def _pieces(self, heard: Heard) -> dict[str, str]:
        cards = get_template_attribute("macros/live.html", "cards")
        chip = get_template_attribute("macros/source.html", "chip")
        progress = get_template_attribute("macros/live.html", "progress")
        return {
            "cards": cards(self._new_works(heard)),
            "chip": chip(SourceViewModel(heard.answer)),
            "progress": progress(len(self._waiting), len(self._asked)),
        }

    def _new_works(self, heard: Heard) -> list[FoldedWork]:
        """Give the works that have no card yet; other editions of those that have come at last."""
        before = frozenset(self._shown)
        books = [book for book in heard.books if book.isbn13 not in before]
        for book in books[: self._room - len(before)]:
            self._shown[book.isbn13] = BookViewModel(book)
        return [work for work in folded(self._shown.values()) if not work.isbns & before]
