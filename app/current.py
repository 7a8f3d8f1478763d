"""The running application's services, reached by typed proxies, like flask.current_app."""

from dataclasses import dataclass
from typing import cast

from flask import current_app
from werkzeug.local import LocalProxy

from app.catalogue.desk import SHELF
from app.catalogue.search import Catalogue
from app.shelf.shelf import Shelf
from app.spider.upstream import Upstream

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

    @property
    def names(self) -> frozenset[str]:
        """Every name a question may be put to: the sources that are asked, and what we hold."""
        return self.asked | {SHELF}


def _services() -> Services:
    return cast("Services", current_app.extensions[EXTENSION])


current_services = cast("Services", LocalProxy(_services))
current_catalogue = cast("Catalogue", LocalProxy(lambda: _services().catalogue))
