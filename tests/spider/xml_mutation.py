"""Every way in which one element of an answer in XML can be other than promised."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import islice, product
from xml.etree.ElementTree import Element, SubElement, tostring

from defusedxml.ElementTree import fromstring

STRANGE = "\x98<b>&\x9c \u202e²"
"""A text that nobody promised."""


def mutations(body: bytes, step: int = 1) -> Iterator[bytes]:
    """Give every step-th copy of a body in which one element is missing, or other than it was."""
    root: Element = fromstring(body)
    places = range(sum(1 for _ in root.iter()))
    for place, change in islice(product(places, CHANGES), 0, None, step):
        copy = deepcopy(root)
        change(next(islice(copy.iter(), place, None)), copy)
        yield tostring(copy)


def _drop(element: Element, root: Element) -> None:
    for parent in root.iter():
        if element in list(parent):
            parent.remove(element)


def _empty(element: Element, _: Element) -> None:
    element.text = None


def _rename(element: Element, _: Element) -> None:
    element.tag += "x"


def _wrap(element: Element, _: Element) -> None:
    inner = SubElement(element, element.tag, element.attrib)
    inner.text, element.text = element.text, None


def _say_something_strange(element: Element, _: Element) -> None:
    element.text = STRANGE


def _forget_attributes(element: Element, _: Element) -> None:
    element.attrib.clear()


def _confuse_attributes(element: Element, _: Element) -> None:
    element.attrib.update(dict.fromkeys(element.attrib, STRANGE))


Change = Callable[[Element, Element], None]

CHANGES: tuple[Change, ...] = (
    _drop,
    _empty,
    _rename,
    _wrap,
    _say_something_strange,
    _forget_attributes,
    _confuse_attributes,
)
"""What can happen to one element of a tree."""
