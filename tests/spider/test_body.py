"""Bodies are bounded in both forms, and unpacked a little at a time."""

import gzip
import zlib
from collections.abc import Iterator

import pytest

from app.spider.body import STEP, refuse_beforehand, whole
from app.spider.errors import TooLarge, Unreadable

TEXT = b'{"title": "\xe4\xb8\x89\xe4\xbd\x93"}' * 50
MOST = 1_000_000


def by(size: int, data: bytes) -> Iterator[bytes]:
    return (data[start : start + size] for start in range(0, len(data), size))


@pytest.mark.parametrize("size", [1, 7, 100_000])
@pytest.mark.parametrize(
    ("coding", "sent"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", gzip.compress(TEXT)),
        (" X-GZip ", gzip.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)),
        ("gzip", gzip.compress(TEXT[:10]) + gzip.compress(TEXT[10:])),
        ("gzip", gzip.compress(TEXT) + b"\0\0\0 padding"),
    ],
)
def test_a_body_comes_out_whole_however_it_was_cut(size: int, coding: str, sent: bytes) -> None:
    assert whole(by(size, sent), coding, MOST) == TEXT


def test_an_empty_body_needs_no_unpacking() -> None:
    assert whole([], "gzip", MOST) == b""


@pytest.mark.parametrize("coding", ["br", "gzip, gzip", "zstd", "compress", "gzip,"])
def test_a_packing_nobody_asked_for_is_unreadable(coding: str) -> None:
    with pytest.raises(Unreadable):
        whole([TEXT], coding, MOST)


@pytest.mark.parametrize("missing", [1, 8, 30])
def test_a_packed_body_that_ends_early_is_unreadable(missing: int) -> None:
    with pytest.raises(Unreadable):
        whole([gzip.compress(TEXT)[:-missing]], "gzip", MOST)


def test_a_limit_is_the_last_size_allowed() -> None:
    assert len(whole([b"x" * 100], "", 100)) == 100
    with pytest.raises(TooLarge):
        whole([b"x" * 60, b"x" * 41], "", 100)


def test_a_bomb_is_left_after_a_few_of_its_bytes() -> None:
    bomb = gzip.compress(b" " * 300_000_000, compresslevel=1)
    taken = []

    def arriving() -> Iterator[bytes]:
        for chunk in by(STEP, bomb):
            taken.append(chunk)
            yield chunk

    with pytest.raises(TooLarge):
        whole(arriving(), "gzip", MOST)
    assert len(taken) == 1


def test_what_unpacks_to_nothing_is_counted_as_sent() -> None:
    empty_blocks = b"\x00\x00\x00\xff\xff" * 20_000
    with pytest.raises(TooLarge):
        whole(by(STEP, gzip.compress(b"")[:10] + empty_blocks), "gzip", 50_000)


def test_what_says_that_it_is_too_large_is_not_read() -> None:
    refuse_beforehand(None, 10)
    refuse_beforehand(10, 10)
    with pytest.raises(TooLarge, match=r"8 MB"):
        refuse_beforehand(8_000_001, 8_000_000)
