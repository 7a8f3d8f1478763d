"""Bodies that are not what they should be, made of the true answer."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html import escape, unescape

from tests.standin.wire import XML, Answer

Json = object

SCRIPT = '"><script>alert("a stand-in was here")</script>'
SCRIPT_LINK = "javascript:alert('a stand-in was here')"

NAMES_IT = frozenset(
    {
        *("id", "identifier", "isbn", "isbn10", "isbn13", "isbn_10", "isbn_13", "key", "kind"),
        *("IDValue", "openlibrary", "RecordReference", "type"),
    }
)
"""Keys whose words tell which record it is; without them there would be nothing left to show."""

_TEXT = re.compile(
    r'(<(?:subfield code="[^"]"|title|author|(?:dc|dcterms|dcndl|foaf|rdf):(?!identifier)\w+)>)'
    r"([^<]+)"
)
"""A text of MARC, or of the Dublin Core of libraries."""

_PACKED = re.compile(r"(<recordData>)(\s*&lt;[^<]*)")
"""A record that is sent as text inside of another document."""


def scripted(answer: Answer) -> Answer:
    """Put a script into every text, and in place of every link."""
    return in_every_text(answer, _with_script)


def _with_script(text: str) -> str:
    return SCRIPT_LINK if text.startswith("http") else text + SCRIPT


def misspelled(answer: Answer) -> Answer:
    """Put a byte that is no UTF-8 at the end of every text."""
    return in_every_text(answer, lambda text: f"{text}\udcff")


def in_every_text(answer: Answer, change: Callable[[str], str]) -> Answer:
    """Change every text of an answer, but for those that say which record it is."""
    if answer.is_json:
        text = json.dumps(_changed(json.loads(answer.body), change), ensure_ascii=False)
    else:
        text = _in_xml(answer.body.decode(), change)
    return replace(answer, body=text.encode("utf-8", "surrogateescape"))


def _in_xml(xml: str, change: Callable[[str], str]) -> str:
    unpacked = _PACKED.sub(
        lambda match: match[1] + escape(_in_xml(unescape(match[2]), change)), xml
    )
    return _TEXT.sub(lambda match: match[1] + escape(change(unescape(match[2]))), unpacked)


def _changed(value: Json, change: Callable[[str], str]) -> Json:
    match value:
        case dict():
            return {
                name: it if name in NAMES_IT else _changed(it, change) for name, it in value.items()
            }
        case list():
            return [_changed(it, change) for it in value]
        case str():
            return change(value)
    return value


def retyped(answer: Answer) -> Answer:
    """Give every JSON value another type than the promised one; XML gets another root."""
    if not answer.is_json:
        return misshapen(answer)
    return replace(answer, body=json.dumps(_retyped(json.loads(answer.body))).encode())


def _retyped(value: Json) -> Json:
    """Keep the objects and lists that lead to the values, as all else would be one mere error."""
    match value:
        case dict():
            return {name: _retyped(it) for name, it in value.items()}
        case [dict(), *_]:
            return [_retyped(it) for it in value]
        case list():
            return {"items": value}
        case bool() | None:
            return "maybe"
        case int() | float():
            return [str(value)]
    return {"value": 7}


def misshapen(answer: Answer) -> Answer:
    """Give well-formed JSON or XML of a wholly other shape."""
    if not answer.is_json:
        return replace(answer, body=b"<unexpected/>")
    listed = isinstance(json.loads(answer.body), list)
    return replace(answer, body=b'{"unexpected": true}' if listed else b'["unexpected"]')


def nested(answer: Answer, depth: int) -> Answer:
    """Give lists or elements inside each other, this deep."""
    begin, end = (b"[", b"]") if answer.is_json else (b"<a>", b"</a>")
    return replace(answer, body=begin * depth + end * depth)


def expanding(levels: int = 12) -> Answer:
    """Give a short XML document that becomes gigabytes where entities are expanded."""
    entities = "".join(
        f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, levels + 1)
    )
    return _document(f'<!ENTITY l0 "lol">{entities}', f"&l{levels};")


def reaching_out(url: str) -> Answer:
    """Give an XML document that asks its reader to open a file or a link of our choosing."""
    return _document(f'<!ENTITY there SYSTEM "{url}">', "&there;")


def _document(entities: str, text: str) -> Answer:
    xml = f'<?xml version="1.0"?><!DOCTYPE a [{entities}]><a>{text}</a>'
    return Answer(xml.encode(), kind=XML)
