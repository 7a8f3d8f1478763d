"""Searching, and a book's own page."""

from flask import Blueprint, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.books.isbn import NotAnIsbn, read_isbn
from app.books.isbn_suggest import suggest_isbn
from app.catalogue.result import Finding
from app.current import current_catalogue, current_services
from app.forms.book import SearchForm
from app.view_models.book import BookCollection, BookViewModel
from app.view_models.edition import EditionsViewModel
from app.view_models.problem import TRY_AGAIN_AFTER, no_book, no_isbn, wrong_input
from app.view_models.source import SourceViewModel
from app.view_models.work import folded
from app.web.answer import wants_json

bp = Blueprint("book", __name__, url_prefix="/book")


@bp.get("/search")
def search() -> ResponseReturnValue:
    """Show the books that answer a question."""
    form = SearchForm(request.args, current_services.names)
    if not form.validate():
        return _refused(form)
    books = BookCollection(current_catalogue.search(form.to_query(), form.only))
    if wants_json():
        return jsonify(books.as_json())
    return render_template("book/search.html", form=form, books=books, works=folded(books.books))


@bp.get("/<isbn>/detail")
def detail(isbn: str) -> ResponseReturnValue:
    """Show one book; any spelling of its number leads to its one page."""
    try:
        read = read_isbn(isbn)
    except NotAnIsbn as cause:
        return _no_isbn(isbn, cause)
    if isbn != read.isbn13:
        return redirect(url_for("book.detail", isbn=read.isbn13), code=301)
    finding = current_catalogue.look_up(read)
    return _found(finding) if finding.book else _not_found(finding)


def _refused(form: SearchForm) -> ResponseReturnValue:
    if wants_json():
        return wrong_input(form.sentences()).as_response()
    problems = [said for why in form.sentences().values() for said in why]
    trouble = type(form.trouble).__name__
    meant = suggest_isbn(form.q.data or "")
    page = render_template(
        "book/refused.html", form=form, problems=problems, trouble=trouble, meant=meant
    )
    return page, 400


def _no_isbn(typed: str, cause: NotAnIsbn) -> ResponseReturnValue:
    if wants_json():
        return no_isbn(cause).as_response()
    meant = suggest_isbn(typed)
    page = render_template("book/no_isbn.html", typed=typed[:100], cause=cause, meant=meant)
    return page, 400


def _found(finding: Finding) -> ResponseReturnValue:
    book = BookViewModel.found(finding)
    if wants_json():
        return jsonify(book.as_json())
    editions = EditionsViewModel(book.book, current_catalogue.editions_at_hand(book.book))
    sources = _sources(finding)
    return render_template("book/detail.html", book=book, editions=editions, sources=sources)


def _not_found(finding: Finding) -> ResponseReturnValue:
    if wants_json():
        return no_book(finding).as_response()
    template, status, headers = ("book/unknown.html", 404, {})
    if finding.unanswered:
        template, status, headers = ("book/silent.html", 503, TRY_AGAIN_AFTER)
    page = render_template(template, finding=finding, isbn=finding.isbn, sources=_sources(finding))
    return page, status, headers


def _sources(finding: Finding) -> list[SourceViewModel]:
    return [SourceViewModel(answer) for answer in finding.answers]
