"""The questions of libraries: just enough of CQL (https://www.loc.gov/standards/sru/cql/)."""

import operator
import re
from collections import deque
from collections.abc import Callable, Mapping

from tests.standin.books import Book

Found = set[Book]
Clause = Callable[[str, str], Found]
"""What is found by one index and one term."""

JOINS: Mapping[str, Callable[[Found, Found], Found]] = {
    "and": operator.and_,
    "or": operator.or_,
    "not": operator.sub,
}
"""All bind alike, from left to right."""

RELATIONS = frozenset({"=", "all"})
"""What may stand between an index and a term; a term of several words is looked for by all."""

_TOKEN = re.compile(r'\s*(?:([()=])|("(?:[^"\\]|\\.)*")|([^\s()="]+)|(.))', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class BadCql(ValueError):
    """The question is no CQL."""


def found_by(query: str, clause: Clause) -> Found:
    """Answer a whole question; raises BadCql."""
    reader = _Reader(query, clause)
    found = reader.expression()
    if reader.tokens:
        raise BadCql(f"Unexpected {reader.tokens[0]}")
    return found


class _Reader:
    def __init__(self, query: str, clause: Clause) -> None:
        matches = list(_TOKEN.finditer(query.strip()))
        if any(match[4] for match in matches):
            raise BadCql("A quotation mark is left open")
        self.tokens = deque(match[0].strip() for match in matches)
        self._clause = clause

    def expression(self) -> Found:
        found = self._operand()
        while self.tokens and self.tokens[0].lower() in JOINS:
            join = JOINS[self.tokens.popleft().lower()]
            found = join(found, self._operand())
        return found

    def _operand(self) -> Found:
        word = self._next()
        if word == "(":
            found = self.expression()
            self._expect(")")
            return found
        if self.tokens and self.tokens[0] in RELATIONS:
            self.tokens.popleft()
            return self._clause(word, _term(self._next()))
        return self._clause("", _term(word))

    def _expect(self, sign: str) -> None:
        if self._next() != sign:
            raise BadCql(f"{sign} is missing")

    def _next(self) -> str:
        if not self.tokens:
            raise BadCql("It ends too early")
        return self.tokens.popleft()


def _term(word: str) -> str:
    if word in {"(", ")", "="}:
        raise BadCql(f"Unexpected {word}")
    return _ESCAPED.sub(r"\1", word[1:-1] if word.startswith('"') else word)
