"""What an edition was sold for, read from the free text that catalogues give."""

import re
import unicodedata
from dataclasses import dataclass

_ENOUGH = 200  # So many characters hold any price; what follows them is not read.


@dataclass(frozen=True, slots=True)
class Price:
    """A sum of money: "23.00" and "CNY".

    `amount` has two decimals, and none in a currency that has no smaller coin ("1500" JPY);
    `currency` is its code in ISO 4217, also of money that is gone ("FRF").
    """

    amount: str
    currency: str


def read_price(text: str | None, default_currency: str | None = None) -> Price | None:
    """Give the first price a text names, or None where it names none, or no currency.

    `default_currency` (ISO 4217) is meant where the text names no currency, or only a sign that
    several share: "¥" is CNY or JPY, "$" is USD, and "元" CNY, if the default is none of its
    other readings. A price of nothing is no price: catalogues write "0.00" for unknown.

    >>> read_price("Broschur : EUR 29.95 (DE), EUR 30.80 (AT)")
    Price(amount='29.95', currency='EUR')
    """
    told = unicodedata.normalize("NFKC", (text or "")[:_ENOUGH]).casefold().strip()
    for found in _PRICED.finditer(told):
        if currency := _currency((found["before"], found["after"]), default_currency):
            return _price(found, currency)
    bare = _BARE.fullmatch(told)
    return _price(bare, default_currency) if bare and default_currency else None


def _currency(signs: tuple[str | None, str | None], default: str | None) -> str | None:
    own = (_OWN.get(sign or "") for sign in signs)
    shared = (_meant(_SHARED[sign], default) for sign in signs if sign in _SHARED)
    return next(filter(None, (*own, *shared)), None)


def _meant(readings: tuple[str | None, ...], default: str | None) -> str | None:
    return default if default in readings else readings[0]


def _price(found: re.Match[str], currency: str) -> Price | None:
    whole = re.sub(r"[^0-9]", "", found["whole"]).lstrip("0") or "0"
    cents = (found["cents"] or "").ljust(2, "0")
    if whole == "0" and cents == "00":
        return None
    coinless = currency in _COINLESS and cents == "00"
    return Price(whole if coinless else f"{whole}.{cents}", currency)


_SIGNS = {
    "AUD": "aud au$ a$ 澳元",
    "ATS": "ats ös",
    "BRL": "brl r$",
    "CAD": "cad ca$ can$ cdn$ c$ 加元",
    "CHF": "chf sfr. sfr fr.",
    "CNY": "cny rmb cn¥ 人民币 人民幣",
    "CZK": "czk kč",
    "DEM": "dem dm",
    "DKK": "dkk",
    "ESP": "esp ptas pta",
    "EUR": "eur euro euros € 欧元 歐元 ユーロ 유로",
    "FRF": "frf ff f francs",
    "GBP": "gbp £ 英镑 英鎊",
    "HKD": "hkd hk$ 港币 港幣 港元",
    "HUF": "huf ft",
    "IDR": "idr rp",
    "ILS": "ils ₪",
    "INR": "inr ₹ rs. rs",
    "ITL": "itl lire lit.",
    "JPY": "jpy jp¥ 円 日元 日圓 yen",
    "KRW": "krw ₩ w 원 韩元 韓元 won",
    "MOP": "mop mop$ 澳门元",
    "MXN": "mxn mx$",
    "MYR": "myr rm",
    "NLG": "nlg hfl",
    "NOK": "nok",
    "NZD": "nzd nz$",
    "PHP": "php ₱",
    "PLN": "pln zł",
    "RON": "ron lei",
    "RUB": "rub ₽ руб. руб",
    "SEK": "sek",
    "SGD": "sgd s$ 新加坡元",
    "THB": "thb ฿ บาท",
    "TRY": "try ₺ tl",
    "TWD": "twd ntd nt$ nt 新台币 新台幣 新臺幣 台币 台幣 臺幣",
    "UAH": "uah ₴ грн",
    "USD": "usd us$ 美元 美金",
    "VND": "vnd ₫",
    "ZAR": "zar",
}
"""How currencies are written, in small letters."""
_OWN = {sign: currency for currency, signs in _SIGNS.items() for sign in signs.split()}
_SHARED: dict[str, tuple[str | None, ...]] = {
    "$": ("USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD", "TWD"),
    "¥": (None, "CNY", "JPY"),
    "元": ("CNY", "HKD", "MOP", "TWD"),
    "圓": (None, "HKD", "JPY", "TWD"),
    "kr": (None, "DKK", "ISK", "NOK", "SEK"),
}
"""Signs of several currencies, the one that is meant without a default first."""
_COINLESS = frozenset(("CLP", "ISK", "JPY", "KRW", "PYG", "VND"))


def _apart(sign: str) -> str:
    """Match a sign, but not as a part of a longer word; Chinese writes no blanks between words."""
    before = "" if sign[0] > "㐀" else "(?<![a-zà-ÿ])"
    return before + re.escape(sign) + ("(?![a-zà-ÿ])" if sign[-1].isalpha() else "")


_SIGN = "|".join(map(_apart, sorted((*_OWN, *_SHARED), key=len, reverse=True)))
_AMOUNT = r"""(?<![0-9.,])(?P<whole>[0-9]{1,3}(?:[.,'’\ ][0-9]{3}){1,3}|[0-9]{1,9})
    (?:[.,](?P<cents>[0-9]{1,2}))?(?![0-9])(?:[.,]?-+)?"""
_PRICED = re.compile(
    rf"(?P<before>{_SIGN})?[\s:]{{0,3}}{_AMOUNT}\s?(?P<after>{_SIGN})?", re.VERBOSE
)
_BARE = re.compile(
    rf"(?:定[价價]|售[价價]|price|preis|prix)?[\s:]{{0,3}}{_AMOUNT}(?:\s?[(/].*)?", re.VERBOSE
)
