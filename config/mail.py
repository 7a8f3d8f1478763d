"""The mail server, as FISHER_MAIL_URL names it."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from config.setting import SettingError

STARTTLS, IMPLICIT, NONE = "starttls", "implicit", "none"
USUAL_PORT = {STARTTLS: 587, IMPLICIT: 465}


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mails are handed over; `tls` is None where it is used as soon as it is offered."""

    host: str
    port: int
    user: str | None
    password: str | None
    tls: str | None


def read_mail_url(name: str, value: object) -> MailServer:
    """Read `smtp://user:pass@host:port?tls=…`; raises SettingError without saying the password."""
    try:
        return _read(value)
    except ValueError as cause:
        raise SettingError(
            f"{name} must be such as smtp://user:password@mail.example.org:587?tls=starttls,"
            f" where tls is {STARTTLS}, {IMPLICIT} or {NONE}, and special characters are written"
            " as %40."
        ) from cause


def _read(value: object) -> MailServer:
    parts = urlsplit(value if isinstance(value, str) else "")
    asked = dict(parse_qsl(parts.query, strict_parsing=True, keep_blank_values=True) or [])
    tls = asked.pop("tls", None)
    wrong = parts.scheme != "smtp" or not parts.hostname or parts.path.strip("/") or asked
    if wrong or tls not in {None, STARTTLS, IMPLICIT, NONE}:
        raise ValueError("It is no address of a mail server.")
    return MailServer(
        host=str(parts.hostname),
        port=parts.port or USUAL_PORT.get(tls or "", 25),
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
        tls=tls,
    )
