"""What is done in the background of a serving process, so that no reader waits for it."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread

from flask import Flask, current_app

from app.catalogue.expiry import EVERY
from app.current import current_services

log = logging.getLogger(__name__)

HOURLY = EVERY.total_seconds()


@dataclass(frozen=True, slots=True)
class Chore:
    """Something to be done again and again; `every` in seconds."""

    name: str
    every: float
    work: Callable[[], object]


def keep_house(app: Flask) -> None:
    """Begin all chores; they end with the process."""
    with app.app_context():
        chores = chores_of_the_house()
    for chore in chores:
        Thread(target=_again_and_again, args=(chore, app), daemon=True).start()


def chores_of_the_house() -> tuple[Chore, ...]:
    """Give what the running application has to do."""
    services = current_services
    sending = Chore("Sending mails", 1.0, services.courier.send_due)
    return (
        *([sending] if current_app.config["FISHER"].mail_worker else []),
        Chore("Writing how the sources answered", 2.0, services.traffic.write),
        Chore("Forgetting how they answered long ago", HOURLY, services.watch.forget),
        Chore("Removing what may not be kept", HOURLY, services.expiry.sweep),
        Chore("Forgetting sessions that are over", HOURLY, services.accounts.forget),
        Chore("Forgetting mails of long ago", HOURLY, services.courier.forget),
    )


def do(chore: Chore, app: Flask) -> None:
    """Do a chore once; one that fails is logged, and done again when it is due."""
    try:
        with app.app_context():
            chore.work()
    except Exception:
        log.exception("%s failed.", chore.name)


def _again_and_again(chore: Chore, app: Flask) -> None:
    while True:
        do(chore, app)
        time.sleep(chore.every)
