"""Mails through a mail server, by SMTP."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage

from app.exchange.courier import CarrierDown, Deliver, Refused
from app.exchange.outbox import Parcel
from config.mail import IMPLICIT, NONE, STARTTLS, MailServer

PATIENCE = 20.0
"""Seconds for each step of the conversation."""

MADE_HERE = ("127.", "::1", "localhost")
"""Where a password may be said aloud: nobody else hears it."""


@dataclass(frozen=True, slots=True)
class SmtpCarrier:
    """Hands mails to one server, all of a round over one connection."""

    server: MailServer
    patience: float = PATIENCE

    @contextmanager
    def open(self) -> Iterator[Deliver]:
        """Connect, and log in where there is a password; raises CarrierDown."""
        try:
            smtp = self._connected()
        except (OSError, smtplib.SMTPException) as cause:
            raise CarrierDown(_reason(cause)) from cause
        try:
            yield lambda mail, parcel: _deliver(smtp, mail, parcel)
        finally:
            with suppress(OSError, smtplib.SMTPException):
                smtp.quit()
            smtp.close()

    def _connected(self) -> smtplib.SMTP:
        server = self.server
        if server.tls == IMPLICIT:
            context = ssl.create_default_context()
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, timeout=self.patience, context=context
            )
        else:
            smtp = smtplib.SMTP(server.host, server.port, timeout=self.patience)
        try:
            self._greet(smtp)
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _greet(self, smtp: smtplib.SMTP) -> None:
        """Make the conversation private where that is asked for or offered, then log in."""
        server = self.server
        smtp.ehlo()
        private = server.tls == IMPLICIT
        if server.tls == STARTTLS or (server.tls is None and smtp.has_extn("starttls")):
            smtp.starttls(context=ssl.create_default_context())
            smtp.ehlo()
            private = True
        if server.user is None:
            return
        if not (private or server.tls == NONE or server.host.startswith(MADE_HERE)):
            raise smtplib.SMTPException("It offers no TLS, and a password is not said aloud.")
        smtp.login(server.user, server.password or "")


def _deliver(smtp: smtplib.SMTP, mail: EmailMessage, parcel: Parcel) -> None:
    try:
        smtp.send_message(mail, to_addrs=[parcel.email])
    except smtplib.SMTPRecipientsRefused as cause:
        code, said = cause.recipients[parcel.email]
        raise Refused(f"The server answered {code} {_text(said)}", for_good=code >= 500) from cause
    except smtplib.SMTPNotSupportedError as cause:
        raise Refused(_reason(cause), for_good=True) from cause
    except smtplib.SMTPServerDisconnected as cause:
        raise CarrierDown(_reason(cause)) from cause
    except smtplib.SMTPException as cause:
        raise Refused(_reason(cause), for_good=False) from cause
    except OSError as cause:
        raise CarrierDown(_reason(cause)) from cause


def _reason(cause: Exception) -> str:
    """Say what the server said, or why there is no server; never what we said to it."""
    if isinstance(cause, smtplib.SMTPResponseException):
        return f"The mail server answered {cause.smtp_code} {_text(cause.smtp_error)}"
    return f"The mail server cannot be used ({type(cause).__name__}: {cause})"


def _text(said: bytes | str) -> str:
    text = said.decode("ascii", "replace") if isinstance(said, bytes) else said
    return " ".join(text.split())[:150]
