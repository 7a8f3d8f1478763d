"""Answers that are too large, as sent or as unpacked."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, repeat

from tests.standin.faults.plain import Fault
from tests.standin.wire import Exchange

CHUNKED = {"Transfer-Encoding": "chunked"}
BLOCK = b" " * 65_536
GZIP = 16 + zlib.MAX_WBITS


def huge(size: int, *, streamed: bool = False) -> Fault:
    """Send so many blanks before the true answer; streamed, its length is not told before."""

    def swamp(exchange: Exchange) -> None:
        body = exchange.answer.body
        length = {"Content-Length": str(size + len(body))}
        exchange.write(exchange.answer.head(CHUNKED if streamed else length))
        _stream(exchange, chain(_blanks(size), [body]), _chunk if streamed else bytes)

    return swamp


def gzip_bomb(size: int) -> Fault:
    """Send few bytes that unpack to so many blanks and the true answer."""

    def bomb(exchange: Exchange) -> None:
        exchange.write(exchange.answer.head({**CHUNKED, "Content-Encoding": "gzip"}))
        _stream(exchange, _packed(chain(_blanks(size), [exchange.answer.body])), _chunk)

    return bomb


def _stream(exchange: Exchange, blocks: Iterable[bytes], framed: Callable[[bytes], bytes]) -> None:
    for block in filter(None, blocks):
        exchange.write(framed(block))
    exchange.write(framed(b""))


def _chunk(block: bytes) -> bytes:
    """Frame a block as HTTP does where no length was told; an empty one is the end."""
    return b"%x\r\n%b\r\n" % (len(block), block)


def _packed(blocks: Iterable[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(wbits=GZIP)
    yield from map(packer.compress, blocks)
    yield packer.flush()


def _blanks(size: int) -> Iterator[bytes]:
    yield from repeat(BLOCK, size // len(BLOCK))
    yield BLOCK[: size % len(BLOCK)]
