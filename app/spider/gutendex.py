"""Gutendex: the free books of Project Gutenberg, by words.

Documented at https://gutendex.com; its author asks those who ask it much to run a server of
their own (https://github.com/garethbjohnson/gutendex), and `FISHER_SOURCE__GUTENDEX__URL` names
it. Its books have no ISBN, no publisher and no year: what is said of a text holds for each
edition of the work in that language. Its covers are those of its e-books, so they are left out.
"""

from collections.abc import Iterator
from http import HTTPStatus

from app.books.query import KeywordQuery
from app.books.record import Record, said
from app.books.text import clean_line
from app.spider.errors import BadStatus, Complaint, Unreadable
from app.spider.reply import Reply, mapping, mappings, whole_number
from app.spider.source import Request, Source, SourcePage
from app.spider.terms import Terms

MOST = 32
"""Books on each of its pages, whatever is asked."""

BEYOND_THE_END = "Invalid page."

NO_TEXTS = ("Collection", "Dataset", "Image", "MovingImage", "Software", "Sound", "StillImage")
"""Media types that are no books; readings aloud and music are listed too."""


def search_by_keyword(query: KeywordQuery) -> Request:
    """Ask for its page of the same number.

    The size of its pages is fixed: whatever the size of ours, page after page nothing comes twice
    and nothing is left out. `/books` leads to `/books/`, so that is asked at once.
    """
    language, _, _ = (query.language or "").partition("-")
    languages = {"languages": language} if language else {}
    return Request("/books/", {"search": query.words, **languages, "page": query.page})


def read(reply: Reply) -> SourcePage:
    """Read one page of texts; a page beyond the last is an empty one."""
    answer = reply.json()
    if not isinstance(answer, dict):
        raise Unreadable("The answer is no JSON object.")
    refusal = clean_line(answer.get("detail"), 200)
    if refusal == BEYOND_THE_END:
        return SourcePage()
    if reply.status == HTTPStatus.NOT_FOUND:
        raise BadStatus(reply.status)
    if refusal:
        raise Complaint(f"It refused the question: {refusal}")
    return _page(answer)


def _page(answer: dict[str, object]) -> SourcePage:
    results = answer.get("results")
    if not isinstance(results, list):
        raise Unreadable("The answer holds no list of books.")
    texts = [item for item in results[:MOST] if _may_be_text(item)]
    records = tuple(filter(None, map(_record, texts)))
    if texts and not records:
        raise Unreadable("The answer holds no book with a title and a number.")
    return SourcePage(records, whole_number(answer.get("count")) or len(records))


def _may_be_text(item: object) -> bool:
    return mapping(item).get("media_type") not in NO_TEXTS


def _record(item: object) -> Record | None:
    book = mapping(item)
    number = whole_number(book.get("id")) or None
    return said(
        "gutendex",
        id=number,
        url=f"https://www.gutenberg.org/ebooks/{number}",
        work_level=True,
        title=book.get("title"),
        authors=[*_names(book.get("authors")), *_editors(book.get("editors"))],
        translators=[*_names(book.get("translators"))],
        language=book.get("languages"),
        subjects=book.get("subjects"),
        summary=book.get("summaries"),
        identifiers={"gutenberg": number},
    )


def _names(value: object) -> Iterator[object]:
    return (person.get("name") for person in mappings(value))


def _editors(value: object) -> Iterator[str]:
    names = (clean_line(name, 250) for name in _names(value))
    return (f"{name} (editor)" for name in names if name)


SOURCE = Source(
    name="gutendex",
    title="Gutendex (Project Gutenberg)",
    url="https://gutendex.com",
    read=read,
    search_by_keyword=search_by_keyword,
    rate=1.0,
    absent=frozenset({HTTPStatus.NOT_FOUND}),
    terms=Terms(
        "Project Gutenberg's texts are free in the United States, some are not elsewhere; "
        "its trademark is not ours to use.",
        page="https://www.gutenberg.org/policy/license.html",
    ),
    weak=frozenset({"title", "authors", "translators", "language", "summary", "subjects"}),
    weight=0.5,
)
