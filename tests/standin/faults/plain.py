"""What a fault is, and the plainest ones."""

from collections.abc import Callable, Mapping

from tests.standin.wire import TEXT, Answer, Exchange

Fault = Callable[[Exchange], None]


def none(exchange: Exchange) -> None:
    """Answer truly."""
    exchange.send(exchange.answer)


def instead(make: Callable[[Answer], Answer]) -> Fault:
    """Answer with what is made of the true answer."""
    return lambda exchange: exchange.send(make(exchange.answer))


def status(code: int, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Fault:
    """Answer with this HTTP status."""
    return instead(lambda _: Answer(body, code, TEXT, headers or {}))


def redirect_elsewhere(url: str) -> Fault:
    """Redirect to this place."""
    return status(302, {"Location": url})


def redirect_loop(exchange: Exchange) -> None:
    """Redirect to the very place that was asked."""
    redirect_elsewhere(exchange.asked.target)(exchange)
