"""What programs send to the old book API; no `apikey` is read."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.books.query import Query
from app.forms.loose import is_callback, read_loosely, read_number

COUNT = 20
MOST = 100


@dataclass(frozen=True, slots=True)
class DoubanSearchForm:
    """A search by words, by a number or by a tag; `query` is None where nothing is asked."""

    query: Query | None
    start: int
    count: int

    @classmethod
    def read(cls, typed: Mapping[str, str]) -> "DoubanSearchForm":
        """Read a search; numbers that are none are as if they were left out."""
        return cls(
            query=read_loosely(typed.get("q") or typed.get("tag") or ""),
            start=read_number(typed.get("start"), 0),
            count=min(read_number(typed.get("count"), COUNT), MOST),
        )


@dataclass(frozen=True, slots=True)
class DoubanAnswerForm:
    """How a program wants its answer: which keys of a book, short lists, by which function."""

    fields: frozenset[str]
    brief: bool
    callback: str | None

    @classmethod
    def read(cls, typed: Mapping[str, str]) -> "DoubanAnswerForm":
        """Read the wishes; `fields=all` and no `fields` are the same."""
        named = {name.strip() for name in typed.get("fields", "").split(",")} - {""}
        return cls(
            fields=frozenset() if "all" in named else frozenset(named),
            brief=typed.get("summary") == "1",
            callback=typed.get("callback") or None,
        )

    @property
    def sane(self) -> bool:
        """Whether the function may be called so."""
        return self.callback is None or is_callback(self.callback)
