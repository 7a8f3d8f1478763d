"""Why a source is not asked a question that is not its kind."""

from app.books.answer import Why
from app.books.query import IsbnQuery, Question, WorkQuery
from app.spider.source import Source


def why_not(source: Source, query: Question) -> Why:
    """Say why this question is not put to a source."""
    if isinstance(query, IsbnQuery):
        return _not_about_isbn(source)
    if isinstance(query, WorkQuery):
        return _not_about_work(source)
    if source.search_by_keyword is None:
        return Why("isbn_only", "It can be asked for an ISBN only.")
    if not query.plain.words:
        return Why("no_words", "It is asked by words, and there are only fields.")
    scripts = ", ".join(sorted(source.scripts))
    return Why("other_words", f"It is asked only for words in {scripts}.", scripts)


def _not_about_work(source: Source) -> Why:
    if source.editions_of_work is None:
        return Why("no_works", "It names no editions of a work.")
    return Why("work_unknown", "It is not known what it calls the work.")


def _not_about_isbn(source: Source) -> Why:
    if source.search_by_isbn is None:
        return Why("words_only", "It knows no ISBNs.")
    home = ", ".join(sorted(source.home))
    return Why("other_books", f"It is asked only about books of {home}.", home)
