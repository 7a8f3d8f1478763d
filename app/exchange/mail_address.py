"""A reader's mail address, in the one spelling that is kept and compared."""

from email_validator import EmailNotValidError, validate_email

SHORTEST, LONGEST = 6, 64
"""Characters of an address."""


class NoMailAddress(ValueError):
    """What was typed is no address that a mail could be sent to."""


def read_mail_address(typed: str) -> str:
    """Give the address in lower case; no server is asked whether it is there.

    Addresses of a network of one's own (`ann@school.lan`) are as good as any.

    >>> read_mail_address(" Ann@Example.ORG ")
    'ann@example.org'
    """
    try:
        read = validate_email(typed.strip(), check_deliverability=False, globally_deliverable=False)
    except EmailNotValidError as cause:
        raise NoMailAddress(str(cause)) from cause
    address = read.normalized.lower()
    if not SHORTEST <= len(address) <= LONGEST or "." not in read.domain:
        raise NoMailAddress(f"{address!r} is too short, too long, or has no dot after the @.")
    return address


def spelled_alike(typed: str) -> str:
    """Give the address that was typed as it would be kept, whether it is one or not."""
    try:
        return read_mail_address(typed)
    except NoMailAddress:
        return typed.strip().lower()[:LONGEST]
