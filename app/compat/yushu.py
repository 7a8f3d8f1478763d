"""/yushu/v2/book: the sibling dialect, that of the Fish Book course's own server."""

from collections.abc import Sequence

from flask import Blueprint

from app.catalogue.result import SearchResult
from app.compat.dialect import Dialect, refused
from app.forms.douban import DoubanSearchForm
from app.view_models.douban import Json
from app.view_models.yushu import yushu_book, yushu_page

__all__ = ["bp", "refused"]

bp = Blueprint("compat_yushu", __name__, url_prefix="/yushu/v2/book")


def _page(result: SearchResult, form: DoubanSearchForm, books: Sequence[Json]) -> Json:
    return yushu_page(result, form.start, form.count, books)


Dialect(yushu_book, _page).answer_at(bp)
