"""A real mail server on 127.0.0.1 that keeps what it is given, and may be told to refuse."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword

from tests.serving import free_port


@dataclass
class Postmaster:
    """What the server does with what it is told."""

    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    answer_to_recipient: str = "250 OK"
    answer_to_data: str = "250 OK"
    credentials: tuple[bytes, bytes] | None = None

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's own name.
        self, server: Any, session: Any, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        del server, session, options
        if self.answer_to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer_to_recipient

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:  # noqa: N802 -- the same.
        del server, session
        if self.answer_to_data.startswith("250"):
            content = envelope.original_content or b""
            self.mails.append(message_from_bytes(content, EmailMessage, policy=policy.default))
            self.recipients += envelope.rcpt_tos
        return self.answer_to_data

    def authenticate(self, *told: Any) -> AuthResult:
        """Say whether a password is the right one; the server answers for itself."""
        said = told[-1]
        assert isinstance(said, LoginPassword)
        right = (said.login, said.password) == self.credentials
        return AuthResult(success=right, handled=False)


@contextmanager
def mail_server(postmaster: Postmaster, port: int | None = None, **options: Any) -> Iterator[int]:
    """Serve until the end of the block, and give the port."""
    port = port or free_port()
    controller = Controller(postmaster, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()
