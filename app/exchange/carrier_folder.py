"""Mails as files in a folder, for who has no mail server: any mail program opens them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from app.exchange.courier import CarrierDown, Deliver
from app.exchange.outbox import Parcel


@dataclass(frozen=True, slots=True)
class FolderCarrier:
    """Writes each mail into a file of its own, which is whole as soon as it is there."""

    folder: Path

    @contextmanager
    def open(self) -> Iterator[Deliver]:
        """Make the folder, readable to its owner only: the mails hold links that open accounts."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as cause:
            raise CarrierDown(f"{self.folder.name} cannot be made ({cause.strerror}).") from cause
        yield self._deliver

    def _deliver(self, mail: EmailMessage, parcel: Parcel) -> None:
        """Write one mail; the name is the letter's own, so a second time changes nothing."""
        name = f"{parcel.written_at:%Y%m%dT%H%M%S}-{parcel.message_id}"
        aside = self.folder / f".{name}.{os.getpid()}"
        try:
            aside.write_bytes(bytes(mail))
            aside.replace(self.folder / f"{name}.eml")
        except OSError as cause:
            raise CarrierDown(f"The mail cannot be written ({cause.strerror}).") from cause
