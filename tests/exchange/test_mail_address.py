"""Mail addresses, in the one spelling that is kept."""

import pytest

from app.exchange.mail_address import NoMailAddress, read_mail_address, spelled_alike


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Ann@Example.ORG ", "ann@example.org"),
        ("ann+books@school.lan", "ann+books@school.lan"),
        ("a@b.cc", "a@b.cc"),
        ("读者@例子.中国", "读者@例子.中国"),
    ],
)
def test_an_address_is_read(typed: str, kept: str) -> None:
    assert read_mail_address(typed) == spelled_alike(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ann",
        "ann@",
        "@example.org",
        "ann@example",
        "a@b.c",
        "a b@example.org",
        "ann@example..org",
        "ann@example.org\r\nBcc: bob@example.org",
        "ann@example.org, bob@example.org",
        f"{'a' * 60}@example.org",
    ],
)
def test_anything_else_is_refused_and_can_still_be_compared(typed: str) -> None:
    with pytest.raises(NoMailAddress):
        read_mail_address(typed)

    assert len(spelled_alike(typed)) <= 64
