import doctest

import pytest

from app.spider import house
from app.spider.house import same_house


def test_its_examples_hold() -> None:
    assert doctest.testmod(house).failed == 0


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("https://a.example/x", "https://A.EXAMPLE:443/y"),
        ("http://a.example:8080/", "http://a.example:8080/y"),
        ("http://[::1]/", "http://[::1]:80/y"),
    ],
)
def test_one_house_has_many_spellings(here: str, there: str) -> None:
    assert same_house(here, there)


@pytest.mark.parametrize(
    "there",
    [
        "http://a.example/",
        "https://a.example:444/",
        "https://a.example.b/",
        "https://a.example@b/",
        "https:///",
        "ftp://a.example/",
    ],
)
def test_any_other_door_is_another_house(there: str) -> None:
    assert not same_house("https://a.example/", there)
