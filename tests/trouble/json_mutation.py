"""Every way in which one node of an answer in JSON can be other than promised."""

from collections.abc import Iterator

STRANGE: tuple[object, ...] = (
    None,
    True,
    -1,
    10**18,
    0.5,
    "",
    "\x00 <b>&amp;\u202e²",
    [],
    {},
    [None, [[]], {"": None}],
    {"key": {"value": []}, "name": {}, "value": None},
)
"""What may stand where something else is promised: each type, empty, odd and nested."""


def mutations(value: object) -> Iterator[object]:
    """Give copies of a JSON value in which one node is left out, wrapped, or something strange.

    The copies share what has not changed, so they are for reading only.
    """
    yield from STRANGE
    yield [value]
    yield {"value": value}
    if isinstance(value, dict):
        yield from _in_object(value)
    elif isinstance(value, list):
        yield from _in_list(value)


def _in_object(value: dict[str, object]) -> Iterator[object]:
    for key, child in value.items():
        yield {name: other for name, other in value.items() if name != key}
        yield from ({**value, key: changed} for changed in mutations(child))


def _in_list(value: list[object]) -> Iterator[object]:
    for at, child in enumerate(value):
        before, after = value[:at], value[at + 1 :]
        yield before + after
        yield from ([*before, changed, *after] for changed in mutations(child))


def shortened(value: object, most: int) -> object:
    """Give a JSON value with at most so many items in each list: fewer nodes, of the same kinds."""
    match value:
        case dict():
            return {key: shortened(child, most) for key, child in value.items()}
        case list():
            return [shortened(child, most) for child in value[:most]]
        case _:
            return value
