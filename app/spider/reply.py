"""What came back from an upstream, and how its body is opened without trusting it.

The client bounds its bytes; here it is bounded how many things those bytes make, because an
object takes a hundred times the room of its brackets and each thing costs its reader some
microseconds, and how deep they lie in each other, because whoever reads them may go down one call
a level.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar
from xml.etree.ElementTree import Element, ParseError

import orjson
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from app.books.record import LONGEST_LIST
from app.spider.errors import Unreadable

Thing = TypeVar("Thing")

DEEPEST = 100
"""Levels of nesting that are read; catalogues use a dozen."""

MOST_THINGS = 60_000
"""Objects and lists, or tags, of one body. A hundred records of MARC 21, as many as are asked for
at once, have some 20,000 tags; a thousand books of openBD have 47,000 objects and lists."""

MOST_VALUES = 100_000
"""Values of one body of JSON, or attributes of one of XML. A thousand books of openBD have 70,000,
Open Library's fullest page of a hundred works 7,500."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Reply:
    """One HTTP answer: its status and its whole body, decompressed."""

    body: bytes
    status: int = 200

    def json(self) -> object:
        """Give the body as JSON; raises Unreadable for anything else, and for far too much."""
        self._refuse_more_than(MOST_THINGS, b"[", b"{")
        self._refuse_more_than(MOST_VALUES, b",")
        value = self._loaded()
        _refuse_deeper(value, _inside_json)
        return value

    def xml(self) -> Element:
        """Give the body as XML without entities, DTD or network; raises Unreadable."""
        self._refuse_more_than(MOST_THINGS, b"<")
        self._refuse_more_than(MOST_VALUES, b"=")
        try:
            root = self._tree()
        except (ParseError, DefusedXmlException, ValueError, LookupError) as cause:
            raise Unreadable("The answer is not XML that can be trusted.") from cause
        _refuse_deeper(root, list)
        return root

    def _loaded(self) -> object:
        try:
            return orjson.loads(self.body)
        except orjson.JSONDecodeError:
            return self._mended_json()

    def _mended_json(self) -> object:
        """Read JSON that holds bytes or halves of no character: one title must not cost the rest.

        orjson is strict about both, and about bare control characters; the standard library
        takes them, and text is cleaned later.
        """
        try:
            loaded: object = json.loads(self._decoded(), strict=False)
        except (ValueError, RecursionError) as cause:
            raise Unreadable("The answer is not JSON.") from cause
        return loaded

    def _tree(self) -> Element:
        """Read XML, and XML that holds bytes of no character or characters that XML forbids."""
        try:
            root: Element = fromstring(self.body, forbid_dtd=True)
        except ParseError:
            root = fromstring(_NOT_IN_XML.sub("", self._decoded()), forbid_dtd=True)
        return root

    def _decoded(self) -> str:
        return self.body.decode("utf-8-sig", errors="replace")

    def _refuse_more_than(self, most: int, *marks: bytes) -> None:
        if len(self.body) > most and sum(map(self.body.count, marks)) > most:
            raise Unreadable("The answer holds more than can be read.")


def _refuse_deeper(root: Thing, inside: Callable[[Thing], Iterable[Thing]]) -> None:
    """Go down level by level, without recursion; raises Unreadable below the deepest."""
    level = [root]
    for _ in range(DEEPEST):
        level = [thing for outer in level for thing in inside(outer)]
        if not level:
            return
    raise Unreadable("The answer is nested too deep.")


def _inside_json(value: object) -> Iterable[object]:
    """Give the objects and lists in an object or a list."""
    match value:
        case dict():
            inside: Iterable[object] = value.values()
        case list():
            inside = value
        case _:
            return ()
    return [thing for thing in inside if isinstance(thing, dict | list)]


def mapping(value: object) -> Mapping[str, object]:
    """Give the value where it is a JSON object, else an empty one."""
    return value if isinstance(value, dict) else {}


def each(value: object) -> Iterator[object]:
    """Go through a value that may be a list, up to a sane length, or one thing, or nothing."""
    if isinstance(value, list):
        yield from islice(value, LONGEST_LIST)
    elif value is not None:
        yield value


def mappings(value: object) -> Iterator[Mapping[str, object]]:
    """Go through the JSON objects of a value that may be a list, one object, or nothing."""
    return (item for item in each(value) if isinstance(item, dict))


def first(value: object) -> object:
    """Give the first of a list, or the thing itself where it is no list."""
    return next(each(value), None)


def whole_number(value: object) -> int:
    """Give a count as a number of at least 0; what is no number counts as 0."""
    try:
        return max(0, int(str(value)))
    except ValueError:
        return 0
