"""/v2/book: the book API that Douban closed, for the programs that still speak it."""

from collections.abc import Sequence

from flask import Blueprint

from app.catalogue.result import SearchResult
from app.compat.dialect import Dialect, refused
from app.forms.douban import DoubanSearchForm
from app.view_models.douban import Json, douban_book, douban_page

__all__ = ["bp", "refused"]

bp = Blueprint("compat_douban", __name__, url_prefix="/v2/book")


def _page(result: SearchResult, form: DoubanSearchForm, books: Sequence[Json]) -> Json:
    return douban_page(result, form.start, books)


Dialect(douban_book, _page).answer_at(bp)
