"""Ways in which an upstream fails; each is a function of one exchange.

    upstream.fault("k10plus", faults.reset)
    upstream.fault("k10plus", faults.status(503, {"Retry-After": "2"}), times=1)

`EVERY` holds them all by name, for tests that go through every trouble.
"""

from collections.abc import Mapping

from tests.standin.faults.body import (
    bad_gzip,
    deep_nesting,
    empty,
    entity_expansion,
    external_entity,
    html_for_json,
    not_utf8,
    script_in_every_field,
    truncated,
    wrong_shape,
    wrong_types,
)
from tests.standin.faults.connection import (
    cut_off,
    no_answer,
    not_http,
    reset,
    reset_inside_body,
)
from tests.standin.faults.plain import (
    Fault,
    instead,
    none,
    redirect_elsewhere,
    redirect_loop,
    status,
)
from tests.standin.faults.size import gzip_bomb, huge
from tests.standin.faults.slow import drip, drip_head, hang_before, hang_inside_body, meet

EVERY: Mapping[str, Fault] = {
    "bad_gzip": bad_gzip,
    "cut_off": cut_off,
    "deep_nesting": deep_nesting(),
    "drip": drip(0.1),
    "drip_head": drip_head(0.1),
    "empty": empty,
    "entity_expansion": entity_expansion,
    "external_entity": external_entity(),
    "gzip_bomb": gzip_bomb(200_000_000),
    "hang_before": hang_before(),
    "hang_inside_body": hang_inside_body,
    "html_for_json": html_for_json,
    "huge": huge(50_000_000),
    "huge_streamed": huge(50_000_000, streamed=True),
    "no_answer": no_answer,
    "not_http": not_http,
    "not_utf8": not_utf8,
    "redirect_elsewhere": redirect_elsewhere("http://127.0.0.1:9/elsewhere"),
    "redirect_loop": redirect_loop,
    "refused": status(403),
    "reset": reset,
    "reset_inside_body": reset_inside_body,
    "script_in_every_field": script_in_every_field,
    "too_many_requests": status(429, {"Retry-After": "2"}),
    "truncated": truncated,
    "unavailable": status(503),
    "wrong_shape": wrong_shape,
    "wrong_types": wrong_types,
}
"""Every fault by name; those that do not stop before the true answer still hold its books."""

__all__ = [
    "EVERY",
    "Fault",
    "bad_gzip",
    "cut_off",
    "deep_nesting",
    "drip",
    "drip_head",
    "empty",
    "entity_expansion",
    "external_entity",
    "gzip_bomb",
    "hang_before",
    "hang_inside_body",
    "html_for_json",
    "huge",
    "instead",
    "meet",
    "no_answer",
    "none",
    "not_http",
    "not_utf8",
    "redirect_elsewhere",
    "redirect_loop",
    "reset",
    "reset_inside_body",
    "script_in_every_field",
    "status",
    "truncated",
    "wrong_shape",
    "wrong_types",
]
