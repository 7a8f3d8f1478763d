"""Bodies in which one node is other than promised, made of true ones."""

from collections.abc import Iterator, Sequence
from typing import TypeVar
from xml.etree.ElementTree import ParseError

import orjson
from defusedxml.ElementTree import fromstring

from tests.trouble import json_mutation, xml_mutation

Thing = TypeVar("Thing")

MOST_IN_A_LIST = 2
"""Items of each list that are mutated; the others are of the same kind, and left out."""

PRIME = 7_919
"""Larger than most bodies have nodes and no divisor of their number, so its multiples scatter."""


def mutated(body: bytes, most: int) -> Iterator[bytes]:
    """Give mutations of a body, at most so many, the same each time; of what is no data none."""
    if body.lstrip().startswith(b"<"):
        yield from _of_xml(body, most)
    else:
        yield from _of_json(body, most)


def _of_json(body: bytes, most: int) -> Iterator[bytes]:
    try:
        value = json_mutation.shortened(orjson.loads(body), MOST_IN_A_LIST)
    except orjson.JSONDecodeError:
        return
    yield from map(orjson.dumps, scattered(list(json_mutation.mutations(value)), most))


def _of_xml(body: bytes, most: int) -> Iterator[bytes]:
    try:
        root = xml_mutation.shortened(fromstring(body), MOST_IN_A_LIST)
    except ParseError:
        return
    yield from map(bytes, scattered(xml_mutation.mutations(root), most))


def scattered(things: Sequence[Thing], most: int) -> list[Thing]:
    """Give all things, or so many from all over them, without chance.

    >>> scattered("abcdefgh", 3)
    ['a', 'h', 'g']
    """
    return [things[number * PRIME % len(things)] for number in range(min(most, len(things)))]
