"""One edition of Hardcover, as a look-up shows it, or one work, as its search does.

Programs that pass its answers on write `publisher { name }` as `publisher_name` and the like,
so either is read. What a search tells of a work's dates and pages is any one edition's, and it
names the ISBNs of all of them, by the hundred: such facts are left out, but for one ISBN.
"""

import re
from collections.abc import Mapping, Sequence

from app.books.record import Record, read_isbns, read_rating, said
from app.books.text import clean_line
from app.spider.reply import each, first, mapping, mappings, whole_number

COVERS = "assets.hardcover.app"

_SLUG = re.compile(r"[a-z0-9-]{1,200}")
_ENGLISH = ("9780", "9781", "9798")
_TRANSLATOR = "translat"
_AUTHORS = frozenset({"", "author", "co-author", "writer"})
"""What someone did who wrote the book, in small letters; of most authors nothing is said."""


def edition(item: object) -> Record | None:
    """Read an edition with what is told of its work: series, summary and rating."""
    told = mapping(item)
    book = mapping(told.get("book"))
    number = whole_number(told.get("id")) or None
    people = _people(told)
    return said(
        "hardcover",
        id=number,
        isbns=[told.get("isbn_13"), told.get("isbn_10")],
        url=_page(book.get("slug"), number),
        work=_work(book.get("id") or told.get("book_id")),
        title=told.get("title") or book.get("title"),
        subtitle=told.get("subtitle"),
        series=_series(first(book.get("book_series"))),
        authors=_authors(people),
        translators=_translators(people),
        publisher=_named(told, "publisher", "name"),
        published=told.get("release_date"),
        language=_named(told, "language", "language"),
        pages=told.get("pages"),
        binding=told.get("edition_format"),
        summary=book.get("description"),
        rating=read_rating(book.get("rating"), book.get("ratings_count"), 5),
        cover=_named(told, "image", "url"),
        identifiers={"hardcover": number},
    )


def work(item: object) -> Record | None:
    """Read a work of a search."""
    told = mapping(item)
    number = whole_number(told.get("id")) or None
    people = _people(told)
    return said(
        "hardcover",
        id=_work(number),
        isbns=_likeliest(told.get("isbns"), told.get("title")),
        url=_page(told.get("slug")),
        work=_work(number),
        work_level=True,
        title=told.get("title"),
        series=_series(told.get("featured_series")) or told.get("series_names"),
        authors=_authors(people) or told.get("author_names"),
        translators=_translators(people),
        subjects=told.get("genres"),
        summary=told.get("description"),
        rating=read_rating(told.get("rating"), told.get("ratings_count"), 5),
        cover=_named(told, "image", "url"),
    )


def _named(told: Mapping[str, object], thing: str, name: str) -> object:
    """Give the name of a thing, told as an object, as a text, or under a key of its own."""
    value = told.get(thing)
    flat = None if isinstance(value, dict) else value
    return mapping(value).get(name) or flat or told.get(f"{thing}_{name}")


def _page(slug: object, edition_number: int | None = None) -> str | None:
    if not isinstance(slug, str) or not _SLUG.fullmatch(slug):
        return None
    behind = f"/editions/{edition_number}" if edition_number else ""
    return f"https://hardcover.app/books/{slug}{behind}"


def _work(number: object) -> str | None:
    """Name a work so that no other catalogue's number is taken for it."""
    return f"hardcover:{whole_number(number)}" if whole_number(number) else None


def _likeliest(isbns: object, title: object) -> tuple[str, ...]:
    """Give the first of a work's ISBNs, rather of an English book where the title may be English.

    A work's title is mostly English here, and its ISBNs those of its translations too.
    """
    known = read_isbns([*each(isbns)])
    english = [isbn for isbn in known if isbn.startswith(_ENGLISH)]
    return (*(english if str(title).isascii() else ()), *known)[:1]


def _series(link: object) -> str | None:
    """Write the place in a series behind its name: "Harry Potter ; 1"."""
    name = clean_line(mapping(mapping(link).get("series")).get("name"))
    place = clean_line(mapping(link).get("position"))
    return f"{name} ; {place}" if name and place else name


def _people(told: Mapping[str, object]) -> list[tuple[object, str]]:
    """Give each name with what its bearer did, in small letters."""
    sent = mappings(told.get("contributions") or told.get("contributors"))
    return [
        (
            mapping(one.get("author")).get("name") or one.get("name"),
            (clean_line(one.get("contribution")) or "").lower(),
        )
        for one in sent
    ]


def _authors(people: Sequence[tuple[object, str]]) -> list[object]:
    """Give the authors, or where none is called so, whoever else made the book."""
    authors = [name for name, part in people if part in _AUTHORS]
    return authors or [name for name, part in people if _TRANSLATOR not in part]


def _translators(people: Sequence[tuple[object, str]]) -> list[object]:
    return [name for name, part in people if _TRANSLATOR in part]
