"""Libraries that an operator adds by settings alone, each under a name of the operator's own.

`FISHER_SOURCE__SUDOC__KIND=sru` makes `sudoc` a source; docs/sources.md shows whole examples.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from config.setting import Setting, SettingError, read_setting

SRU, MARCXML = "sru", "marcxml"

RESERVED = frozenset({"shelf", "starter", "lccn", "oclc", "jpno"})
"""Names that mean something else beside those of the sources."""

_NAME = re.compile(r"[a-z][a-z0-9_]{0,29}")
_INDEX = re.compile(r"[A-Za-z][A-Za-z0-9_.:-]{0,39}")
_GROUP = re.compile(r"97[89]-[0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class Library:
    """How one such library is asked, and what it is called."""

    name: str
    kind: str
    isbn: str
    words: str | None
    schema: str
    version: str
    relation: str
    title: str
    home: frozenset[str]
    page: str | None
    ends_in_slash: bool
    """Whether its address was given with a slash at the end, which some servers insist on."""


def _one_of(*choices: str) -> Callable[[str, object], str]:
    def read(name: str, value: object) -> str:
        # 1.1 is a number to whoever reads JSON.
        if str(value) not in choices:
            raise SettingError(f"{name} must be one of {', '.join(choices)}, not {value!r}.")
        return str(value)

    return read


def _index(name: str, value: object) -> str:
    if isinstance(value, str) and _INDEX.fullmatch(value):
        return value
    raise SettingError(f"{name} must be the name of an index or parameter, not {value!r}.")


def _label(name: str, value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not text or len(text) > 100 or not text.isprintable():
        raise SettingError(f"{name} must be one line of at most 100 printable characters.")
    return text


def _groups(name: str, value: object) -> frozenset[str]:
    groups = value if isinstance(value, list) else [value]
    if groups and all(isinstance(one, str) and _GROUP.fullmatch(one) for one in groups):
        return frozenset(groups)
    raise SettingError(f'{name} must be a group of ISBNs such as 978-83, or a list ["978-83"].')


def _page(name: str, value: object) -> str:
    if isinstance(value, str) and re.fullmatch(r"https?://[!-~]{1,300}", value):
        return value
    raise SettingError(f"{name} must be a web address such as https://opac.example.org/record/.")


OF_A_LIBRARY: tuple[Setting, ...] = (
    Setting("KIND", _one_of(SRU, MARCXML), None,
            "What makes a name of your own a source: `sru`, or `marcxml` for a server that is"
            " asked by plain parameters and answers with a collection of MARC records."),
    Setting("ISBN", _index, None,
            "What that library calls an ISBN: an index of SRU, or a parameter. Needed."),
    Setting("WORDS", _index, None, "What it calls any word.", "it is asked by ISBN only"),
    Setting("SCHEMA", _index, "marcxml",
            "The schema its records are asked for in, by SRU; MARC 21, UNIMARC and Dublin Core"
            " are told apart by what comes."),
    Setting("VERSION", _one_of("1.1", "1.2", "2.0"), "1.1", "Its version of SRU."),
    Setting("RELATION", _one_of("=", "all"), "=",
            "What stands between an index of SRU and a term."),
    Setting("TITLE", _label, None, "What it is called on the pages.", "its name in capitals"),
    Setting("HOME", _groups, frozenset(),
            "The groups of ISBNs that it is the home library of: `978-83`, or a JSON list.",
            "none"),
    Setting("PAGE", _page, None,
            "How the address of a book's page begins; the number of the record follows.",
            "no link, but where its records hold one"),
)  # fmt: skip

ONLY_OF_SRU = ("SCHEMA", "VERSION", "RELATION")


def read_library(prefix: str, name: str, said: Mapping[str, Any]) -> Library:
    """Check what is said of one library; raises SettingError for the first value that is wrong."""
    if not _NAME.fullmatch(name) or name in RESERVED:
        raise SettingError(
            f"{prefix}KIND makes no source: {name!r} is taken, or no name of at most 30 letters,"
            " digits and _ that begins with a letter."
        )
    values = {each.name.lower(): read_setting(each, prefix, said) for each in OF_A_LIBRARY}
    _refuse_what_is_missing_or_idle(prefix, values["kind"], said)
    return Library(
        **{**values, "title": values["title"] or name.upper()},
        name=name,
        ends_in_slash=str(said["URL"]).strip().endswith("/"),
    )


def _refuse_what_is_missing_or_idle(prefix: str, kind: str, said: Mapping[str, Any]) -> None:
    for needed in ("KIND", "URL", "ISBN"):
        if said.get(needed) is None:
            raise SettingError(f"{prefix}{needed} must be set for a source of your own.")
    for idle in ONLY_OF_SRU if kind == MARCXML else ():
        if said.get(idle) is not None:
            raise SettingError(f"{prefix}{idle} means nothing where {prefix}KIND is {MARCXML}.")
