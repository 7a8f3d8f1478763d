"""The search by fields: the same words as `title:` and `author:` in the search box."""

from wtforms import Form, StringField
from wtforms.fields.core import Field
from wtforms.validators import Length, Optional, Regexp, ValidationError

from app.books.languages import read_language
from app.books.query import LONGEST

NAMES = ("words", "title", "author", "series", "publisher", "year", "lang")


class FieldsForm(Form):
    """What is searched for, field by field; an empty one asks for nothing."""

    words = StringField(validators=[Length(max=LONGEST)])
    title = StringField(validators=[Length(max=LONGEST)])
    author = StringField(validators=[Length(max=LONGEST)])
    series = StringField(validators=[Length(max=LONGEST)])
    publisher = StringField(validators=[Length(max=LONGEST)])
    year = StringField(
        validators=[Optional(), Regexp(r"^\s*[0-9]{4}\s*$", message="A year has four digits.")]
    )
    lang = StringField()

    def validate_lang(self, field: Field) -> None:
        """Refuse a language nobody knows."""
        if (field.data or "").strip() and not read_language(field.data):
            raise ValidationError("Name a language, or its tag: Chinese, en, zh-Hant.")

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
