"""Inventaire: editions, their works and authors, in as many languages as Wikidata has.

Documented at https://api.inventaire.io; its data are free (CC0,
https://wiki.inventaire.io/wiki/Entities_data). An answer is asked to bring an edition's work and
its authors along; who publishes and who translated it is named by a further step, and so is
whatever did not come along.

It is not asked by words: that finds works, of which it names no edition, no ISBN, no publisher and
no year, so that not one of them could become, or join, a book here. `autocreate` is never asked
for: it makes the server search elsewhere and write down what it finds.
"""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import islice

from app.books.isbn import Isbn
from app.books.text import clean_line
from app.spider.errors import Complaint, Unreadable
from app.spider.inventaire_record import COVERS, Entities, linked, record
from app.spider.reply import Reply, mapping
from app.spider.source import Request, Source, SourcePage, Step
from app.spider.terms import Terms

MOST = 20
"""Most ISBNs in one call: each brings a work and its authors along, with names in all languages."""

MOST_ENTITIES = 500
"""More than any answer was asked for; what is sent beyond is not read."""

MOST_NAMED = 60
"""Most entities asked for in a further step: their names still fit into any address line."""

EDITION_OF = "wdt:P629"
"""What an edition says of its work."""

_URI = re.compile("(?:isbn|inv|wd):[0-9A-Za-z]{1,40}")

RELATIVES = f"{EDITION_OF}|wdt:P50"
"""What comes along: the work that an edition is of, and the authors of a work."""


def search_by_isbns(isbns: Sequence[Isbn]) -> Request:
    """Ask for many editions at once."""
    return _request([f"isbn:{isbn.isbn13}" for isbn in isbns])


def search_by_isbn(isbn: Isbn) -> Request:
    """Ask for one edition, as for many."""
    return search_by_isbns([isbn])


def editions_of_work(work: str) -> Request:
    """Ask for the uris of a work's editions; a further step brings the first of them."""
    return Request(
        "/api/entities",
        {"action": "reverse-claims", "property": EDITION_OF, "value": work, "sort": "true"},
    )


def _request(uris: Sequence[str]) -> Request:
    return Request(
        "/api/entities",
        {
            "action": "by-uris",
            "uris": "|".join(uris),
            "relatives": RELATIVES,
            "attributes": "info|labels|claims|image",
            "autocreate": "false",
        },
    )


def read(reply: Reply) -> SourcePage:
    """Read editions, or the list of their uris; what is unknown is missing among them."""
    answer = mapping(reply.json())
    if (listed := _listed(answer)) is not None:
        return SourcePage(then=Step(_request(listed), read) if listed else None)
    entities = _entities(answer)
    editions = [one for one in entities.values() if one.get("type") == "edition"]
    if entities and not any(isinstance(one.get("type"), str) for one in entities.values()):
        raise Unreadable("The answer holds no entity that says what it is.")
    return _page(editions, entities, frozenset(entities))


def _page(
    editions: Sequence[Mapping[str, object]], known: Entities, asked: frozenset[str]
) -> SourcePage:
    """Make records of what is known, and ask once for each entity that they still only link to."""
    missing = [uri for uri in linked(editions, known) if uri not in asked][:MOST_NAMED]
    if missing:
        and_these = asked.union(missing)
        further = partial(_completed, editions=editions, known=known, asked=and_these)
        return SourcePage(then=Step(_request(missing), further))
    records = tuple(filter(None, (record(edition, known) for edition in editions)))
    if editions and not records:
        raise Unreadable("The answer holds no edition with a title.")
    return SourcePage(records, len(records))


def _completed(
    reply: Reply,
    *,
    editions: Sequence[Mapping[str, object]],
    known: Entities,
    asked: frozenset[str],
) -> SourcePage:
    return _page(editions, {**known, **_entities(mapping(reply.json()))}, asked)


def _listed(answer: Mapping[str, object]) -> list[str] | None:
    """Give the uris of a list, as many as are asked for at once, or None where it is none."""
    uris = answer.get("uris")
    if not isinstance(uris, list):
        return None
    return [uri for uri in uris if isinstance(uri, str) and _URI.fullmatch(uri)][:MOST]


def _entities(answer: Mapping[str, object]) -> Entities:
    """Give the entities by their uris, and by the uris that lead to them."""
    entities = answer.get("entities")
    if not isinstance(entities, dict):
        told = answer.get("status_verbose")
        if reason := clean_line(told, 200):
            raise Complaint(f"It refused the question: {reason}")
        raise Unreadable("The answer holds no entities.")
    first_ones = islice(entities.items(), MOST_ENTITIES)
    kept = {uri: {**mapping(one), "uri": uri} for uri, one in first_ones}
    moved = mapping(answer.get("redirects")).items()
    return {
        **{old: kept[new] for old, new in moved if isinstance(new, str) and new in kept},
        **kept,
    }


SOURCE = Source(
    name="inventaire",
    title="Inventaire",
    url="https://inventaire.io",
    read=read,
    search_by_isbn=search_by_isbn,
    search_by_isbns=search_by_isbns,
    batch=MOST,
    editions_of_work=editions_of_work,
    rate=2.0,
    covers=frozenset({COVERS}),
    terms=Terms(
        "CC0; its pictures are their makers'.",
        page="https://wiki.inventaire.io/wiki/Entities_data",
    ),
    weight=0.7,
)
