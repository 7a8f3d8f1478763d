"""One edition of Inventaire, with its work, authors, translators and publisher.

An edition says little itself; what it links to has its names as labels, in many languages. The
properties are Wikidata's: https://www.wikidata.org/wiki/Wikidata:WikiProject_Books.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeAlias

from app.books.record import Record, said
from app.books.text import clean_line
from app.spider.reply import each, first, mapping
from app.spider.wikidata import LANGUAGES

Entity: TypeAlias = Mapping[str, object]
Entities: TypeAlias = Mapping[str, Entity]

COVERS = "inventaire.io"

WORK, AUTHOR, TRANSLATOR, PUBLISHER = "wdt:P629", "wdt:P50", "wdt:P655", "wdt:P123"
TITLE, SUBTITLE, LANGUAGE = "wdt:P1476", "wdt:P1680", "wdt:P407"
ISBNS = ("wdt:P212", "wdt:P957")

IDENTIFIERS: Mapping[str, str] = {
    "wdt:P243": "oclc",
    "wdt:P268": "bnf",
    "wdt:P648": "open_library",
    "wdt:P675": "google_books",
    "wdt:P1144": "lccn",
    "wdt:P1292": "dnb",
    "wdt:P2969": "goodreads",
}
"""Identifiers of an edition in other catalogues, by their property there, and their names here."""

_MOST_LINKS = 20  # So many works and people of one kind; an anthology names dozens.


def linked(editions: Iterable[Entity], known: Entities) -> list[str]:
    """Name all entities whose labels a record of these editions needs, each once."""
    uris: dict[str, None] = {}
    for edition in editions:
        for name in (WORK, TRANSLATOR, PUBLISHER):
            uris |= dict.fromkeys(_links(edition, name))
        for work in _works(edition, known):
            uris |= dict.fromkeys(_links(work, AUTHOR))
    return list(uris)


def record(edition: Entity, known: Entities) -> Record | None:
    """Read an edition; what is said of its work alone is left to records of the work."""
    uri, language = clean_line(edition.get("uri"), 190), _language(edition)
    works = _works(edition, known)
    return said(
        "inventaire",
        id=uri,
        url=f"https://inventaire.io/entity/{uri}",
        work=[*_links(edition, WORK)],
        isbns=[isbn for name in ISBNS for isbn in _claimed(edition, name)] or uri,
        title=_claimed(edition, TITLE),
        subtitle=_claimed(edition, SUBTITLE),
        original_title=[name for work in works for name in _title_elsewhere(work, language)],
        authors=[name for work in works for name in _named(work, AUTHOR, known, language)],
        translators=_named(edition, TRANSLATOR, known, language),
        publisher=_named(edition, PUBLISHER, known, language),
        published=_claimed(edition, "wdt:P577"),
        language=language or edition.get("originalLang"),
        pages=_claimed(edition, "wdt:P1104"),
        cover=_cover(mapping(edition.get("image")).get("url")),
        identifiers={ours: _claimed(edition, theirs) for theirs, ours in IDENTIFIERS.items()},
    )


def _claimed(entity: Entity, name: str) -> list[object]:
    return list(islice(each(mapping(entity.get("claims")).get(name)), _MOST_LINKS))


def _links(entity: Entity, name: str) -> Iterator[str]:
    """Give the uris of what is claimed, as "wd:Q1" or "inv:" and a number."""
    for value in _claimed(entity, name):
        if isinstance(value, str) and value.startswith(("wd:Q", "inv:")) and "|" not in value:
            yield value[:60]


def _works(edition: Entity, known: Entities) -> list[Entity]:
    return [known[uri] for uri in _links(edition, WORK) if uri in known]


def _named(entity: Entity, name: str, known: Entities, language: str | None) -> list[object]:
    labels = (_label(known[uri], language) for uri in _links(entity, name) if uri in known)
    return [label for label in labels if label]


def _label(entity: Entity, language: str | None) -> object:
    """Give a name as readers of the book write it, else in English, else in any language."""
    labels = mapping(entity.get("labels"))
    wanted = (*_tags(language), "mul", "en")
    return next((labels[tag] for tag in wanted if labels.get(tag)), first([*labels.values()]))


def _tags(language: str | None) -> Sequence[str]:
    """Give a tag, and the language alone: labels are in "zh-hant", "zh" or both."""
    tag = (language or "").lower()
    return (tag, tag.partition("-")[0])


def _language(edition: Entity) -> str | None:
    items = (item.removeprefix("wd:") for item in _links(edition, LANGUAGE))
    return next((LANGUAGES[item] for item in items if item in LANGUAGES), None)


def _title_elsewhere(work: Entity, language: str | None) -> list[object]:
    """Give the title of a work that was written in another language than the edition's."""
    own = _language(work)
    translated = own and language and _tags(own)[1] != _tags(language)[1]
    return _claimed(work, TITLE) if translated else []


def _cover(link: object) -> object:
    """Give the link; its own pictures are linked to without the host."""
    if isinstance(link, str) and link.startswith("/img/"):
        return f"https://{COVERS}{link}"
    return link
