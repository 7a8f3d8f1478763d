from typing import Any

from tests.standin.conftest import Ask

SANTI = "isbn:9784152098702"
UNKNOWN = "isbn:9780000000002"


def entities(ask: Ask, uris: str, **params: str) -> dict[str, Any]:
    asked = {"action": "by-uris", "uris": uris, **params}
    answer: dict[str, Any] = ask("inventaire", "/api/entities", **asked).json()
    return answer


def test_inventaire_describes_an_edition_by_claims_that_link_to_the_rest(ask: Ask) -> None:
    known = entities(ask, SANTI)["entities"]
    assert list(known) == [SANTI]
    edition = known[SANTI]
    assert (edition["type"], edition["labels"]) == ("edition", {})
    assert edition["claims"]["wdt:P212"] == ["978-4-15-209870-2"]
    assert edition["claims"]["wdt:P407"] == ["wd:Q5287"]
    (work,) = edition["claims"]["wdt:P629"]
    assert entities(ask, work)["entities"][work]["type"] == "work"


def test_inventaire_brings_works_and_authors_along_where_it_is_asked_to(ask: Ask) -> None:
    known = entities(ask, SANTI, relatives="wdt:P629|wdt:P50")["entities"].values()
    assert sorted(one["type"] for one in known) == ["edition", "human", "work"]


def test_inventaire_names_publishers_and_translators_by_their_uris(ask: Ask) -> None:
    claims = entities(ask, SANTI)["entities"][SANTI]["claims"]
    uris = [*claims["wdt:P123"], *claims["wdt:P655"]]
    labels = [one["labels"] for one in entities(ask, "|".join(uris))["entities"].values()]
    assert all(labels)


def test_inventaire_lists_what_it_does_not_know(ask: Ask) -> None:
    answer = entities(ask, f"{UNKNOWN}|{SANTI}")
    assert answer["notFound"] == [UNKNOWN]
    assert list(answer["entities"]) == [SANTI]
