"""What things are called on the pages, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from babel import Locale
from flask_babel import get_locale, gettext, lazy_gettext

from app.books.answer import Reason, Why
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

REASONS: Mapping[Reason, Any] = {
    "no_key": lazy_gettext("It needs a key: set %(fact)s."),
    "isbn_only": lazy_gettext("It can be asked for an ISBN only."),
    "other_books": lazy_gettext("It is asked only about books of %(fact)s."),
    "words_only": lazy_gettext("It knows no ISBNs."),
    "other_words": lazy_gettext("It is asked only for words in %(fact)s."),
    "closed_server": lazy_gettext("Its public server is closed: set %(fact)s to another."),
    "unlisted": lazy_gettext("It is not among the sources to ask."),
    "behind": lazy_gettext("It is asked again behind this answer."),
    "crowd": lazy_gettext("Too many readers wait: it was not asked."),
    "instead": lazy_gettext("for “%(fact)s” instead"),
    "quiet": lazy_gettext("It was not asked in the last hour."),
    "failing": lazy_gettext("It answered none of the last questions (%(fact)s)."),
    "no_words": lazy_gettext("It is asked by words, and there are only fields."),
    "no_works": lazy_gettext("It names no editions of a work."),
    "work_unknown": lazy_gettext("It is not known what it calls the work."),
    "offline": lazy_gettext("Fisher is set to ask nobody."),
    "late": lazy_gettext("It did not answer in time."),
    "unreachable": lazy_gettext("The connection failed or broke off."),
    "not_connected": lazy_gettext("No connection could be made."),
    "bad_status": lazy_gettext("It answered with an error: %(fact)s."),
    "too_large": lazy_gettext("It sent far too much."),
    "led_away": lazy_gettext("It redirected in circles, or to another host."),
    "unreadable": lazy_gettext("Its answer could not be read."),
    "complaint": lazy_gettext("It refused the question."),
    "paused": lazy_gettext("It has failed lately, or been asked too much: paused until %(fact)s."),
    "fault": lazy_gettext("Fisher could not read it."),
}
"""Why a source was not asked, or failed; `fact` fills the gap."""

STARTER = "starter"
"""The source name of the books that ship with Fisher."""


def field_name(name: str) -> str:
    """Give the name of a field."""
    return str(FIELDS[name])


def reason(why: Why) -> str:
    """Say why a source gave no answer."""
    return str(REASONS[why.reason]) % {"fact": why.fact}


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
