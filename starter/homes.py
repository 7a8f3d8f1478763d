"""The language of an edition, told by the group of their ISBN where the catalogue is silent."""

from functools import lru_cache

from app.books.languages import read_language
from starter.facts import Row

HOMES: dict[str, str] = {
    "9780": "en",
    "9781": "en",
    "9798": "en",
    "9782": "fr",
    "97910": "fr",
    "9783": "de",
    "9784": "ja",
    "9785": "ru",
    "9787": "zh",
    "978957": "zh",
    "978962": "zh",
    "978986": "zh",
    "978988": "zh",
    "97884": "es",
    "978607": "es",
    "978950": "es",
    "978956": "es",
    "978958": "es",
    "978968": "es",
    "978970": "es",
    "978987": "es",
    "97885": "pt",
    "978972": "pt",
    "978989": "pt",
    "97888": "it",
    "97889": "ko",
    "97911": "ko",
    "97890": "nl",
    "97891": "sv",
}
"""The language a registration group mostly prints in, by the first digits of the ISBN-13:
https://www.isbn-international.org/range_file_generation.
"""

_LENGTHS = (6, 5, 4)
_AT_HOME_ONLY = frozenset(("zh", "ja", "ko"))
_PRINT_ENGLISH = frozenset(("de", "ja", "nl"))
_read = lru_cache(maxsize=1_000)(read_language)


def edition_language(row: Row) -> str:
    """Give the language of an edition: the one that is said, if its group may print in it.

    Else it is the group's own, or "" where that is unknown. English-speaking countries print in
    many languages, but a Chinese book with a number of theirs has a made-up one.
    """
    said = _read(row["language"]) or ""
    prefixes = (row["isbn13"][:length] for length in _LENGTHS)
    home = next((HOMES[prefix] for prefix in prefixes if prefix in HOMES), "")
    if said in _AT_HOME_ONLY and said != home:
        return ""
    abroad = home in {"", "en"} or (said == "en" and home in _PRINT_ENGLISH)
    return said if said and abroad else home
