"""Well-delivered answers with a bad body."""

from dataclasses import replace

from tests.standin.faults import spoiled
from tests.standin.faults.plain import Fault, instead
from tests.standin.wire import Exchange, page


def html_for_json(exchange: Exchange) -> None:
    """Send a web page with status 200, as a sign-in page or a proxy does."""
    exchange.send(page("Down for maintenance"))


def empty(exchange: Exchange) -> None:
    """Send status 200 and not one byte."""
    exchange.send(replace(exchange.answer, body=b""))


truncated = instead(lambda answer: replace(answer, body=answer.body[: len(answer.body) // 2]))
"""Send half of the body as if it were all."""

wrong_shape = instead(spoiled.misshapen)
"""Send well-formed JSON or XML of a wholly other shape."""

wrong_types = instead(spoiled.retyped)
"""Send every value as another type than the promised one."""

not_utf8 = instead(spoiled.misspelled)
"""Send bytes that are no UTF-8 in every text."""

script_in_every_field = instead(spoiled.scripted)
"""Send a script in every text, and in place of every link."""


def deep_nesting(depth: int = 100_000) -> Fault:
    """Send lists or elements inside each other, this deep."""
    return instead(lambda answer: spoiled.nested(answer, depth))


def entity_expansion(exchange: Exchange) -> None:
    """Send XML whose entities grow to gigabytes (billion laughs)."""
    exchange.send(spoiled.expanding())


def external_entity(url: str = "file:///etc/hostname") -> Fault:
    """Send XML with an entity that stands for a file or a link."""
    return instead(lambda _: spoiled.reaching_out(url))


bad_gzip = instead(lambda answer: replace(answer, headers={"Content-Encoding": "gzip"}))
"""Call the answer packed, which it is not."""
