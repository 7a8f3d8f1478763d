"""Every way in which one element of an answer in XML can be other than promised."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from xml.etree.ElementTree import Element, SubElement, tostring

STRANGE = "\x98<b>&\x9c \u202e²"
"""A text that nobody promised."""


def mutations(root: Element) -> list["Mutation"]:
    """Give every change of every element; each is made in a copy, once it is asked for."""
    return [
        Mutation(root, place, change) for place, _ in enumerate(root.iter()) for change in CHANGES
    ]


@dataclass(frozen=True, slots=True)
class Mutation:
    """A tree in which one element is missing, or other than it was."""

    root: Element
    place: int
    change: "Change"

    def __bytes__(self) -> bytes:
        copy = deepcopy(self.root)
        self.change(next(islice(copy.iter(), self.place, None)), copy)
        return tostring(copy)


def shortened(root: Element, most: int) -> Element:
    """Leave at most so many records in each list of them: fewer elements, of the same kinds."""
    for parent in list(root.iter()):
        records = [child for child in parent if child.tag.rpartition("}")[2] == "record"]
        for record in records[most:]:
            parent.remove(record)
    return root


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
