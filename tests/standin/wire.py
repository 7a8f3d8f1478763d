"""One request and one answer, as they go over the wire."""

import json
import socket
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from http import HTTPStatus
from typing import NoReturn

JSON = "application/json; charset=utf-8"
XML = "text/xml; charset=utf-8"
HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that was seen; `path` is below the source's base URL and unquoted."""

    source: str
    path: str
    query: Mapping[str, str]
    headers: Message
    method: str = "GET"
    body: bytes = b""
    target: str = ""
    """Path and query as they stood in the request line."""
    at: float = 0.0
    """When it came, in seconds of the monotonic clock."""

    def number(self, name: str, otherwise: int) -> int:
        """Give a parameter as a number of at least 0; what is none counts as not sent."""
        text = self.query.get(name, "")
        return int(text) if text.isdecimal() else otherwise


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole HTTP answer."""

    body: bytes = b""
    status: int = 200
    kind: str = JSON
    """Its Content-Type."""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_json(self) -> bool:
        """Whether it holds JSON, and not XML or a page."""
        return self.kind == JSON

    def head(self, framing: Mapping[str, str] | None = None) -> bytes:
        """Give the status line and the headers; `framing` is said instead of the body's length."""
        reason = HTTPStatus(self.status).phrase if self.status in set(HTTPStatus) else "Unknown"
        length = {"Content-Length": str(len(self.body))} if framing is None else framing
        fields = {"Content-Type": self.kind, **length, **self.headers}
        lines = [f"HTTP/1.1 {self.status} {reason}", *(f"{k}: {v}" for k, v in fields.items())]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def json_answer(value: object, status: int = 200) -> Answer:
    """Answer with JSON."""
    return Answer(json.dumps(value, ensure_ascii=False).encode(), status)


def page(title: str, status: int = 200) -> Answer:
    """Answer with a small HTML page."""
    html = f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{title}</body></html>"
    return Answer(html.encode(), status, HTML)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request on its open connection, its true answer, and all that may be done with them.

    Whoever breaks off raises ConnectionError, as a client that goes away does; the connection is
    then closed.
    """

    asked: Asked
    answer: Answer
    connection: socket.socket
    closing: threading.Event

    def send(self, answer: Answer) -> None:
        """Send a whole answer, in one piece."""
        self.write(answer.head() + answer.body)

    def write(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.connection.sendall(data)

    def half(self) -> bytes:
        """Give the true answer as it goes over the wire, broken off amid its body."""
        return self.answer.head() + self.answer.body[: len(self.answer.body) // 2]

    def pause(self, seconds: float | None = None) -> None:
        """Wait that long, or for ever; the end of the server ends the wait."""
        if self.closing.wait(seconds):
            self.hang_up()

    def hang_up(self) -> NoReturn:
        """Close the connection and leave the answer at that."""
        raise ConnectionAbortedError("The stand-in hangs up.")
