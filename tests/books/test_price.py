"""Prices as catalogues write them become an amount and a currency."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.books.price import Price, read_price

PRICE_LIKE = st.text("0123456789.,' $€£¥元円원CNYEURF-()/册", max_size=20)
DEFAULTS = st.sampled_from([None, "CNY", "JPY", "KRW", "TWD", "EUR"])


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("29.8元", "29.80", "CNY"),
        ("69.00 元", "69.00", "CNY"),
        ("29.80元/册", "29.80", "CNY"),
        ("全3册 60.00元", "60.00", "CNY"),
        ("定价：29.80元", "29.80", "CNY"),
        ("￥45.00元", "45.00", "CNY"),
        ("CNY 79.00", "79.00", "CNY"),
        ("人民币35元", "35.00", "CNY"),
        ("NT$ 44800", "44800.00", "TWD"),
        ("NT$250元", "250.00", "TWD"),
        ("HK$ 98", "98.00", "HKD"),
        ("USD 26.95", "26.95", "USD"),
        ("$ 16.67", "16.67", "USD"),
        ("CAN$12", "12.00", "CAD"),
        ("GBP 14.99", "14.99", "GBP"),
        ("£7.99", "7.99", "GBP"),
        ("1500円", "1500", "JPY"),
        ("本体3000円+税", "3000", "JPY"),
        ("75600円 (税込)", "75600", "JPY"),
        ("2.50円", "2.50", "JPY"),
        ("15,000원", "15000", "KRW"),
        ("W3800", "3800", "KRW"),
        ("EUR 29.95 (DE)", "29.95", "EUR"),
        ("Broschur : EUR 29.95 (DE), EUR 30.80 (AT), CHF 40.90", "29.95", "EUR"),
        ("29,95 €", "29.95", "EUR"),
        ("1.234,56 €", "1234.56", "EUR"),
        ("29,- €", "29.00", "EUR"),
        ("1'234.50 CHF", "1234.50", "CHF"),
        ("10,95 F", "10.95", "FRF"),
        ("DM 29.80", "29.80", "DEM"),
    ],
)
def test_a_price_is_told_with_its_currency(text: str, amount: str, currency: str) -> None:
    assert read_price(text) == Price(amount, currency)


@pytest.mark.parametrize(
    ("text", "default", "price"),
    [
        ("48.00", "CNY", Price("48.00", "CNY")),
        ("1300", "JPY", Price("1300", "JPY")),
        ("68.00 (全二册)", "CNY", Price("68.00", "CNY")),
        ("¥1,200", "JPY", Price("1200", "JPY")),
        ("¥39.80", "CNY", Price("39.80", "CNY")),
        ("$30", "TWD", Price("30.00", "TWD")),
        ("250元", "TWD", Price("250.00", "TWD")),
        ("250元", "EUR", Price("250.00", "CNY")),
        ("USD 26.95", "CNY", Price("26.95", "USD")),
        ("100 kr", "SEK", Price("100.00", "SEK")),
    ],
)
def test_the_default_decides_what_the_text_leaves_open(
    text: str, default: str, price: Price
) -> None:
    assert read_price(text, default) == price


@pytest.mark.parametrize("text", ["48.00", "¥1,200", "100 kr"])
def test_without_a_default_an_open_currency_is_no_price(text: str) -> None:
    assert read_price(text) is None


@pytest.mark.parametrize(
    "text",
    [None, "", "(全三册)", "Broschur", "3册", "0.00", "0元", "99999999999元", "9783161484100"],
)
def test_what_names_no_price_is_nothing(text: str | None) -> None:
    assert read_price(text, "CNY") is None


@given(st.text() | PRICE_LIKE, DEFAULTS)
def test_whatever_is_said_a_price_is_well_formed(text: str, default: str | None) -> None:
    price = read_price(text, default)
    if price is not None:
        assert re.fullmatch(r"(0|[1-9][0-9]*)(\.[0-9]{2})?", price.amount)
        assert re.fullmatch("[A-Z]{3}", price.currency)
        assert Decimal(price.amount) > 0


@given(st.text() | PRICE_LIKE, DEFAULTS)
def test_a_price_written_out_is_read_back(text: str, default: str | None) -> None:
    price = read_price(text, default)
    if price is not None:
        assert read_price(f"{price.currency} {price.amount}") == price


@pytest.mark.recordings
@pytest.mark.parametrize("source", ["douban", "yushu"])
def test_every_recorded_price_is_read(test_data: Path, source: str) -> None:
    bodies = [path.read_text() for path in (test_data / "recordings" / source).glob("*.json")]
    said = {text for body in bodies for text in re.findall(r'"price": ?"([^"]+)"', body)}
    unread = {text for text in said if not read_price(json.loads(f'"{text}"'), "CNY")}
    assert said
    assert unread <= {"0.00", "0.00元", "0"}
