"""One edition or work of Open Library, as a look-up, a search or the database itself shows it.

A search finds works, and names the edition of each that fits the words best. What a work tells of
its publishers, dates and ISBNs is said of all its editions together, so it is left out, but for
the first ISBN, unless there is one edition only.
"""

import re
from collections.abc import Iterator, Mapping

from app.books.record import Record, read_isbns, read_rating, said
from app.books.text import clean_line
from app.spider.reply import each, first, mapping, mappings, whole_number

COVERS = "covers.openlibrary.org"

IDENTIFIERS: Mapping[str, str] = {
    "lccn": "lccn",
    "oclc": "oclc",
    "oclc_numbers": "oclc",
    "goodreads": "goodreads",
    "librarything": "librarything",
    "google": "google_books",
    "dnb": "dnb",
    "wikidata": "wikidata",
    "ocaid": "internet_archive",
}
"""Identifiers in other catalogues, by their names there, and their names here."""

_MOST_ISBNS = 20  # A popular work names hundreds; a good one is among so many.
_OLID = re.compile(r"(?:/books/|/works/)?(OL[0-9]{1,12}[MW])")
_TRANSLATED_BY = re.compile(r"([^()]{1,200})\(translat[^()]{0,40}\)", re.IGNORECASE)


def stored(item: object, bibkey: str | None = None) -> Record | None:
    """Read an edition, or a work, as a look-up shows it or as the database keeps it.

    Where the database keeps words, the look-up shows objects with a name; an author without one
    is a mere key. The ISBN that was looked up counts where the edition itself names none.
    """
    book = mapping(item)
    olid = _olid(book.get("key"))
    ids = mapping(book.get("identifiers"))
    return said(
        "open_library",
        **_place(olid, _olid(mapping(first(book.get("works"))).get("key"))),
        work_level=_is_work(olid),
        isbns=_isbns(book, ids) or bibkey,
        title=book.get("title"),
        subtitle=book.get("subtitle"),
        original_title=book.get("translation_of"),
        series=book.get("series"),
        authors=_names(book.get("authors")),
        translators=[*_translators(book)],
        publisher=_names(book.get("publishers")),
        published=book.get("publish_date"),
        language=_languages(book.get("languages")),
        pages=[book.get("number_of_pages"), book.get("pagination")],
        binding=book.get("physical_format"),
        subjects=_names(book.get("subjects")),
        summary=mapping(book.get("description")).get("value") or book.get("description"),
        contents=_contents(book.get("table_of_contents")),
        cover=mapping(book.get("cover")).get("large") or _cover(book.get("covers")),
        identifiers=_identifiers(olid, {**book, **ids}),
    )


def found(item: object) -> Record | None:
    """Read a work of a search, as one edition of it where one is told, else as the work it is."""
    work = mapping(item)
    edition = _edition_of(work)
    told = edition or work
    olid = _olid(told.get("key"))
    return said(
        "open_library",
        **_place(olid, _olid(work.get("key"))),
        work_level=not edition,
        isbns=_long_first(told)[: None if edition else 1],
        title=[told.get("title"), work.get("title")],
        subtitle=told.get("subtitle"),
        authors=work.get("author_name"),
        publisher=edition.get("publisher"),
        published=[*each(edition.get("publish_date")), edition.get("first_publish_year")],
        language=edition.get("language"),
        pages=edition.get("number_of_pages_median"),
        subjects=work.get("subject"),
        rating=read_rating(work.get("ratings_average"), work.get("ratings_count"), 5),
        cover=_cover(told.get("cover_i")),
        identifiers=_identifiers(olid, {}),
    )


def _edition_of(work: Mapping[str, object]) -> Mapping[str, object]:
    """Give the edition that fits best, if it has an ISBN where its work has any, or the only one.

    What is said of a work with one edition is said of that edition.
    """
    best = next(mappings(mapping(work.get("editions")).get("docs")), {})
    alone = whole_number(work.get("edition_count")) == 1
    own_key = first(work.get("edition_key")) or work.get("key")
    only = {**work, "key": own_key} if alone else {}
    if _olid(best.get("key")) and (_long_first(best) or not _long_first(work)):
        return {**only, **best}
    return only


def _place(olid: str | None, work: str | None) -> dict[str, object]:
    """Say where it stands; an edition that belongs to no work is listed as a work of its own."""
    shelf = "works" if _is_work(olid) else "books"
    its_work = next(filter(_is_work, (work, olid)), None)
    return {"id": olid, "url": f"https://openlibrary.org/{shelf}/{olid}", "work": its_work}


def _olid(key: object) -> str | None:
    match = _OLID.fullmatch(key) if isinstance(key, str) else None
    return match[1] if match else None


def _is_work(olid: str | None) -> bool:
    return olid is not None and olid.endswith("W")


def _isbns(*places: Mapping[str, object]) -> tuple[str, ...]:
    spelled = (place.get(key) for key in ("isbn_13", "isbn_10") for place in places)
    return read_isbns([isbn for isbns in spelled for isbn in each(isbns)])


def _long_first(found_one: Mapping[str, object]) -> tuple[str, ...]:
    """Give ISBNs of a search, those first that are spelled with 13 digits."""
    isbns = sorted(each(found_one.get("isbn")), key=lambda isbn: len(str(isbn)), reverse=True)
    return read_isbns(isbns[:_MOST_ISBNS])


def _names(value: object) -> list[object]:
    return [mapping(one).get("name") or one for one in each(value)]


def _translators(book: Mapping[str, object]) -> Iterator[object]:
    for person in mappings(book.get("contributors")):
        if "translat" in (clean_line(person.get("role")) or "").lower():
            yield person.get("name")
    credited = (clean_line(credit) or "" for credit in each(book.get("contributions")))
    yield from (match[1] for match in map(_TRANSLATED_BY.fullmatch, credited) if match)


def _languages(value: object) -> list[str]:
    keys = (clean_line(mapping(one).get("key") or one) or "" for one in each(value))
    return [key.removeprefix("/languages/") for key in keys]


def _contents(value: object) -> str:
    rows = ([mapping(row).get("label"), mapping(row).get("title") or row] for row in each(value))
    return "\n".join(" ".join(filter(None, map(clean_line, row))) for row in rows)


def _cover(numbers: object) -> str | None:
    """Link to the first cover; -1 stands for one that was taken away."""
    known = next(filter(None, map(whole_number, each(numbers))), None)
    return f"https://{COVERS}/b/id/{known}-L.jpg" if known else None


def _identifiers(olid: str | None, names: Mapping[str, object]) -> dict[str, object]:
    ours = {name: names[theirs] for theirs, name in IDENTIFIERS.items() if names.get(theirs)}
    return ours if _is_work(olid) else {"open_library": olid, **ours}
