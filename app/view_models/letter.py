"""A letter to a reader as the mail that is sent: its words in both forms, in his language."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import urlsplit

from flask import render_template
from flask_babel import force_locale

from app.exchange.outbox import Parcel

LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class LetterWriter:
    """Fills the template of a letter's kind: a line that is the subject, then paragraphs.

    `public_url` is how links begin, `link_for` makes the token of a link to a new password.
    """

    public_url: str
    sender: str | None
    link_for: Callable[[int], str | None]

    def write(self, parcel: Parcel) -> EmailMessage:
        """Write the mail; the same parcel gives a mail with the same id, however often."""
        with force_locale(parcel.language):
            subject, *paragraphs = LINES.split(self._words(parcel).strip())
            page = render_template(
                "mail/letter.html",
                paragraphs=paragraphs,
                public_url=self.public_url,
                subject=subject,
                language=parcel.language,
            )
        mail = EmailMessage(SMTP)
        mail["From"] = f"Fisher <{self.sender or f'fisher@{self._host}'}>"
        mail["To"] = parcel.email
        mail["Subject"] = " ".join(subject.split())
        mail["Date"] = format_datetime(parcel.written_at)
        mail["Message-ID"] = f"<{parcel.message_id}@{self._host}>"
        mail["Auto-Submitted"] = "auto-generated"
        # Nothing is encoded, so that a mail that is only a file can be read as it is.
        mail.set_content("\n\n".join(paragraphs) + "\n", cte="8bit")
        mail.add_alternative(page, subtype="html", cte="8bit")
        return mail

    def _words(self, parcel: Parcel) -> str:
        facts = dict(parcel.letter.facts)
        if parcel.letter.kind == "reset":
            facts["token"] = self.link_for(parcel.letter.reader_id) or ""
        return render_template(
            f"mail/{parcel.letter.kind}.txt",
            public_url=self.public_url,
            nickname=parcel.nickname,
            **facts,
        )

    @property
    def _host(self) -> str:
        """The domain of our ids and of our address; a bare number is none."""
        host = urlsplit(self.public_url).hostname or ""
        return host if re.search("[a-z]", host) and ":" not in host else "localhost"
