"""What is typed to register, to log in, and to change an account."""

import unicodedata
from typing import Any

from flask_babel import lazy_gettext
from wtforms import BooleanField, Form, PasswordField, StringField
from wtforms.fields.core import Field
from wtforms.validators import ValidationError

from app.exchange import passwords
from app.exchange.account import Newcomer
from app.exchange.mail_address import NoMailAddress, read_mail_address, spelled_alike

SHORTEST_NICKNAME, LONGEST_NICKNAME = 2, 24
LONGEST_TOKEN_NAME = 40


class MailField(StringField):
    """A field for a mail address; what was typed stays as it is."""

    @property
    def address(self) -> str:
        """Give the address in the spelling that is kept and compared."""
        return spelled_alike(self.data or "")

    def pre_validate(self, form: Any) -> None:  # noqa: ANN401 -- WTForms' own signature.
        """Refuse what is no address."""
        del form
        try:
            read_mail_address(self.data or "")
        except NoMailAddress as cause:
            raise ValidationError(NO_ADDRESS) from cause


class NewPasswordField(PasswordField):
    """A field for a password to come."""

    def pre_validate(self, form: Any) -> None:  # noqa: ANN401 -- WTForms' own signature.
        """Refuse what is too short or too long; any characters will do."""
        del form
        if not passwords.SHORTEST <= len(self.data or "") <= passwords.LONGEST:
            raise ValidationError(WRONG_LENGTH)


class RegisterForm(Form):
    """A newcomer."""

    email = MailField()
    nickname = StringField()
    password = NewPasswordField()

    def validate_nickname(self, field: Field) -> None:
        """Refuse what is no name, in letters that can be seen."""
        name = self.name
        if not SHORTEST_NICKNAME <= len(name) <= LONGEST_NICKNAME or not name.isprintable():
            raise ValidationError(NO_NICKNAME)
        del field

    @property
    def name(self) -> str:
        """Give the nickname in one spelling, with single blanks."""
        return " ".join(unicodedata.normalize("NFKC", self.nickname.data or "").split())

    def newcomer(self, language: str) -> Newcomer:
        """Give who wants an account, after a successful `validate()`."""
        return Newcomer(self.email.address, self.name, self.password.data or "", language)


class LoginForm(Form):
    """Whoever says to be a reader."""

    email = MailField()
    password = PasswordField()
    remember = BooleanField()


class AskResetForm(Form):
    """A reader who does not know the password any more."""

    email = MailField()


class ResetForm(Form):
    """The new password of who came by a mailed link, twice."""

    password1 = NewPasswordField()
    password2 = PasswordField()

    def validate_password2(self, field: Field) -> None:
        """Refuse two passwords that differ."""
        if field.data != self.password1.data:
            raise ValidationError(NOT_ALIKE)


class ChangePasswordForm(Form):
    """The old password, and the new one twice."""

    old_password = PasswordField()
    new_password1 = NewPasswordField()
    new_password2 = PasswordField()

    def validate_new_password2(self, field: Field) -> None:
        """Refuse two passwords that differ."""
        if field.data != self.new_password1.data:
            raise ValidationError(NOT_ALIKE)


class TokenForm(Form):
    """What a reader calls a token."""

    name = StringField()

    def validate_name(self, field: Field) -> None:
        """Refuse what is no name."""
        name = (field.data or "").strip()
        if not 1 <= len(name) <= LONGEST_TOKEN_NAME or not name.isprintable():
            raise ValidationError(NO_TOKEN_NAME)


class DeleteForm(Form):
    """The password of a reader who leaves."""

    password = PasswordField()


NO_ADDRESS = lazy_gettext(
    "This is no mail address: it needs an @, a dot after it, and 6 to 64 characters."
)
WRONG_LENGTH = lazy_gettext("A password has 8 to 128 characters, any you like.")
NO_NICKNAME = lazy_gettext("A nickname has 2 to 24 characters, all of which can be seen.")
NOT_ALIKE = lazy_gettext("The two passwords differ. Type the same one twice.")
NO_TOKEN_NAME = lazy_gettext("A name for a token has 1 to 40 characters.")
