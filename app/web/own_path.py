"""Where a reader is led after logging in: only ever to a page of ours."""

import re
from urllib.parse import urlsplit

LONGEST = 2_000

_ANOTHER_HOST = re.compile(r"[\\\x00-\x20\x7f-\xa0]|^//")
"""What browsers take for a host or drop: `//host`, `/\\host`, and blanks in between."""


def own_path(asked: str | None) -> str | None:
    """Give a path on this site as it was asked for, or None for whatever leads elsewhere.

    >>> own_path("/book/search?q=三体"), own_path("//evil.example"), own_path("https:/evil.example")
    ('/book/search?q=三体', None, None)
    """
    text = asked or ""
    if not text.startswith("/") or len(text) > LONGEST or _ANOTHER_HOST.search(text):
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return None if parts.scheme or parts.netloc else text
