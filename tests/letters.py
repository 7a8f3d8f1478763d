"""What was mailed, as its readers find it."""

import re
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

from flask import Flask

from app.current import services_of


def mails(app: Flask) -> list[EmailMessage]:
    """Send what waits, and give every mail that was written to the folder."""
    with app.app_context():
        services_of(app).courier.send_due()
    files = sorted((Path(app.instance_path) / "outbox").glob("*.eml"))
    reader = BytesParser(EmailMessage, policy=policy.default)
    return [reader.parsebytes(file.read_bytes()) for file in files]


def words(mail: EmailMessage, kind: str = "plain") -> str:
    """Give the words of one of its two forms: "plain" or "html"."""
    part = mail.get_body((kind,))
    assert isinstance(part, EmailMessage)
    return str(part.get_content())


def link(app: Flask) -> str:
    """Give the path of the link to a new password in the newest mail."""
    found = re.findall(r"/reset/password/\S+", words(mails(app)[-1]))
    assert found
    return str(found[0])
