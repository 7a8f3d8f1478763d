"""Many ISBNs in one body of JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.books.isbn import Isbn, NotAnIsbn, read_isbn

MOST = 1_000
"""ISBNs in one call."""


@dataclass(frozen=True, slots=True)
class BatchForm:
    """The numbers that are ISBNs, and why each of the others is none."""

    isbns: Sequence[Isbn] = ()
    invalid: Sequence[Mapping[str, object]] = ()
    errors: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @classmethod
    def read(cls, body: object) -> "BatchForm":
        """Check a body such as {"isbns": ["9787536692930"]}."""
        asked = body.get("isbns") if isinstance(body, dict) else None
        if not isinstance(asked, list):
            return cls(errors={"isbns": ['The body must be {"isbns": [ … ]}.']})
        if len(asked) > MOST:
            return cls(errors={"isbns": [f"At most {MOST:,} ISBNs are answered in one call."]})
        return cls._sorted_out(asked)

    @classmethod
    def _sorted_out(cls, asked: Sequence[object]) -> "BatchForm":
        isbns: dict[Isbn, None] = {}
        invalid: list[dict[str, object]] = []
        for said in asked:
            try:
                isbns[read_isbn(_text(said))] = None
            except NotAnIsbn as cause:
                invalid.append({"isbn": said, "detail": str(cause)})
        return cls(isbns=list(isbns), invalid=invalid)


def _text(said: object) -> str:
    """Give what was sent as text; a number may have been sent as one."""
    if isinstance(said, bool) or not isinstance(said, str | int):
        return ""
    return str(said)
