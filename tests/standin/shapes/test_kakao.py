from typing import Any

import requests

from tests.standin import StandIn

BEYOND = "9788993196078"
KEY = {"Authorization": "KakaoAK any"}


def searched(upstream: StandIn, headers: dict[str, str], **params: str | int) -> requests.Response:
    url = f"{upstream.url('kakao')}/v3/search/book"
    return requests.get(url, params=params, headers=headers, timeout=5)


def found(upstream: StandIn, **params: str | int) -> dict[str, Any]:
    answer: dict[str, Any] = searched(upstream, KEY, **params).json()
    return answer


def test_kakao_finds_an_isbn_and_sells_it_with_a_note_of_its_binding(upstream: StandIn) -> None:
    (book,) = found(upstream, target="isbn", query=BEYOND)["documents"]
    assert book["title"] == "우주(우주 탐사의 역사와 탐사선이 바라본)(양장본 HardCover)"
    assert book["isbn"] == "8993196079 9788993196078"
    assert (book["datetime"], book["price"]) == ("2010-01-05T00:00:00.000+09:00", 32000)
    assert book["translators"] == ["맹성렬"]


def test_kakao_gives_ten_digits_even_to_a_979(upstream: StandIn) -> None:
    (book,) = found(upstream, target="isbn", query="9791161751733")["documents"]
    assert book["isbn"] == "1161751734 9791161751733"


def test_kakao_repeats_a_key_that_it_does_not_know(upstream: StandIn) -> None:
    refused = searched(upstream, {"Authorization": "KakaoAK unknown"}, query="우주")
    assert refused.status_code == 401
    assert refused.json()["message"] == "appKey(unknown) does not exist"
    assert searched(upstream, {}, query="우주").status_code == 401


def test_kakao_pages_and_has_no_page_beyond_the_fiftieth(upstream: StandIn) -> None:
    first = found(upstream, query="三体", size=1)
    second = found(upstream, query="三体", size=1, page=2)
    assert first["meta"] == {"is_end": False, "pageable_count": 2, "total_count": 2}
    assert second["meta"]["is_end"] is True
    assert searched(upstream, KEY, query="potter", page=51).status_code == 400
