"""What things are called on the pages, in the reader's language."""

from babel import Locale
from flask_babel import get_locale, gettext, lazy_gettext

from app.catalogue.desk import SHELF
from app.current import current_services

FIELDS = {
    "isbn": lazy_gettext("ISBN"),
    "isbn10": lazy_gettext("ISBN-10"),
    "title": lazy_gettext("Title"),
    "subtitle": lazy_gettext("Subtitle"),
    "original_title": lazy_gettext("Original title"),
    "authors": lazy_gettext("Authors"),
    "translators": lazy_gettext("Translators"),
    "series": lazy_gettext("Series"),
    "publisher": lazy_gettext("Publisher"),
    "published": lazy_gettext("Published"),
    "language": lazy_gettext("Language"),
    "pages": lazy_gettext("Pages"),
    "binding": lazy_gettext("Binding"),
    "price": lazy_gettext("Price"),
}

STARTER = "starter"
"""The source name of the books that ship with Fisher."""


def field_name(name: str) -> str:
    """Give the name of a field."""
    return str(FIELDS[name])


def language_name(tag: str) -> str:
    """Give the name of a language in the reader's own."""
    names = (get_locale() or Locale("en")).languages
    return str(names.get(tag.replace("-", "_")) or names.get(tag.partition("-")[0]) or tag)


def source_title(name: str) -> str:
    """Give the name people use for a source; what is no upstream is ours."""
    if name == SHELF:
        return str(gettext("our own shelf"))
    if name == STARTER:
        return str(gettext("the starter catalogue"))
    titles = (one.source.title for one in current_services.sources if one.name == name)
    return next(titles, name)
