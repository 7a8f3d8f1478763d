"""What a reader asks: one book by its ISBN, or books by words."""

import unicodedata
from dataclasses import dataclass, replace

from app.books.errors import FisherError
from app.books.isbn import Isbn, NotAnIsbn, read_isbn
from app.books.search import Search, read_search
from app.books.text import clean_line

LONGEST = 100
"""Most characters of a question, FISHBOOK's rule for the search box."""

LONGEST_PASTE = 2_000
"""Characters of an address or a sentence in which an ISBN is looked for."""

LAST_PAGE = 99
PAGE_SIZE = 15


class BadQuestion(FisherError):
    """What was typed cannot be searched for; the text says why and what to do."""


class EmptyQuestion(BadQuestion):
    """Nothing was typed that could be looked for."""


class LongQuestion(BadQuestion):
    """More was typed than any catalogue answers."""


class MistypedIsbn(BadQuestion):
    """What was typed looks like an ISBN, but its check digit does not fit."""

    def __init__(self, cause: NotAnIsbn) -> None:
        super().__init__(str(cause))
        self.cause = cause


@dataclass(frozen=True, slots=True)
class IsbnQuery:
    """One edition asked for by its number."""

    isbn: Isbn


@dataclass(frozen=True, slots=True)
class KeywordQuery:
    """Books asked for by words; `page` counts from 1, `language` is a BCP 47 tag or None."""

    words: str
    page: int = 1
    per_page: int = PAGE_SIZE
    language: str | None = None

    @property
    def search(self) -> Search:
        """What the words ask for, fields and phrases read."""
        return read_search(self.words)

    @property
    def plain(self) -> "KeywordQuery":
        """The same question for those who know no fields; there may be no words left."""
        search = self.search
        if not search.fielded:
            return self
        return replace(self, words=search.plain, language=self.language or search.language)


Query = IsbnQuery | KeywordQuery


@dataclass(frozen=True, slots=True)
class WorkQuery:
    """The editions of one work, asked for beside one of them."""

    isbn: Isbn
    works: tuple[tuple[str, str], ...] = ()
    """What sources call the work, as (source, id), each source once."""

    def at(self, source: str) -> str | None:
        """Give the work's name in a catalogue, if it is known."""
        return dict(self.works).get(source)


Question = Query | WorkQuery
"""Whatever sources are asked: what a reader asks, and what is asked beside it."""


def read_query(
    text: str,
    *,
    page: int = 1,
    per_page: int = PAGE_SIZE,
    language: str | None = None,
    as_words: bool = False,
) -> Query:
    """Tell an ISBN from words by its check digit, not by counting digits.

    Raises EmptyQuestion or LongQuestion for what cannot be searched for, and
    MistypedIsbn for a number whose last digit does not fit, unless `as_words` insists.
    """
    if not as_words:
        try:
            return IsbnQuery(read_isbn(text[:LONGEST_PASTE]))
        except NotAnIsbn as cause:
            if cause.reason == "check_digit" and len(text.strip()) <= LONGEST:
                raise MistypedIsbn(cause) from cause
    return KeywordQuery(_words(text), page, per_page, language)


def _words(text: str) -> str:
    if len(text.strip()) > LONGEST:
        raise LongQuestion(f"That is longer than {LONGEST} characters; type a few words of it.")
    words = clean_line(text, limit=LONGEST) or ""
    if not any(unicodedata.category(letter)[0] in "LN" for letter in words):
        raise EmptyQuestion("Type an ISBN, or a few words of a title or an author.")
    return words
