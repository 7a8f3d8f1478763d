"""Inventaire: editions by ISBN, works and people by their uris (https://api.inventaire.io)."""

from collections.abc import Iterable, Mapping
from zlib import crc32

from tests.standin.books import Book
from tests.standin.holdings import Holdings, hyphenated, isbn10_of, isbn13_of, work_of
from tests.standin.wire import Answer, Asked, json_answer, page

Json = dict[str, object]
Claims = Mapping[str, list[str]]

LANGUAGES = {
    "de": "wd:Q188",
    "en": "wd:Q1860",
    "es": "wd:Q1321",
    "fr": "wd:Q150",
    "ja": "wd:Q5287",
    "ko": "wd:Q9176",
    "zh": "wd:Q7850",
}


def answer(asked: Asked, holdings: Holdings) -> Answer:
    """Answer as inventaire.io does: with the entities asked for, and those asked to come along."""
    if asked.path == "/api/entities" and asked.query.get("action") == "reverse-claims":
        return json_answer({"uris": _claiming(asked.query, holdings)})
    if asked.path != "/api/entities" or asked.query.get("action") != "by-uris":
        return page("not found", 404)
    entities, unknown = _found(asked.query.get("uris", "").split("|"), holdings)
    for name in filter(None, asked.query.get("relatives", "").split("|")):
        entities |= _relatives(entities.values(), name, holdings)
    missing = {"notFound": unknown} if unknown else {}
    return json_answer({"entities": entities, "redirects": {}, **missing})


def _claiming(query: Mapping[str, str], holdings: Holdings) -> list[str]:
    """Give the uris of the editions that claim this of themselves."""
    name, value = query.get("property", ""), query.get("value")
    editions = {f"isbn:{book.isbn13}" for book in holdings.books if book.isbn13}
    entities = _found(sorted(editions), holdings)[0]
    return [uri for uri, one in entities.items() if value in _claims_of(one).get(name, ())]


def _found(uris: Iterable[str], holdings: Holdings) -> tuple[dict[str, Json], list[str]]:
    entities: dict[str, Json] = {}
    unknown = []
    for uri in uris:
        entity = _edition(uri, holdings) or _linked(holdings).get(uri)
        if entity:
            entities[uri] = entity
        else:
            unknown.append(uri)
    return entities, unknown


def _relatives(entities: Iterable[Json], name: str, holdings: Holdings) -> dict[str, Json]:
    claims = [_claims_of(entity) for entity in entities]
    uris = {uri for claimed in claims for uri in claimed.get(name, ())}
    return _found(sorted(uris), holdings)[0]


def _claims_of(entity: Json) -> Claims:
    claims = entity["claims"]
    assert isinstance(claims, dict)
    return claims


def _edition(uri: str, holdings: Holdings) -> Json | None:
    kind, _, isbn = uri.partition(":")
    books = holdings.with_isbn(isbn) if kind == "isbn" else []
    return _edition_of(books[0]) if books else None


def _edition_of(book: Book) -> Json:
    """An edition has no labels: its title is a claim, its work and publisher are links."""
    claims = {
        "wdt:P31": ["wd:Q3331189"],
        "wdt:P212": [hyphenated(book.isbn13)],
        "wdt:P957": [hyphenated(isbn10_of(book.isbn13))] if isbn10_of(book.isbn13) else [],
        "wdt:P407": [LANGUAGES[book.language]] if book.language in LANGUAGES else [],
        "wdt:P1476": [book.title],
        "wdt:P1680": [book.subtitle] if book.subtitle else [],
        "wdt:P577": [book.published] if book.published else [],
        "wdt:P629": [_work_uri(book)],
        "wdt:P655": [_uri("wd:Q", name) for name in book.translators],
        "wdt:P123": [_uri("inv:", book.publisher)] if book.publisher else [],
        "wdt:P1104": [book.pages] if book.pages.isdecimal() else [],
    }
    picture = {"url": f"/img/entities/{book.number:040x}"} if book.cover else {}
    uri = f"isbn:{isbn13_of(book.isbn13)}"
    return {"uri": uri, "image": picture, **_entity("edition", {}, claims)}


def _linked(holdings: Holdings) -> dict[str, Json]:
    """Give all works, people and publishers by their uris."""
    entities: dict[str, Json] = {}
    for book in holdings.books:
        authors = [_uri("wd:Q", name) for name in book.authors]
        title = {book.language: book.work or book.title}
        entities.setdefault(_work_uri(book), _entity("work", title, {"wdt:P50": authors}))
        for name in (*book.authors, *book.translators):
            entities[_uri("wd:Q", name)] = _entity("human", {book.language: name}, {})
        entities[_uri("inv:", book.publisher)] = _entity("publisher", {"en": book.publisher}, {})
    return entities


def _entity(kind: str, labels: Mapping[str, str], claims: Claims) -> Json:
    said = {name: values for name, values in claims.items() if values}
    return {"type": kind, "labels": dict(labels), "claims": said}


def _work_uri(book: Book) -> str:
    work = work_of(book)
    return _uri("wd:Q", work if isinstance(work, str) else f"{book.number}")


def _uri(kind: str, name: str) -> str:
    return f"{kind}{crc32(name.encode())}"
