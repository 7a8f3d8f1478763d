"""A body read to its end and no further: bounded as it is sent and as it is unpacked.

A few kilobytes can unpack to gigabytes, so each step of unpacking is bounded too, and a body that
grows beyond its limit is left there.
"""

import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO

from app.spider.errors import TooLarge, Unreadable

STEP = 65_536
"""Most bytes that one read takes or one step of unpacking gives."""

GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
GZIP_BEGINS = 0x1F

PLAIN = frozenset({"", "identity"})
PACKED = frozenset({"gzip", "x-gzip", "deflate"})


def whole(arriving: Iterable[bytes], coding: str, most: int) -> bytes:
    """Give the body, unpacked; `coding` is its Content-Encoding, `most` its bytes in either form.

    Raises TooLarge, and Unreadable or zlib.error for what cannot be unpacked.
    """
    body = BytesIO()
    for piece in _unpacked(bounded(arriving, most), coding.strip().lower()):
        if body.tell() + len(piece) > most:
            raise _too_large(most)
        body.write(piece)
    return body.getvalue()


def bounded(arriving: Iterable[bytes], most: int) -> Iterator[bytes]:
    """Pass on what arrives, up to so many bytes; raises TooLarge."""
    left = most
    for chunk in arriving:
        left -= len(chunk)
        if left < 0:
            raise _too_large(most)
        yield chunk


def refuse_beforehand(announced: int | None, most: int) -> None:
    """Raise TooLarge where the body is larger by its own word."""
    if announced is not None and announced > most:
        raise _too_large(most)


def _too_large(most: int) -> TooLarge:
    return TooLarge(f"It sent more than {most / 1_000_000:g} MB.")


def _unpacked(chunks: Iterator[bytes], coding: str) -> Iterator[bytes]:
    if coding in PLAIN:
        return chunks
    if coding in PACKED:
        return _inflated(chunks)
    raise Unreadable("Its answer is packed in a way that was not asked for.")


def _inflated(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Undo gzip or deflate; a body may consist of several, and what follows them is no part of it.

    Raises Unreadable where the body ends too early.
    """
    unpacker, fed = zlib.decompressobj(GZIP_OR_ZLIB), False
    for chunk in chunks:
        rest, fed = chunk, True
        while rest:
            if unpacker.eof:
                if rest[0] != GZIP_BEGINS:
                    return
                unpacker = zlib.decompressobj(GZIP_OR_ZLIB)
            yield unpacker.decompress(rest, STEP)
            rest = unpacker.unconsumed_tail or unpacker.unused_data
    yield unpacker.flush()
    if fed and not unpacker.eof:
        raise Unreadable("Its answer ends before it is complete.")
