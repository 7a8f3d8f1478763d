"""Passwords: what fits, what does not, and where the work is done."""

import subprocess
import sys

import pytest
from argon2 import PasswordHasher

from app.exchange.passwords import Passwords
from tests.docs import ROOT

WHERE = """
{patch}
from threading import get_native_id
from app.exchange.aside import aside
print(aside(get_native_id) == get_native_id())
"""


@pytest.fixture
def passwords() -> Passwords:
    return Passwords()


def test_the_same_password_fits_and_another_does_not(passwords: Passwords) -> None:
    kept = passwords.hash("correct horse")

    assert passwords.fit(kept, "correct horse")
    assert not passwords.fit(kept, "correct horsE")
    assert kept != passwords.hash("correct horse")
    assert kept.startswith("$argon2id$")


def test_where_there_is_no_reader_nothing_fits(passwords: Passwords) -> None:
    assert not passwords.fit(None, "")
    assert not passwords.fit(None, "correct horse")


@pytest.mark.parametrize("kept", ["", "x", "$argon2id$v=19$m=1$broken"])
def test_what_is_no_hash_fits_nothing(passwords: Passwords, kept: str) -> None:
    assert not passwords.fit(kept, "correct horse")


def test_a_hash_of_other_costs_fits_still(passwords: Passwords) -> None:
    dear = PasswordHasher(time_cost=1, memory_cost=1_024, parallelism=2)

    assert passwords.fit(dear.hash("correct horse"), "correct horse")


@pytest.mark.parametrize(
    ("patch", "here"),
    [("", "True"), ("from gevent.monkey import patch_all; patch_all()", "False")],
)
def test_hard_work_is_done_in_another_thread_only_where_greenlets_share_one(
    patch: str, here: str
) -> None:
    told = subprocess.run(
        [sys.executable, "-c", WHERE.format(patch=patch)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.strip() == here
