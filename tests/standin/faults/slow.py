"""Answers that come late, slowly, or never to their end."""

import threading

from tests.standin.faults.plain import Fault
from tests.standin.wire import Exchange


def hang_before(seconds: float | None = None) -> Fault:
    """Say nothing for so long, or for ever; then answer truly."""

    def hang(exchange: Exchange) -> None:
        exchange.pause(seconds)
        exchange.send(exchange.answer)

    return hang


def hang_inside_body(exchange: Exchange) -> None:
    """Send half of the answer, and never the rest."""
    exchange.write(exchange.half())
    exchange.pause()


def drip(seconds: float) -> Fault:
    """Send the body byte by byte, with this pause before each."""

    def drop(exchange: Exchange) -> None:
        exchange.write(exchange.answer.head())
        _drip(exchange, exchange.answer.body, seconds)

    return drop


def drip_head(seconds: float) -> Fault:
    """Send even the headers byte by byte."""

    def drop(exchange: Exchange) -> None:
        _drip(exchange, exchange.answer.head(), seconds)
        exchange.write(exchange.answer.body)

    return drop


def _drip(exchange: Exchange, data: bytes, seconds: float) -> None:
    for number in data:
        exchange.pause(seconds)
        exchange.write(bytes([number]))


def meet(parties: int) -> Fault:
    """Answer truly as soon as so many requests are there at once, and not before."""
    lock, waiting, all_here = threading.Lock(), [parties], threading.Event()

    def wait(exchange: Exchange) -> None:
        with lock:
            waiting[0] -= 1
            if waiting[0] <= 0:
                all_here.set()
        while not all_here.wait(0.01):
            exchange.pause(0)
        exchange.send(exchange.answer)

    return wait
