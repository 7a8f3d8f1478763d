"""What an operator may say of a library, and what stops the start."""

from typing import Any

import pytest

from config.settings import SettingError, read_settings

KNOWN = frozenset({"open_library", "dnb"})
SUDOC = {"KIND": "sru", "URL": "https://www.sudoc.abes.fr/cbs/sru/", "ISBN": "isb"}
POLAND = {"KIND": "marcxml", "URL": "https://data.bn.org.pl/bibs.marcxml", "ISBN": "isbnIssn"}


def sudoc(**said: object) -> dict[str, Any]:
    return {"SOURCE": {"SUDOC": {**SUDOC, **said}}}


def test_a_library_is_added_under_a_name_of_its_own() -> None:
    settings = read_settings({**sudoc(RATE=0.5), "SOURCES": ["dnb", "sudoc"]}, KNOWN)

    said = settings.source["sudoc"]
    assert said.library
    assert (said.url, said.rate) == ("https://www.sudoc.abes.fr/cbs/sru", 0.5)
    assert (said.library.kind, said.library.isbn, said.library.words) == ("sru", "isb", None)
    assert (said.library.schema, said.library.version) == ("marcxml", "1.1")
    assert (said.library.title, said.library.home) == ("SUDOC", frozenset())


def test_a_slash_at_the_end_of_its_address_is_remembered() -> None:
    assert (library := read_settings(sudoc(), KNOWN).source["sudoc"].library)
    assert library.ends_in_slash


@pytest.mark.parametrize("version", ["1.2", 1.2])
def test_a_version_may_look_like_a_number(version: object) -> None:
    assert (library := read_settings(sudoc(VERSION=version), KNOWN).source["sudoc"].library)
    assert library.version == "1.2"


@pytest.mark.parametrize("home", ["978-83", ["978-83"]])
def test_a_home_is_one_group_or_a_list(home: object) -> None:
    assert (library := read_settings(sudoc(HOME=home), KNOWN).source["sudoc"].library)
    assert library.home == {"978-83"}


@pytest.mark.parametrize(
    ("given", "variable"),
    [
        (sudoc(KIND="z3950"), "FISHER_SOURCE__SUDOC__KIND"),
        (sudoc(KIND=None), "FISHER_SOURCE__SUDOC__KIND"),
        (sudoc(URL="ftp://x"), "FISHER_SOURCE__SUDOC__URL"),
        (sudoc(URL=None), "FISHER_SOURCE__SUDOC__URL"),
        (sudoc(ISBN=None), "FISHER_SOURCE__SUDOC__ISBN"),
        (sudoc(ISBN='isb="1" or x'), "FISHER_SOURCE__SUDOC__ISBN"),
        (sudoc(WORDS=7), "FISHER_SOURCE__SUDOC__WORDS"),
        (sudoc(SCHEMA=""), "FISHER_SOURCE__SUDOC__SCHEMA"),
        (sudoc(VERSION=3), "FISHER_SOURCE__SUDOC__VERSION"),
        (sudoc(RELATION="<>"), "FISHER_SOURCE__SUDOC__RELATION"),
        (sudoc(TITLE="a\nb"), "FISHER_SOURCE__SUDOC__TITLE"),
        (sudoc(TITLE=""), "FISHER_SOURCE__SUDOC__TITLE"),
        (sudoc(HOME="83"), "FISHER_SOURCE__SUDOC__HOME"),
        (sudoc(HOME=[]), "FISHER_SOURCE__SUDOC__HOME"),
        (sudoc(PAGE="opac"), "FISHER_SOURCE__SUDOC__PAGE"),
        (sudoc(RATE=0), "FISHER_SOURCE__SUDOC__RATE"),
        (sudoc(KEY="k"), "FISHER_SOURCE__SUDOC__"),
        (sudoc(SHCEMA="dc"), "FISHER_SOURCE__SUDOC__"),
        ({"SOURCE": {"POLAND": {**POLAND, "SCHEMA": "x"}}}, "FISHER_SOURCE__POLAND__SCHEMA"),
        ({"SOURCE": {"SHELF": SUDOC}}, "FISHER_SOURCE__SHELF__KIND"),
        ({"SOURCE": {"OCLC": SUDOC}}, "FISHER_SOURCE__OCLC__KIND"),
        ({"SOURCE": {"2ND": SUDOC}}, "FISHER_SOURCE__2ND__KIND"),
        ({"SOURCE": {"DNB": SUDOC}}, "FISHER_SOURCE__DNB__"),
        ({**sudoc(), "SOURCES": ["sudok"]}, "FISHER_SOURCES"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_sentence_that_names_the_variable(
    given: dict[str, Any], variable: str
) -> None:
    with pytest.raises(SettingError) as refusal:
        read_settings(given, KNOWN)

    assert str(refusal.value).startswith(variable)
    assert "\n" not in str(refusal.value)
