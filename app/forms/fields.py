"""The search by fields: the same words as `title:` and `author:` in the search box."""

from flask_babel import lazy_gettext
from wtforms import Form, StringField
from wtforms.fields.core import Field
from wtforms.validators import Length, Optional, Regexp, ValidationError

from app.books.languages import read_language
from app.books.query import LONGEST

TOO_LONG = lazy_gettext("That is longer than 100 characters. Type a few words of it.")
NO_YEAR = lazy_gettext("A year has four digits.")
NO_LANGUAGE = lazy_gettext("Name a language, or its tag: Chinese, en, zh-Hant.")

NAMES = ("words", "title", "author", "series", "publisher", "year", "lang")


class FieldsForm(Form):
    """What is searched for, field by field; an empty one asks for nothing."""

    words = StringField(validators=[Length(max=LONGEST, message=TOO_LONG)])
    title = StringField(validators=[Length(max=LONGEST, message=TOO_LONG)])
    author = StringField(validators=[Length(max=LONGEST, message=TOO_LONG)])
    series = StringField(validators=[Length(max=LONGEST, message=TOO_LONG)])
    publisher = StringField(validators=[Length(max=LONGEST, message=TOO_LONG)])
    year = StringField(validators=[Optional(), Regexp(r"^\s*[0-9]{4}\s*$", message=NO_YEAR)])
    lang = StringField()

    def validate_lang(self, field: Field) -> None:
        """Refuse a language nobody knows."""
        if (field.data or "").strip() and not read_language(field.data):
            raise ValidationError(NO_LANGUAGE)

    @property
    def asked(self) -> str:
        """Give the fields as they are typed into the search box."""
        return " ".join(filter(None, map(self._spelled, NAMES)))

    def _spelled(self, name: str) -> str:
        typed = " ".join((self[name].data or "").replace('"', " ").split())
        if name == "words" or not typed:
            return typed
        if name == "lang":
            return f"lang:{read_language(typed)}"
        return f"{name}:({typed})" if " " in typed else f"{name}:{typed}"
