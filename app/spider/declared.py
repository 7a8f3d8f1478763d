"""Sources that an operator adds by settings: libraries that answer by SRU, or with MARC records.

The settings stand in `config/libraries.py`. A record may be in MARC 21, UNIMARC or Dublin Core,
whatever was asked for; it is read by what came.
"""

from collections.abc import Callable
from functools import partial

from app.books.isbn import Isbn
from app.books.query import KeywordQuery
from app.spider import dublin_core, marc21, unimarc
from app.spider.beliefs import LIBRARY
from app.spider.errors import Unreadable
from app.spider.marcxml import marc_elements, marc_format
from app.spider.reply import Reply
from app.spider.source import Request, Source, SourcePage
from app.spider.sru import Envelope, Sru, local_name, open_envelope
from app.spider.terms import Terms
from config.libraries import SRU, Library

NO_RECORDS = frozenset({"collection", "resp"})
"""The elements around MARC records in answers without an envelope; "resp" is Poland's."""

TERMS = Terms("Those of the library, which you added and know.")


def declared(library: Library, url: str) -> Source:
    """Make a source of what the operator says of a library."""
    about, with_words = _asked_by_sru(library) if library.kind == SRU else _asked_plainly(library)
    opened = open_envelope if library.kind == SRU else open_collection
    return Source(
        name=library.name,
        title=library.title,
        url=url,
        read=partial(read, library, opened),
        search_by_isbn=about,
        search_by_keyword=with_words if library.words else None,
        home=library.home,
        terms=TERMS,
        strong=LIBRARY,
    )


Asking = tuple[Callable[[Isbn], Request], Callable[[KeywordQuery], Request]]


def _asked_by_sru(library: Library) -> Asking:
    server = Sru(
        path=_path(library),
        schema=library.schema,
        isbn=library.isbn,
        words=library.words or "",
        relation=library.relation,
        version=library.version,
    )
    return server.search_by_isbn, server.search_by_keyword


def _asked_plainly(library: Library) -> Asking:
    """Ask by one parameter; such servers page in ways of their own, so they tell one page."""
    path, by_isbn, by_words = _path(library), library.isbn, library.words or ""
    return (
        lambda isbn: Request(path, {by_isbn: isbn.isbn13}),
        lambda query: Request(path, {by_words: query.words}),
    )


def _path(library: Library) -> str:
    return "/" if library.ends_in_slash else ""


def read(library: Library, opened: Callable[[Reply], Envelope], reply: Reply) -> SourcePage:
    """Read an answer in whatever format it came; raises SourceFailed for any other."""
    envelope = opened(reply)
    match _format_of(envelope):
        case None:
            return SourcePage((), envelope.total)
        case "Dublin Core":
            return dublin_core.read_envelope(envelope, library.name)
        case "UNIMARC":
            return unimarc.read_envelope(envelope, library.name)
        case "MARC 21":
            return marc21.read_envelope(envelope, library.name, (library.page or "", library.name))
        case other:
            raise Unreadable(f"Its records are in {other}, not in MARC 21, UNIMARC or Dublin Core.")


def open_collection(reply: Reply) -> Envelope:
    """Take the records out of an answer that is a bare collection of them.

    Raises Unreadable where there is none.
    """
    root = reply.xml()
    count = sum(1 for _ in marc_elements([root]))
    if not count and not any(local_name(element) in NO_RECORDS for element in root.iter()):
        raise Unreadable("The answer is no collection of MARC records.")
    return Envelope(count, (root,) if count else ())


def _format_of(envelope: Envelope) -> str | None:
    """Tell by the first record what all are in; None where there are none."""
    if not envelope.contents:
        return None
    if dublin_core.is_dublin_core(envelope.contents[0]):
        return "Dublin Core"
    formats = map(marc_format, marc_elements(envelope.contents))
    return next(formats, "a format of its own")
