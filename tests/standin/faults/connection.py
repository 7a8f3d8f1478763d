"""Connections that break."""

import os
import socket
import struct

from tests.standin.wire import Exchange

AT_ONCE = struct.pack("ii", 1, 0)
"""SO_LINGER for a close that does not wait: it sends RST."""


def reset(exchange: Exchange) -> None:
    """Reset the connection instead of answering."""
    connection = exchange.connection
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
    # Closed by its number, because http.server would first say good-bye with a FIN.
    os.close(connection.detach())
    exchange.hang_up()


def reset_inside_body(exchange: Exchange) -> None:
    """Reset the connection in the middle of the answer."""
    exchange.write(exchange.half())
    reset(exchange)


def cut_off(exchange: Exchange) -> None:
    """Close the connection in the middle of the answer, with fewer bytes than were promised."""
    exchange.write(exchange.half())
    exchange.hang_up()


def no_answer(exchange: Exchange) -> None:
    """Close the connection without a word."""
    exchange.hang_up()


def not_http(exchange: Exchange) -> None:
    """Send something that is no HTTP."""
    exchange.write(b"\x16\x03\x01 220 ready\r\n\r\n")
    exchange.hang_up()
