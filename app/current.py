"""The running application's services, reached by typed proxies, like flask.current_app."""

from collections.abc import Collection, Generator
from dataclasses import dataclass
from typing import Any, cast

from flask import Flask, current_app
from flask_login import UserMixin, current_user
from werkzeug.local import LocalProxy

from app.books.query import Query
from app.catalogue.desk import SHELF
from app.catalogue.expiry import Expiry
from app.catalogue.heard import Heard
from app.catalogue.pulse import with_pulse
from app.catalogue.refresh import Behind
from app.catalogue.result import SearchResult
from app.catalogue.search import Catalogue
from app.catalogue.watch import Watch
from app.exchange.account import Accounts, Entry
from app.exchange.courier import Courier
from app.exchange.new_password import NewPasswords
from app.exchange.tokens import Tokens
from app.exchange.who import Who
from app.shelf.shelf import Shelf
from app.shelf.traffic import Traffic
from app.spider.shared import Shared
from app.spider.upstream import Upstream
from app.view_models.ready import Ready

EXTENSION = "fisher"


@dataclass(frozen=True, slots=True)
class Services:
    """What the factory has built for one application."""

    catalogue: Catalogue
    shelf: Shelf
    sources: tuple[Upstream, ...]
    """Every source there is, asked or not."""
    asked: frozenset[str]
    """The names of those that are asked."""
    shared: Shared
    """What all processes agree through."""
    refresher: Behind
    """What asks again behind readers."""
    traffic: Traffic
    """How each source has done of late."""
    watch: Watch
    """What is told of each source, and what asks them on purpose."""
    expiry: Expiry
    """What lets go of records whose time is over."""
    ready: Ready
    """The answers of the last moment."""
    accounts: Accounts
    """Who reads here."""
    new_passwords: NewPasswords
    """How readers come by another password."""
    tokens: Tokens
    """By which readers' programs are let in."""
    courier: Courier
    """What sends mails."""

    @property
    def names(self) -> frozenset[str]:
        """Every name a question may be put to: the sources that are asked, and what we hold."""
        return self.asked | {SHELF}

    def close(self) -> None:
        """End what is done behind readers; for the end of a process."""
        self.refresher.close()


def services_of(app: Flask) -> Services:
    """Give the services of an application."""
    return cast("Services", app.extensions[EXTENSION])


def _services() -> Services:
    return services_of(current_app)


current_services = cast("Services", LocalProxy(_services))
current_catalogue = cast("Catalogue", LocalProxy(lambda: _services().catalogue))


class LoggedIn(UserMixin):  # type: ignore[misc]  # Flask-Login is untyped.
    """A reader as Flask-Login holds one: the session cookie carries the key of the entry."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry

    def get_id(self) -> str:
        """Give what the cookie carries."""
        return self.entry.key


def reader_in_session(key: str) -> LoggedIn | None:
    """Give Flask-Login the reader whose cookie carries this key."""
    who = _services().accounts.by_session(key)
    return LoggedIn(Entry(who, key)) if who else None


def current_entry() -> Entry | None:
    """Give the entry by which the reader of this request is logged in."""
    user: Any = current_user
    return cast("Entry", user.entry) if user.is_authenticated else None


def current_reader() -> Who | None:
    """Give the reader who is logged in."""
    entry = current_entry()
    return entry.who if entry else None


def hear(
    query: Query, only: Collection[str], every: float
) -> Generator[Heard | SearchResult | None, None, None]:
    """Search in a thread of its own: each answer as it comes, at last the whole result.

    None stands for each time that `every` seconds bring nothing.
    """
    catalogue, context = _services().catalogue, current_app.app_context()

    def work() -> Generator[Heard | SearchResult, None, None]:
        with context:
            yield from catalogue.hear(query, only)

    return with_pulse(work, every)
