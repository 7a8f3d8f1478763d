"""A reader's own page: how he stands, his tokens, all that is kept of him, and leaving."""

from typing import Any

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.current import current_services
from app.exchange.proof import WrongPassword
from app.exchange.tokens import EnoughTokens
from app.exchange.tries import TooManyTries
from app.forms.account import DeleteForm, TokenForm
from app.web.account import address_of_request, refuse, too_many
from app.web.login import begin_anew, readers_only, the_reader

bp = Blueprint("personal", __name__, url_prefix="/personal")

PAGE = "account/personal.html"


@bp.get("")
@readers_only
def index() -> ResponseReturnValue:
    """Show a reader how he stands."""
    return render_template(PAGE, **_shown())


@bp.post("/tokens")
@readers_only
def make_token() -> ResponseReturnValue:
    """Make a token, and show it for the only time."""
    form = TokenForm(request.form)
    if not form.validate():
        return render_template(PAGE, **_shown(token_form=form)), 400
    try:
        made = current_services.tokens.make(the_reader(), (form.name.data or "").strip())
    except EnoughTokens:
        refuse(form.name, gettext("You have as many tokens as anyone may have. Revoke one first."))
        return render_template(PAGE, **_shown(token_form=form)), 400
    return render_template(PAGE, **_shown(made=made))


@bp.post("/tokens/<int:token_id>/revoke")
@readers_only
def revoke_token(token_id: int) -> ResponseReturnValue:
    """Revoke a token of one's own."""
    if not current_services.tokens.revoke(the_reader(), token_id):
        abort(404)
    flash(gettext("The token is revoked: it opens nothing any more."))
    return redirect(url_for("personal.index"))


@bp.get("/export")
@readers_only
def export() -> ResponseReturnValue:
    """Give a reader all that is kept of him."""
    answer = jsonify(current_services.accounts.told(the_reader()))
    answer.headers["Content-Disposition"] = 'attachment; filename="fisher.json"'
    return answer


@bp.post("/delete")
@readers_only
def delete() -> ResponseReturnValue:
    """Delete the account of who knows its password."""
    form = DeleteForm(request.form)
    try:
        typed = form.password.data or ""
        current_services.accounts.delete(the_reader(), typed, address_of_request())
    except WrongPassword:
        refuse(form.password, gettext("This is not your password."))
        return render_template(PAGE, **_shown(delete_form=form)), 403
    except TooManyTries as cause:
        return too_many(PAGE, form.password, cause, **_shown(delete_form=form))
    begin_anew()
    flash(gettext("Your account is deleted."))
    return redirect(url_for("home.index"))


def _shown(
    token_form: TokenForm | None = None, delete_form: DeleteForm | None = None, made: str = ""
) -> dict[str, Any]:
    who, services = the_reader(), current_services
    return {
        "who": who,
        "figures": services.accounts.figures(who),
        "tokens": services.tokens.of(who),
        "token_form": token_form or TokenForm(),
        "delete_form": delete_form or DeleteForm(),
        "made": made,
    }
