"""The search by fields, which leads to the same page as the search box."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.books.query import LONGEST
from app.forms.fields import FieldsForm

bp = Blueprint("fields", __name__, url_prefix="/book")


@bp.get("/fields")
def search() -> ResponseReturnValue:
    """Show the fields, or lead to what they ask for."""
    form = FieldsForm(request.args)
    filled, valid = bool(form.asked), form.validate()
    too_long = len(form.asked) > LONGEST
    if filled and valid and not too_long:
        return redirect(url_for("book.search", q=form.asked), code=303)
    page = render_template("book/fields.html", fields=form, too_long=too_long, empty=not filled)
    return page, 200 if valid and not too_long else 400
