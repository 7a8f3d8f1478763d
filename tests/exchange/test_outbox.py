"""The outbox in each of the three databases: nothing is lost, and nothing is sent twice."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import select, update

from app.exchange import outbox
from app.exchange.account import Accounts, Newcomer
from app.exchange.courier import (
    LONGEST_PAUSE,
    PATIENCE,
    CarrierDown,
    Courier,
    Deliver,
    Refused,
    Round,
    next_try,
)
from app.exchange.outbox import Letter, Parcel
from app.extensions import db
from app.models import OutboxMail, Reader
from tests.clocks import TestClocks


@dataclass
class FakeCarrier:
    """A carrier whose road may be closed, and which may refuse."""

    down: bool = False
    refusal: Refused | None = None
    taken: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def open(self) -> Iterator[Deliver]:
        if self.down:
            raise CarrierDown("The road is closed.")
        yield self._deliver

    def _deliver(self, mail: EmailMessage, parcel: Parcel) -> None:
        del mail
        if self.refusal:
            raise self.refusal
        self.taken[parcel.message_id] += 1


def written(parcel: Parcel) -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = parcel.letter.kind
    return mail


@pytest.fixture
def reader_id(accounts: Accounts, ann: Newcomer) -> int:
    entry = accounts.log_in(ann.email, ann.password, "::1", remember=False, language="en")
    return entry.who.id


@pytest.fixture
def carrier() -> FakeCarrier:
    return FakeCarrier()


@pytest.fixture
def courier(house: Flask, carrier: FakeCarrier, clocks: TestClocks) -> Courier:
    del house
    return Courier(db, carrier, written, clocks.now)


def put(reader_id: int, clocks: TestClocks, number: int = 1) -> None:
    with db.changing(repeatable=False) as connection:
        for _ in range(number):
            outbox.put(connection, Letter("reset", reader_id), clocks.now())


def test_what_was_rolled_back_is_never_sent(
    reader_id: int, courier: Courier, clocks: TestClocks
) -> None:
    def fail() -> None:
        with db.changing(repeatable=False) as connection:
            outbox.put(connection, Letter("reset", reader_id), clocks.now())
            raise OSError("The disk is full.")

    with pytest.raises(OSError, match="full"):
        fail()

    assert courier.send_due() == Round()


def test_every_letter_is_sent_once(
    reader_id: int, courier: Courier, carrier: FakeCarrier, clocks: TestClocks
) -> None:
    put(reader_id, clocks, 5)

    assert courier.send_due() == Round(sent=5)
    assert courier.send_due() == Round()
    assert list(carrier.taken.values()) == [1] * 5


def test_many_couriers_send_each_letter_once(
    house: Flask, reader_id: int, courier: Courier, carrier: FakeCarrier, clocks: TestClocks
) -> None:
    put(reader_id, clocks, 20)
    start = Barrier(6)

    def send() -> int:
        with house.app_context():
            start.wait()
            return courier.send_due().sent

    with ThreadPoolExecutor(6) as crowd:
        rounds = [crowd.submit(send) for _ in range(6)]

    assert sum(round_.result() for round_ in rounds) == 20
    assert sorted(carrier.taken.values()) == [1] * 20


def test_while_the_road_is_closed_letters_wait_longer_and_longer(
    reader_id: int, courier: Courier, carrier: FakeCarrier, clocks: TestClocks
) -> None:
    put(reader_id, clocks)
    carrier.down = True
    tried_at = []
    for second in range(40):
        if courier.send_due().failed:
            tried_at.append(second)
        clocks.pass_by(seconds=1)
    carrier.down = False
    clocks.pass_by(minutes=1)

    assert tried_at == [0, 1, 3, 7, 15, 31]
    assert courier.send_due() == Round(sent=1)


def test_a_letter_of_a_process_that_died_is_sent_by_another_under_the_same_id(
    reader_id: int, courier: Courier, carrier: FakeCarrier, clocks: TestClocks
) -> None:
    put(reader_id, clocks)
    with db.changing(repeatable=False) as connection:
        parcel = outbox.next_due(connection, clocks.now())
        assert parcel
        assert outbox.claim(connection, parcel, clocks.now(), clocks.now() + timedelta(minutes=5))

    assert courier.send_due() == Round()
    clocks.pass_by(minutes=5)
    assert courier.send_due().sent == 1
    assert carrier.taken == {parcel.message_id: 1}


def test_a_letter_that_is_refused_for_good_is_given_up_and_the_next_one_sent(
    reader_id: int, courier: Courier, carrier: FakeCarrier, clocks: TestClocks
) -> None:
    put(reader_id, clocks)
    carrier.refusal = Refused("550 Nobody here", for_good=True)
    assert courier.send_due() == Round(failed=1, trouble="550 Nobody here")
    carrier.refusal = None
    put(reader_id, clocks)
    clocks.pass_by(days=2)

    assert courier.send_due() == Round(sent=1)


def test_a_letter_that_is_refused_for_now_is_tried_again(
    reader_id: int, courier: Courier, carrier: FakeCarrier, clocks: TestClocks
) -> None:
    put(reader_id, clocks)
    carrier.refusal = Refused("451 Later", for_good=False)
    courier.send_due()
    carrier.refusal = None
    clocks.pass_by(seconds=1)

    assert courier.send_due() == Round(sent=1)


def test_a_letter_is_given_up_after_days(clocks: TestClocks) -> None:
    def parcel(tries: int, written_at: datetime) -> Parcel:
        letter = Letter("reset", 1)
        return Parcel(1, "id", letter, "Ann", "ann@example.org", "en", written_at, tries)

    now = clocks.now()
    assert next_try(parcel(1, now), now) == now + timedelta(seconds=1)
    assert next_try(parcel(5_000, now), now) == now + LONGEST_PAUSE
    assert next_try(parcel(2, now - PATIENCE), now) is None


def test_a_letter_goes_where_its_reader_is_when_it_is_sent(
    reader_id: int, clocks: TestClocks
) -> None:
    put(reader_id, clocks)
    moved = update(Reader).where(Reader.id == reader_id).values(email="moved@example.org")
    with db.changing() as connection:
        connection.execute(moved)
    with db.looking() as connection:
        parcel = outbox.next_due(connection, clocks.now())

    assert parcel
    assert parcel.email == "moved@example.org"


def test_what_was_sent_long_ago_is_forgotten_and_what_waits_is_not(
    reader_id: int, courier: Courier, clocks: TestClocks
) -> None:
    put(reader_id, clocks)
    courier.send_due()
    put(reader_id, clocks)
    clocks.pass_by(days=8)
    courier.forget()

    with db.looking() as connection:
        assert connection.execute(select(OutboxMail.sent_at)).all() == [(None,)]
