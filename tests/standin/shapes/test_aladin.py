from typing import Any

from tests.standin.conftest import Ask

KUBERNETES = "9791161751733"


def answer(ask: Ask, call: str, **params: str | int) -> dict[str, Any]:
    told: dict[str, Any] = ask("aladin", f"/ttb/api/{call}.aspx", ttbkey="any", **params).json()
    return told


def test_aladin_looks_a_book_up_with_roles_pages_and_contents(ask: Ask) -> None:
    (item,) = answer(ask, "ItemLookUp", itemIdType="ISBN13", ItemId=KUBERNETES)["item"]
    assert item["author"] == (
        "켈시 하이타워, 조 베다, 브렌던 번스 (지은이), 김경호, 차연철, 차원호 (옮긴이)"
    )
    assert (item["isbn"][0], item["isbn13"], item["priceStandard"]) == ("K", KUBERNETES, 20000)
    assert item["subInfo"]["itemPage"] == 268
    assert "<BR>" in item["subInfo"]["toc"]


def test_aladin_tells_every_error_with_http_200(ask: Ask) -> None:
    assert answer(ask, "ItemLookUp", ItemId="9780000000002")["errorCode"] == 8
    assert answer(ask, "ItemSearch")["errorCode"] == 200
    without_key = ask("aladin", "/ttb/api/ItemSearch.aspx", Query="우주")
    assert (without_key.status_code, without_key.json()["errorCode"]) == (200, 100)


def test_aladin_counts_pages_from_one(ask: Ask) -> None:
    pages = [answer(ask, "ItemSearch", Query="三体", MaxResults=1, start=n) for n in (1, 2, 3)]
    assert [len(page["item"]) for page in pages] == [1, 1, 0]
    assert {page["totalResults"] for page in pages} == {2}
    assert [page["startIndex"] for page in pages] == [1, 2, 3]
