"""Everything a catalogue says passes through here once, at the border.

What comes out is plain text that a template escapes: in NFC, without control characters, without
HTML, and no longer than asked for. Cleaning what is clean changes nothing.
"""

import re
import unicodedata
from collections.abc import Callable
from html import unescape
from html.entities import html5
from urllib.parse import urlsplit

from ftfy import TextFixerConfig, fix_encoding_and_explain

from app.books.combining import safe_to_order

LONGEST_LINK = 2_000
"""Characters of the longest link that is kept."""

_HEADROOM = 4  # Before cleaning, a text may be as many times its limit long, for its mark-up.
_ROUNDS = 4  # Honest text was escaped twice at most; what still changes then is disarmed.
_LONGEST_WORD = 30  # So far back a cut looks for the end of a word, which Chinese has not.
_MOST = 10**15  # Larger numbers are not exact in JSON, and say nothing about a book.


def clean_line(value: object, limit: int = 1_000) -> str | None:
    r"""Give a string or number as one clean line of at most `limit` characters, else None.

    >>> clean_line(" Grün<i>land</i> &amp;amp;\tEis ")
    'Grünland & Eis'
    """
    return _clean(value, limit, _one_line)


def clean_block(value: object, limit: int = 60_000) -> str | None:
    r"""Give a summary or a table of contents as clean paragraphs of plain text, else None.

    >>> clean_block("<p>One<br>Two</p><p>Three</p>")
    'One\nTwo\n\nThree'
    """
    return _clean(value, limit, _paragraphs)


def clean_link(value: object) -> str | None:
    """Give an absolute http(s) link as it was sent, or None for anything a page must not link to.

    Refused are links without a host, with a user name, with blanks, quotes, angle brackets,
    backslashes or control characters, and those over `LONGEST_LINK` characters.
    """
    if not isinstance(value, str) or len(value) > _HEADROOM * LONGEST_LINK:
        return None
    link = _AMPERSANDS.sub("&", value.strip())
    fit = len(link) <= LONGEST_LINK and link.isprintable() and not _UNLINKABLE.search(link)
    return link if fit and _has_host(link) else None


def _has_host(link: str) -> bool:
    try:
        parts = urlsplit(link)
        named = _HOST.fullmatch(parts.netloc) and parts.port != 0
        return bool(named) and parts.scheme in {"http", "https"}
    except ValueError:  # Raised for broken IPv6 addresses, look-alike hosts and odd ports.
        return False


def _clean(value: object, limit: int, spaced: Callable[[str], str]) -> str | None:
    if isinstance(value, str) and len(value) <= limit and _CLEAN.fullmatch(value):
        return value
    text = _settled(_as_text(value)[: _HEADROOM * limit], spaced)
    if len(text) > limit:
        text = _settled(_cut(text, limit), spaced)
    return text or None


def _as_text(value: object) -> str:
    match value:
        case str():
            return value
        case bool():
            return ""
        case int() | float() if abs(value) < _MOST:
            return f"{value:.15g}"
        case _:
            return ""


def _settled(text: str, spaced: Callable[[str], str]) -> str:
    """Clean until nothing changes: a decoded entity may spell a tag, a mended letter an entity."""
    for _ in range(_ROUNDS):
        before, text = text, spaced(_plain(text))
        if text == before:
            return text
    return _settled(text.translate(_DISARMED), spaced)


def _plain(text: str) -> str:
    text = _mended(text)
    if "&" in text:
        text = _ENTITY.sub(_decoded, _AMPERSANDS.sub("&", text))
    if "<" in text:
        text = _TAG.sub(_spoken, _without_hidden(text))
    return unicodedata.normalize("NFC", safe_to_order(_UNSEEN.sub("", text.translate(_C1))))


def _mended(text: str) -> str:
    """Undo UTF-8 that was read as an older encoding, and nothing else that ftfy offers."""
    if not _MENDABLE.search(text) or "\ufffd" in text:
        return text
    # Text read wrongly twice, with U+0083 lost to a question mark, as shops sent it around 2004.
    mended, steps = fix_encoding_and_explain(text.replace("Ã?Â", "Ã"), _MOJIBAKE_ONLY)
    return text if ("decode", "windows-1252") in (steps or ()) else mended


def _decoded(entity: re.Match[str]) -> str:
    known = entity[1].startswith("#") or entity[1] in html5
    return unescape(entity[0]) if known else entity[0]


def _without_hidden(text: str) -> str:
    for opening, closing in _HIDDEN:
        kept, at = [], 0
        while (start := opening.search(text, at)) and (end := closing.search(text, start.end())):
            kept.append(text[at : start.start()])
            at = end.end()
        text = "".join(kept) + text[at:]
    return text


def _spoken(tag: re.Match[str]) -> str:
    kind = "inline" if ":" in tag["name"] else _KINDS.get(tag["name"].lower())
    if kind is None:
        return tag[0]
    return "" if kind == "line" and tag["closing"] else _SPOKEN[kind]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _paragraphs(text: str) -> str:
    if "\n" not in text:
        # Some servers escape line breaks twice; then not one real break is left in the text.
        text = _WRITTEN_BREAK.sub("\n", text)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(map(_one_line, text.splitlines()))).strip()


def _cut(text: str, limit: int) -> str:
    end = limit - 1
    blank = max(text.rfind(blank, max(0, end - _LONGEST_WORD), end + 1) for blank in " \n")
    end = blank if blank > 0 else end
    while end > 0 and (unicodedata.combining(text[end]) or text[end] in _JOINERS):
        end -= 1
    return text[:end].rstrip() + "…"


_CLEAN = re.compile(r"[!-%'-;=-\[\]-~]++(?: [!-%'-;=-\[\]-~]++)*+")
"""Words of ASCII, one blank between them, without the beginnings of entities, tags and escapes:
most of what is said, and clean as it is."""

_MOJIBAKE_ONLY = TextFixerConfig(
    restore_byte_a0=False, replace_lossy_sequences=False, fix_c1_controls=False
)
_MENDABLE = re.compile("[\x80-\u052f]")  # What UTF-8 looks like in old encodings of Europe.
_DISARMED = str.maketrans("<&", "＜＆")
_JOINERS = "\u200c\u200d\ufe0e\ufe0f"

_AMPERSANDS = re.compile(r"&(?:amp;|#0*38;|#x0*26;)+", re.IGNORECASE)
_ENTITY = re.compile(r"&(#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)")

_TAG = re.compile(
    r"<(?P<closing>/?)(?P<name>(?:(?:jats|mml|st1|[omvw]):)?[a-z][a-z0-9-]*+)(?:[\s/][^<>]*+)?+>",
    re.IGNORECASE,
)
_TAGS = {
    "line": "br dd dt hr li tr",
    "cell": "td th",
    "block": """address article aside blockquote body center div dl figure footer form h1 h2 h3 h4
        h5 h6 header html main nav ol p pre section table tbody thead ul""",
    "inline": """a abbr acronym audio b base bdi bdo big button caption cite code col colgroup del
        details dfn em embed fieldset figcaption font frame frameset head i iframe img input ins
        kbd link marquee meta noscript object option param picture q rp rt ruby s samp script
        select small span strike strong style sub summary sup svg textarea tfoot tt u video wbr""",
}
"""The tags of HTML by what becomes of them; "C<T>", "<역사>" and "a < b" are words, not tags."""
_KINDS = {name: kind for kind, names in _TAGS.items() for name in names.split()}
_SPOKEN = {"line": "\n", "cell": " ", "block": "\n", "inline": ""}
_HIDDEN = (
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"(?i)<(?:script|style)\b[^<>]*+>"), re.compile(r"(?i)</(?:script|style)\s*+>")),
)

# Control characters, lone surrogates, noncharacters, soft hyphens, and the invisible characters
# that split words or turn the direction of the page around; joiners spell Persian and emoji.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x9f\xad\u200b\u2060\u202a-\u202e\u2066-\u2069\ud800-\udfff"
    "\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
# C1 controls are letters of Windows-1252, as HTML reads them, but for the four that libraries
# put around words which do not sort: https://www.loc.gov/marc/specifications/specchareacc.html
_C1 = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_C1 |= dict.fromkeys(map(ord, "\x88\x89\x98\x9c"), "")

_WRITTEN_BREAK = re.compile(r"(?:\\r)?\\n")
_UNLINKABLE = re.compile(r"[\s<>\"\\`{}|^]")
_HOST = re.compile(r"(?:\w[\w.-]{0,252}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
