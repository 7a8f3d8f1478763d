"""Every setting: its name, its default, its meaning. docs/settings.md is tested against this table.

Settings are environment variables with the prefix FISHER_, read by Flask's `from_prefixed_env`:
a value is JSON where it can be, else text; `__` nests.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from redis import ConnectionPool

from config.libraries import OF_A_LIBRARY, Library, read_library
from config.mail import MailServer, read_mail_url
from config.setting import Setting, SettingError, read_setting

__all__ = ["OF_A_LIBRARY", "OF_A_SOURCE", "SETTINGS", "Setting", "SettingError", "Settings"]

PREFIX = "FISHER_"
_MAIL_ADDRESS = re.compile(r"[^@\s<>,]+@[^@\s<>,]+")
DAY = 86_400


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """What is set about one source."""

    url: str | None = None
    key: str | None = None
    rate: float | None = None
    library: Library | None = None
    """What makes it a source, where the operator added it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, checked. Times are in seconds."""

    secret_key: str | None
    database_url: str | None
    redis_url: str | None
    host: str
    port: int
    workers: int | None
    sources: tuple[str, ...] | None
    contact: str | None
    search_deadline: float
    book_fresh_for: float
    search_fresh_for: float
    miss_fresh_for: float
    offline: bool
    trusted_proxies: int
    public_url: str | None
    mail_url: MailServer | None
    mail_from: str | None
    mail_worker: bool
    source: Mapping[str, SourceSettings] = field(default_factory=dict)


def _text(name: str, value: object) -> str:
    if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
        return str(value).strip()
    raise SettingError(f"{name} must be text, not {value!r}.")


def _line(name: str, value: object) -> str:
    text = _text(name, value)
    if len(text) > 200 or not text.isprintable():
        raise SettingError(f"{name} must be one line of at most 200 printable characters.")
    return text


def _number(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e10:
        raise SettingError(f"{name} must be a number of at least 0, not {value!r}.")
    return float(value)


def _more_than_zero(name: str, value: object) -> float:
    number = _number(name, value)
    if number == 0:
        raise SettingError(f"{name} must be more than 0.")
    return number


def _whole(least: int, most: int) -> Callable[[str, object], int]:
    def read(name: str, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise SettingError(
                f"{name} must be a whole number from {least} to {most}, not {value!r}."
            )
        return value

    return read


def _flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise SettingError(f"{name} must be true or false, not {value!r}.")
    return value


def _names(name: str, value: object) -> tuple[str, ...]:
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return tuple(dict.fromkeys(value))
    raise SettingError(f'{name} must be a JSON list of source names such as ["open_library"].')


def _web_address(name: str, value: object) -> str:
    text = _line(name, value)
    try:
        parts = urlsplit(text)
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable or parts.query or parts.fragment:
        raise SettingError(f"{name} must be a web address such as https://openlibrary.org.")
    return text.rstrip("/")


def _mail_address(name: str, value: object) -> str:
    text = _line(name, value)
    if not _MAIL_ADDRESS.fullmatch(text):
        raise SettingError(f"{name} must be a mail address such as fisher@example.org.")
    return text


def _database(name: str, value: object) -> str:
    text = _text(name, value)
    kinds = ("sqlite:", "postgresql+psycopg:", "mysql+pymysql:")
    if not text.startswith(kinds):
        raise SettingError(f"{name} must begin with one of {', '.join(kinds)}.")
    return text


def _redis(name: str, value: object) -> str:
    text = _text(name, value)
    try:
        ConnectionPool.from_url(text).make_connection()
    except (ValueError, TypeError) as cause:
        # What was given is not repeated: it may hold a password.
        raise SettingError(f"{name} must be such as redis://127.0.0.1:6379/0.") from cause
    return text


SETTINGS: tuple[Setting, ...] = (
    Setting("SECRET_KEY", _text, None, "The key that signs what Fisher hands out.",
            "made once and kept in `instance/`"),
    Setting("DATABASE_URL", _database, None,
            "The database, as an SQLAlchemy URL: `sqlite:///…`, `postgresql+psycopg://…` or"
            " `mysql+pymysql://…`.", "SQLite in `instance/`"),
    Setting("REDIS_URL", _redis, None,
            "Redis, through which all processes and machines keep rates and pauses together and"
            " ask the same question once, as `redis://127.0.0.1:6379/0`.",
            "none: each process by itself"),
    Setting("HOST", _line, "127.0.0.1", "The address the server listens on."),
    Setting("PORT", _whole(1, 65_535), 5000, "The port the server listens on."),
    Setting("WORKERS", _whole(1, 256), None, "How many processes serve.", "the cores"),
    Setting("SOURCES", _names, None,
            "The names of exactly the sources to ask, as a JSON list, most trusted first.",
            "those that need no key, and those whose key or URL is given"),
    Setting("CONTACT", _line, None,
            "An address put in the User-Agent, as Open Library and others ask of programs."),
    Setting("SEARCH_DEADLINE", _more_than_zero, 6.0,
            "Seconds a reader waits for all sources together."),
    Setting("BOOK_FRESH_FOR", _number, 30.0 * DAY,
            "Seconds a stored book is served without asking again. Older, it is served at once and"
            " asked for again behind the reader; with 0, in front of him.", "30 days"),
    Setting("SEARCH_FRESH_FOR", _number, 1.0 * DAY,
            "Seconds a search is served without asking again; older or with 0, as a book.",
            "1 day"),
    Setting("MISS_FRESH_FOR", _number, 1.0 * DAY,
            'Seconds a "nobody knows it" is believed.', "1 day"),
    Setting("OFFLINE", _flag, default=False,
            meaning="True: ask nobody, answer from what is held alone."),
    Setting("TRUSTED_PROXIES", _whole(0, 10), 0,
            "How many proxies in front are believed about a reader's address, and the host and"
            " scheme that the reader asked for."),
    Setting("PUBLIC_URL", _web_address, None,
            "The address under which readers reach Fisher; links in mails begin with it, never"
            " with what a browser claims.", "where the server listens"),
    Setting("MAIL_URL", read_mail_url, None,
            "The mail server, as `smtp://user:password@host:port?tls=…`; `tls` is `starttls`,"
            " `implicit` or `none`, and without it TLS is used where it is offered.",
            "mails are written to `instance/outbox/` as .eml"),
    Setting("MAIL_FROM", _mail_address, None, "The address that mails come from.",
            "`fisher` at the host of `FISHER_PUBLIC_URL`"),
    Setting("MAIL_WORKER", _flag, default=True,
            meaning="False: the web processes send no mails; `fisher mail send` does."),
)  # fmt: skip

OF_A_SOURCE: tuple[Setting, ...] = (
    Setting("URL", _web_address, None,
            "The base URL of one source: scheme, host, port, path prefix.", "the public one"),
    Setting("KEY", _line, None, "The API key of one source, where it has one."),
    Setting("RATE", _more_than_zero, None,
            "Most requests a second to one source, all processes together where Redis is set.",
            "what the source publishes"),
)  # fmt: skip


def read_settings(given: Mapping[str, Any], known_sources: frozenset[str]) -> Settings:
    """Check everything that is set; raises SettingError for the first value that is wrong."""
    values = {setting.name.lower(): read_setting(setting, PREFIX, given) for setting in SETTINGS}
    source = _read_sources(given.get("SOURCE", {}), known_sources)
    for name in values["sources"] or ():
        _check_source(f"{PREFIX}SOURCES", name, known_sources | _added(source))
    return Settings(**values, source=source)


def _read_sources(given: object, known_sources: frozenset[str]) -> dict[str, SourceSettings]:
    if not isinstance(given, Mapping):
        raise SettingError(f"{PREFIX}SOURCE is no variable; {PREFIX}SOURCE__<NAME>__URL is.")
    read: dict[str, SourceSettings] = {}
    for name, said in given.items():
        adding = isinstance(said, Mapping) and "KIND" in said and name.lower() not in known_sources
        if not adding:
            _check_source(f"{PREFIX}SOURCE__{name}", name.lower(), known_sources)
        read[name.lower()] = _read_source(
            f"{PREFIX}SOURCE__{name}__", name.lower(), said, adding=adding
        )
    return read


def _read_source(prefix: str, name: str, said: object, *, adding: bool) -> SourceSettings:
    own = (s for s in OF_A_SOURCE if not adding or s.name != "KEY")
    names = {setting.name for setting in (*own, *(OF_A_LIBRARY if adding else ()))}
    if not isinstance(said, Mapping) or not said.keys() <= names:
        raise SettingError(f"{prefix}… must end in one of {', '.join(sorted(names))}.")
    library = read_library(prefix, name, said) if adding else None
    values = {s.name.lower(): read_setting(s, prefix, said) for s in OF_A_SOURCE}
    return SourceSettings(**values, library=library)


def _added(source: Mapping[str, SourceSettings]) -> frozenset[str]:
    """Give the names of the sources that the operator added."""
    return frozenset(name for name, said in source.items() if said.library)


def _check_source(variable: str, name: str, known_sources: frozenset[str]) -> None:
    if name not in known_sources:
        known = ", ".join(sorted(known_sources))
        raise SettingError(
            f"{variable} names {name!r}, which is no source; the sources are {known},"
            f" and {PREFIX}SOURCE__<NAME>__KIND adds a library of your own."
        )
