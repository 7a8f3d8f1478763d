"""Accounts in each of the three databases, with many at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.current import services_of
from app.exchange.account import Accounts, Entry, Newcomer, NicknameTaken
from app.exchange.belongings import NoBelongings
from app.exchange.new_password import LinkIsOver
from app.exchange.proof import WrongPassword
from app.exchange.tries import MOST, TooManyTries
from app.extensions import db
from app.models import OutboxMail, Reader
from tests.clocks import TestClocks

CROWD = 12


def at_once(house: Flask, acts: list[Callable[[], object]]) -> list[object]:
    """Do everything at the same moment, and give what came of it, a refusal as it was raised."""
    start = Barrier(len(acts))

    def do(act: Callable[[], object]) -> object:
        with house.app_context():
            start.wait()
            try:
                return act()
            except (NicknameTaken, WrongPassword, TooManyTries, LinkIsOver) as cause:
                return type(cause)

    with ThreadPoolExecutor(len(acts)) as crowd:
        return list(crowd.map(do, acts))


def number_of(table: type[Reader | OutboxMail]) -> int:
    with db.looking() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0


def log_in(accounts: Accounts, who: Newcomer, address: str = "192.0.2.1") -> Entry:
    return accounts.log_in(who.email, who.password, address, remember=False, language="en")


def test_of_many_who_want_one_nickname_one_gets_it(house: Flask, accounts: Accounts) -> None:
    def register(number: int) -> Callable[[], object]:
        who = Newcomer(f"reader{number}@example.org", "Ann", "correct horse", "en")
        return lambda: accounts.register(who)

    told = at_once(house, [register(number) for number in range(CROWD)])

    assert sorted(map(str, told)) == sorted(map(str, [None, *[NicknameTaken] * (CROWD - 1)]))
    assert number_of(Reader) == 1


def test_of_many_who_register_one_address_one_has_it_and_one_mail_says_so(
    house: Flask, accounts: Accounts
) -> None:
    def register(number: int) -> Callable[[], object]:
        who = Newcomer("ann@example.org", f"Ann {number}", "correct horse", "en")
        return lambda: accounts.register(who)

    told = at_once(house, [register(number) for number in range(CROWD)])

    assert told == [None] * CROWD
    assert number_of(Reader) == 1
    assert number_of(OutboxMail) >= 1


def test_nicknames_that_differ_in_case_are_two(accounts: Accounts, ann: Newcomer) -> None:
    accounts.register(replace(ann, email="other@example.org", nickname="ann"))

    assert number_of(Reader) == 2


def test_who_guesses_many_times_at_once_has_no_more_tries_than_one_by_one(
    house: Flask, accounts: Accounts, ann: Newcomer
) -> None:
    wrong = replace(ann, password="a guess")
    told = at_once(house, [lambda: log_in(accounts, wrong)] * CROWD)

    assert set(told) <= {WrongPassword, TooManyTries}
    with pytest.raises(TooManyTries):
        log_in(accounts, ann)
    assert log_in(accounts, ann, "192.0.2.2").who.nickname == "Ann"


def test_a_reader_may_log_in_from_many_browsers_at_once(
    house: Flask, accounts: Accounts, ann: Newcomer
) -> None:
    entries = at_once(house, [lambda: log_in(accounts, ann)] * CROWD)

    assert CROWD > MOST
    assert len({entry.key for entry in entries if isinstance(entry, Entry)}) == CROWD


def test_of_many_who_use_one_link_one_sets_the_password(
    house: Flask, accounts: Accounts, ann: Newcomer
) -> None:
    new_passwords = services_of(house).new_passwords
    entry = log_in(accounts, ann)
    token = new_passwords.link_for(entry.who.id) or ""

    def reset(number: int) -> Callable[[], object]:
        return lambda: new_passwords.reset(token, f"another horse {number}")

    told = at_once(house, [reset(number) for number in range(CROWD)])

    assert told.count(None) == 1
    assert told.count(LinkIsOver) == CROWD - 1
    assert accounts.by_session(entry.key) is None


def test_a_newcomer_is_welcomed_in_the_same_transaction(accounts: Accounts) -> None:
    class Broken(NoBelongings):
        def welcome(self, *told: object) -> None:
            raise OSError(f"The ledger is closed to {told}.")

    ann = Newcomer("ann@example.org", "Ann", "correct horse", "en")
    with pytest.raises(OSError, match="ledger"):
        replace(accounts, belongings=Broken()).register(ann)

    assert number_of(Reader) == 0


def test_belongings_end_with_the_account_or_not_at_all(accounts: Accounts, ann: Newcomer) -> None:
    class Broken(NoBelongings):
        def end(self, *told: object) -> None:
            raise OSError(f"The ledger is closed to {told}.")

    entry = log_in(accounts, ann)
    with pytest.raises(OSError, match="ledger"):
        replace(accounts, belongings=Broken()).delete(entry.who, ann.password, "192.0.2.1")

    assert accounts.by_session(entry.key) == entry.who


def test_the_language_of_a_reader_is_the_one_last_used(accounts: Accounts, ann: Newcomer) -> None:
    accounts.log_in(ann.email, ann.password, "192.0.2.1", remember=False, language="zh")

    assert log_in(accounts, ann).who.language == "zh"


def test_tries_are_told_apart_by_household(accounts: Accounts, ann: Newcomer) -> None:
    wrong = replace(ann, password="a guess")
    for number in range(MOST):
        with pytest.raises(WrongPassword):
            log_in(accounts, wrong, f"2001:db8::{number:x}")

    with pytest.raises(TooManyTries):
        log_in(accounts, ann, "2001:db8::ffff")
    assert log_in(accounts, ann, "2001:db8:0:1::1").who.nickname == "Ann"


def test_tries_count_for_a_while_after_the_last(
    accounts: Accounts, ann: Newcomer, clocks: TestClocks
) -> None:
    wrong = replace(ann, password="a guess")
    for _ in range(2 * MOST):
        with pytest.raises(WrongPassword):
            log_in(accounts, wrong)
        clocks.pass_by(minutes=15)
