"""What came back from an upstream, and how its body is opened without trusting it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

import orjson
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from app.spider.errors import Unreadable


@dataclass(frozen=True, slots=True)
class Reply:
    """One HTTP answer: its status and its whole body, decompressed."""

    body: bytes
    status: int = 200

    def json(self) -> object:
        """Give the body as JSON; raises Unreadable for anything else."""
        try:
            return orjson.loads(self.body)
        except orjson.JSONDecodeError:
            return self._mended_json()

    def _mended_json(self) -> object:
        """Read JSON that holds bytes or halves of no character: one title must not cost the rest.

        orjson is strict about both; the standard library takes them, and text is cleaned later.
        """
        try:
            loaded: object = json.loads(self.body.decode("utf-8-sig", errors="replace"))
        except (ValueError, RecursionError) as cause:
            raise Unreadable("The answer is not JSON.") from cause
        return loaded

    def xml(self) -> Element:
        """Give the body as XML without entities, DTD or network; raises Unreadable."""
        try:
            root: Element = fromstring(self.body, forbid_dtd=True)
        except (ParseError, DefusedXmlException, ValueError, LookupError) as cause:
            raise Unreadable("The answer is not XML that can be trusted.") from cause
        return root


def mapping(value: object) -> Mapping[str, object]:
    """Give the value where it is a JSON object, else an empty one."""
    return value if isinstance(value, dict) else {}


def each(value: object) -> Iterator[object]:
    """Go through a value that may be a list, one thing, or nothing."""
    if isinstance(value, list):
        yield from value
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
