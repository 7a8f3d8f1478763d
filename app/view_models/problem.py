"""A refusal for programs, as RFC 9457 spells it (https://www.rfc-editor.org/rfc/rfc9457)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

from flask import Response, jsonify

from app.books.isbn import NotAnIsbn
from app.catalogue.result import Finding

PROBLEM_JSON = "application/problem+json"

TRY_AGAIN_AFTER = {"Retry-After": "30"}
"""Seconds until a silent source is worth asking again."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What was wrong and what to do, with the sentences for each wrong field."""

    status: int
    detail: str
    errors: Mapping[str, Sequence[str]] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """Give the problem's members; `errors` only where input was wrong."""
        said: dict[str, object] = {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
        }
        return {**said, "errors": self.errors} if self.errors else said

    def as_response(self) -> Response:
        """Give the problem as an answer."""
        response = jsonify(self.as_json())
        response.status_code = self.status
        response.mimetype = PROBLEM_JSON
        response.headers.update(self.headers)
        return response


def wrong_input(errors: Mapping[str, Sequence[str]]) -> Problem:
    """Refuse what was typed, field by field."""
    return Problem(400, " ".join(said for why in errors.values() for said in why), errors)


def no_isbn(cause: NotAnIsbn) -> Problem:
    """Refuse what is no ISBN."""
    return wrong_input({"isbn": [str(cause)]})


def no_book(finding: Finding) -> Problem:
    """Say that nobody knows a number, or was asked, or that someone asked did not answer."""
    number = finding.isbn.hyphenated
    if finding.unasked:
        return Problem(404, f"We do not hold {number}, and no source was asked.")
    if not finding.unanswered:
        return Problem(404, f"No source knows the ISBN {number}.")
    names = ", ".join(answer.source for answer in finding.silent)
    detail = f"We do not hold {number}, and {names} did not answer. Try again soon."
    return Problem(503, detail, headers=TRY_AGAIN_AFTER)
