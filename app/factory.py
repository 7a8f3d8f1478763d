"""create_app(): a table of contents, and the one place that knows every room."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from app import api, cli, compat, web
from app.catalogue.desk import Desk
from app.catalogue.expiry import Expiry
from app.catalogue.flight_redis import ManyProcesses
from app.catalogue.freshness import Lifetimes
from app.catalogue.refresh import Behind
from app.catalogue.search import Catalogue
from app.catalogue.tower import OneProcess, Tower
from app.catalogue.trust import Standing, Trust
from app.catalogue.watch import Watch
from app.current import EXTENSION, Services, reader_in_session
from app.exchange.account import Accounts
from app.exchange.belongings import NoBelongings
from app.exchange.carrier_folder import FolderCarrier
from app.exchange.carrier_smtp import SmtpCarrier
from app.exchange.courier import Carrier, Courier
from app.exchange.new_password import NewPasswords
from app.exchange.passwords import Passwords
from app.exchange.proof import Proof
from app.exchange.reset_link import ResetLinks
from app.exchange.sessions import REMEMBERED
from app.exchange.tokens import Tokens
from app.extensions import FastJSON, babel, csrf, db, login, migrate
from app.housekeeper import keep_house
from app.models.sqlite import set_manners
from app.shelf.shelf import Shelf
from app.shelf.traffic import Traffic
from app.spider.all import SOURCES
from app.spider.client import Client
from app.spider.deadline import Clock
from app.spider.declared import declared
from app.spider.gate import Gate
from app.spider.pace import pace_of
from app.spider.redis_presence import Presence
from app.spider.shared import InProcess, Shared
from app.spider.shared_fallback import Fallback
from app.spider.shared_redis import InRedis, connect
from app.spider.source import Source
from app.spider.upstream import Upstream
from app.view_models.letter import LetterWriter
from app.view_models.ready import Ready
from app.web.language import chosen_language
from config.secret import kept_secret
from config.settings import PREFIX, Settings, SourceSettings, read_settings

ROOT = Path(__file__).resolve().parent.parent
VERSION = "0.1.0"

OWN = frozenset(source.name for source in SOURCES)
"""The names that no operator can give to a library."""

LARGEST_BODY = 1_000_000
"""Bytes of a request; a batch of a thousand ISBNs takes a twentieth of it."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Clocks:
    """The time of day, and a clock that only ever goes forward."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    monotonic: Clock = monotonic


def create_app(
    given: Mapping[str, Any] | None = None,
    *,
    instance: Path | None = None,
    clocks: Clocks | None = None,
) -> Flask:
    """Build the application from FISHER_ variables, or from `given` alone where it is given.

    Raises SettingError when a setting cannot be used.
    """
    app = Flask(
        "fisher",
        root_path=str(ROOT),
        instance_path=str(instance or ROOT / "instance"),
        static_folder="static",
        template_folder="templates",
    )
    app.json = FastJSON(app)
    settings = _configure(app, given)
    _believe_proxies(app, settings.trusted_proxies)
    _bind_extensions(app)
    with app.app_context():
        set_manners(db.engine)
    app.extensions[EXTENSION] = _services(app, settings, clocks or Clocks())
    web.init_app(app)
    api.init_app(app)
    compat.init_app(app)
    cli.init_app(app)
    return app


def create_served_app() -> Flask:
    """Build the application for a server: it does its chores in the background."""
    app = create_app()
    keep_house(app)
    return app


def _configure(app: Flask, given: Mapping[str, Any] | None) -> Settings:
    if given is None:
        app.config.from_prefixed_env(PREFIX.rstrip("_"))
    settings = read_settings(app.config if given is None else given, OWN)
    folder = Path(app.instance_path)
    folder.mkdir(parents=True, exist_ok=True)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.config["SECRET_KEY"] = settings.secret_key or kept_secret(folder)
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url or f"sqlite:///{folder}/fisher.db"
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(ROOT / "translations")
    app.config["PERMANENT_SESSION_LIFETIME"] = REMEMBERED
    app.config["FISHER"] = settings
    return settings


def _believe_proxies(app: Flask, number: int) -> None:
    """Take address, host and scheme from the last so many proxies, and from nobody else."""
    if number:
        behind = ProxyFix(app.wsgi_app, x_for=number, x_proto=number, x_host=number)
        app.wsgi_app = behind  # type: ignore[method-assign]  # As Flask's documentation has it.


def _bind_extensions(app: Flask) -> None:
    db.init_app(app)
    migrate.init_app(app, db, directory=str(ROOT / "migrations"), compare_type=True)
    babel.init_app(app, locale_selector=chosen_language)
    csrf.init_app(app)
    login.init_app(app)
    login.user_loader(reader_in_session)


def _services(app: Flask, settings: Settings, clocks: Clocks) -> Services:
    client, (shared, tower) = Client(_agent(settings)), _agreement(settings, clocks)
    traffic, known = Traffic(db, clocks.now), _known(settings)
    sources = tuple(
        replace(_upstream(source, settings, client, clocks, shared), note=traffic.note)
        for source in known
    )
    asked = _asked(settings)
    shelf, behind = Shelf(db), Behind(app.app_context)
    desk = Desk(
        shelf=shelf,
        sources=[source for name in asked for source in sources if source.name == name],
        trust=_trust(asked, known),
        lifetimes=_lifetimes(settings),
        patience=settings.search_deadline,
        clock=clocks.monotonic,
        now=clocks.now,
        offline=settings.offline,
        tower=tower,
        behind=behind,
    )
    return Services(
        catalogue=Catalogue(desk),
        shelf=shelf,
        sources=sources,
        asked=frozenset(asked),
        shared=shared,
        refresher=behind,
        traffic=traffic,
        watch=Watch(desk, sources, traffic),
        expiry=_expiry(desk),
        ready=Ready(clocks.now),
        **_readers(app, settings, clocks),
    )


def _readers(app: Flask, settings: Settings, clocks: Clocks) -> dict[str, Any]:
    """Give the services about readers, by their names in Services."""
    now, proof = clocks.now, Proof(db, Passwords(), clocks.now)
    new_passwords = NewPasswords(db, proof, ResetLinks(app.config["SECRET_KEY"]), now)
    writer = LetterWriter(_public_url(settings), settings.mail_from, new_passwords.link_for)
    return {
        "accounts": Accounts(db, proof, NoBelongings(), now),
        "new_passwords": new_passwords,
        "tokens": Tokens(db, now),
        "courier": Courier(db, _carrier(app, settings), writer.write, now),
    }


def _carrier(app: Flask, settings: Settings) -> Carrier:
    if settings.mail_url:
        return SmtpCarrier(settings.mail_url)
    return FolderCarrier(Path(app.instance_path) / "outbox")


def _public_url(settings: Settings) -> str:
    """Give how links in mails begin; never from a request, whose host anybody may claim."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    if settings.mail_url and not settings.public_url:
        log.warning("FISHER_PUBLIC_URL is not set: links in mails lead to %s.", host)
    return settings.public_url or f"http://{host}:{settings.port}"


def _trust(asked: Sequence[str], known: Sequence[Source]) -> Trust:
    """Believe the sources in the order in which they are asked, each as it says of itself."""
    standing = {
        source.name: Standing(source.home, source.strong, source.weak, source.weight)
        for source in known
    }
    return Trust(asked, standing)


def _expiry(desk: Desk) -> Expiry:
    terms = {source.name: source.terms for source in SOURCES}
    limits = {name: said.kept_for for name, said in terms.items() if said.kept_for}
    return Expiry(desk.shelf, desk.trust, limits, desk.now)


def _agent(settings: Settings) -> str:
    """Say who asks; Open Library lets in three times as much with a contact."""
    if not settings.contact:
        log.warning("FISHER_CONTACT is not set: sources that ask for a contact may answer less.")
        return f"Fisher/{VERSION}"
    return f"Fisher/{VERSION} ({settings.contact})"


def _agreement(settings: Settings, clocks: Clocks) -> tuple[Shared, Tower]:
    """Give what processes agree through: one client of Redis where it is set, else nothing."""
    if not settings.redis_url:
        return InProcess(clocks.monotonic), OneProcess()
    redis, presence = connect(settings.redis_url), Presence(clocks.monotonic)
    shared = Fallback(InRedis(redis), presence, clocks.monotonic)
    return shared, ManyProcesses(redis, presence)


def _upstream(
    source: Source, settings: Settings, client: Client, clocks: Clocks, shared: Shared
) -> Upstream:
    said = settings.source.get(source.name, SourceSettings())
    url, now, clock = said.url or source.url, clocks.now, clocks.monotonic
    rate = said.rate or source.rate_for(contact=bool(settings.contact))
    gate = Gate(source.name, pace_of(rate), shared, clock, now)
    return Upstream(source, client, url, said.key, clock, now, gate)


def _known(settings: Settings) -> tuple[Source, ...]:
    """Give every source there is: Fisher's own, and behind them those the operator added."""
    added = settings.source.values()
    return (*SOURCES, *(declared(it.library, it.url or "") for it in added if it.library))


def _asked(settings: Settings) -> tuple[str, ...]:
    """Give the names of the sources to ask, most trusted first."""
    if settings.sources:
        return settings.sources
    return tuple(source.name for source in _known(settings) if _on_by_default(source, settings))


def _on_by_default(source: Source, settings: Settings) -> bool:
    """Whether a source is asked when nobody says who: it is free, or something is set about it."""
    said = settings.source.get(source.name, SourceSettings())
    free = source.public and source.key != "needed"
    return free or said.url is not None or (source.public and said.key is not None)


def _lifetimes(settings: Settings) -> Lifetimes:
    return Lifetimes(
        book=timedelta(seconds=settings.book_fresh_for),
        search=timedelta(seconds=settings.search_fresh_for),
        miss=timedelta(seconds=settings.miss_fresh_for),
    )
