"""Registering, logging in and out, and a new password."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from app.current import current_entry, current_reader, current_services
from app.exchange.account import NicknameTaken
from app.exchange.new_password import LinkIsOver
from app.exchange.proof import WrongPassword
from app.exchange.tries import TooManyTries
from app.forms.account import (
    AskResetForm,
    ChangePasswordForm,
    LoginForm,
    RegisterForm,
    ResetForm,
)
from app.web.language import chosen_language
from app.web.login import begin_anew, let_in, readers_only, the_reader
from app.web.own_path import own_path

bp = Blueprint("account", __name__)


@bp.get("/register")
def register() -> ResponseReturnValue:
    """Show the form of newcomers."""
    return render_template("account/register.html", form=RegisterForm())


@bp.post("/register")
def register_now() -> ResponseReturnValue:
    """Make an account; whether the address had one already is told by mail alone."""
    form = RegisterForm(request.form)
    if not form.validate():
        return render_template("account/register.html", form=form), 400
    try:
        current_services.accounts.register(form.newcomer(chosen_language()))
    except NicknameTaken:
        refuse(form.nickname, gettext("Another reader is called so. Choose another nickname."))
        return render_template("account/register.html", form=form), 400
    flash(gettext("You can log in now. An address that had an account before is told so by mail."))
    return redirect(url_for("account.login"))


@bp.get("/login")
def login() -> ResponseReturnValue:
    """Show the door; who is in already is led on."""
    if current_reader():
        return redirect(_where_to())
    return render_template("account/login.html", form=LoginForm())


@bp.post("/login")
def login_now() -> ResponseReturnValue:
    """Let a reader in."""
    form = LoginForm(request.form)
    try:
        entry = current_services.accounts.log_in(
            form.email.address,
            form.password.data or "",
            address_of_request(),
            remember=form.remember.data,
            language=chosen_language(),
        )
    except WrongPassword:
        refuse(form.password, gettext("The address and the password do not belong together."))
        return render_template("account/login.html", form=form), 403
    except TooManyTries as cause:
        return too_many("account/login.html", form.password, cause, form=form)
    let_in(entry, remember=form.remember.data)
    return redirect(_where_to())


@bp.post("/logout")
def logout() -> ResponseReturnValue:
    """Let a reader out; the cookie is of no use to anybody afterwards."""
    if entry := current_entry():
        current_services.accounts.log_out(entry.key)
    begin_anew()
    return redirect(url_for("home.index"))


@bp.get("/reset/password")
def ask_reset() -> ResponseReturnValue:
    """Show where to ask for a new password."""
    return render_template("account/ask_reset.html", form=AskResetForm())


@bp.post("/reset/password")
def ask_reset_now() -> ResponseReturnValue:
    """Mail a link, if there is such a reader; the page is the same for everybody."""
    form = AskResetForm(request.form)
    if not form.validate():
        return render_template("account/ask_reset.html", form=form), 400
    try:
        current_services.new_passwords.ask(form.email.address, address_of_request())
    except TooManyTries as cause:
        return too_many("account/ask_reset.html", form.email, cause, form=form)
    return render_template("account/reset_asked.html", email=form.email.address)


@bp.get("/reset/password/<token>")
def reset(token: str) -> ResponseReturnValue:
    """Show where to type a new password, to who came by a good link."""
    if not current_services.new_passwords.is_good(token):
        return render_template("account/link_is_over.html"), 410
    return render_template("account/reset.html", form=ResetForm())


@bp.post("/reset/password/<token>")
def reset_now(token: str) -> ResponseReturnValue:
    """Set the new password by a link, which ends with it."""
    form = ResetForm(request.form)
    if not form.validate() and current_services.new_passwords.is_good(token):
        return render_template("account/reset.html", form=form), 400
    try:
        current_services.new_passwords.reset(token, form.password1.data or "")
    except LinkIsOver:
        return render_template("account/link_is_over.html"), 410
    return _log_in_again()


@bp.get("/change/password")
@readers_only
def change_password() -> ResponseReturnValue:
    """Show where to type the old password and a new one."""
    return render_template("account/change_password.html", form=ChangePasswordForm())


@bp.post("/change/password")
@readers_only
def change_password_now() -> ResponseReturnValue:
    """Change the password, which ends every session, this one too."""
    form, page = ChangePasswordForm(request.form), "account/change_password.html"
    if not form.validate():
        return render_template(page, form=form), 400
    old, new = form.old_password.data or "", form.new_password1.data or ""
    try:
        current_services.new_passwords.change(the_reader(), old, new, address_of_request())
    except WrongPassword:
        refuse(form.old_password, gettext("This is not your password."))
        return render_template(page, form=form), 403
    except TooManyTries as cause:
        return too_many(page, form.old_password, cause, form=form)
    return _log_in_again()


def refuse(field: Any, sentence: str) -> None:  # noqa: ANN401 -- a field of WTForms of any kind.
    """Say beside a field what is wrong, where only the accounts could know."""
    field.errors = [*field.errors, sentence]


def too_many(page: str, field: Any, cause: TooManyTries, **shown: Any) -> ResponseReturnValue:  # noqa: ANN401 -- the same, and what a template shows.
    """Say beside a field that it was tried too often."""
    minutes = -(-cause.wait // 60)
    refuse(
        field,
        ngettext(
            "This was tried too often from here. Try again in %(num)s minute.",
            "This was tried too often from here. Try again in %(num)s minutes.",
            minutes,
        ),
    )
    return render_template(page, **shown), 429, {"Retry-After": str(cause.wait)}


def address_of_request() -> str:
    """Give the address that a request came from."""
    return request.remote_addr or ""


def _where_to() -> str:
    return own_path(request.args.get("next")) or url_for("personal.index")


def _log_in_again() -> ResponseReturnValue:
    begin_anew()
    flash(
        gettext(
            "Your password is changed, and you are logged out everywhere. Log in with the new one."
        )
    )
    return redirect(url_for("account.login"))
