"""The search box, and its longer sister for programs."""

from collections.abc import Collection, Sequence

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Form, StringField
from wtforms.fields.core import Field
from wtforms.validators import ValidationError

from app.books.languages import read_language
from app.books.query import LAST_PAGE, PAGE_SIZE, BadQuestion, Query, read_query

MOST_PER_PAGE = 100


class SearchForm(Form):
    """What is searched for; a silly page is page 1, never a failed search."""

    q = StringField()
    page = StringField()
    per_page = StringField()
    source = StringField()
    lang = StringField()
    words = BooleanField()
    """Take the text for words even when it looks like a number."""

    def __init__(self, typed: MultiDict[str, str], known_sources: Collection[str]) -> None:
        super().__init__(typed)
        self._typed = typed
        self._known_sources = known_sources
        self._query: Query | None = None
        self.trouble: BadQuestion | None = None
        """Why the question cannot be asked, where it is the question's own fault."""

    def to_query(self) -> Query:
        """Give the question, after a successful `validate()`."""
        if self._query is None:
            raise RuntimeError("A form gives its question only once it has been validated.")
        return self._query

    @property
    def only(self) -> tuple[str, ...]:
        """The names of the sources to ask; none means all."""
        return tuple(name.strip() for name in (self.source.data or "").split(",") if name.strip())

    @property
    def page_number(self) -> int:
        """The page asked for, 1 where it makes no sense."""
        return _number(self.page.data, LAST_PAGE) or 1

    def validate_q(self, field: Field) -> None:
        """Read the question."""
        if len(self._typed.getlist("q")) > 1:
            raise ValidationError("q was given more than once; ask one question at a time.")
        try:
            self._query = self._read(field.data or "")
        except BadQuestion as cause:
            self.trouble = cause
            raise ValidationError(str(cause)) from cause

    def validate_per_page(self, field: Field) -> None:
        """Refuse a page size that no page has."""
        if field.data and not _number(field.data, MOST_PER_PAGE):
            raise ValidationError(f"per_page must be a whole number from 1 to {MOST_PER_PAGE}.")

    def validate_source(self, field: Field) -> None:
        """Refuse a source that is not asked here."""
        del field
        unknown = [name for name in self.only if name not in self._known_sources]
        if unknown:
            known = ", ".join(sorted(self._known_sources))
            raise ValidationError(f"No source is called {unknown[0]!r}; there are {known}.")

    def validate_lang(self, field: Field) -> None:
        """Refuse a language nobody knows."""
        if field.data and not read_language(field.data):
            raise ValidationError("lang must be a language tag such as en or zh-Hant.")

    def _read(self, typed: str) -> Query:
        return read_query(
            typed,
            page=self.page_number,
            per_page=_number(self.per_page.data, MOST_PER_PAGE) or PAGE_SIZE,
            language=read_language(self.lang.data) if self.lang.data else None,
            as_words=bool(self.words.data),
        )

    def sentences(self) -> dict[str, Sequence[str]]:
        """Give what is wrong, field by field."""
        return {name or "form": [str(said) for said in why] for name, why in self.errors.items()}


def _number(typed: str | None, most: int) -> int | None:
    """Give the whole number from 1 to `most` that was typed, if it is one."""
    text = (typed or "").strip()
    if not (text.isascii() and text.isdigit()) or len(text) > len(str(most)):
        return None
    return int(text) if 1 <= int(text) <= most else None
