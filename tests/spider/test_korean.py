import pytest

from app.spider.korean import korean_isbns


@pytest.mark.parametrize(
    ("spelled", "isbns"),
    [
        (("8993196079 9788993196078",), ["9788993196078"]),
        (("9791158392239", "K672532877"), ["9791158392239"]),
        (("", "8993196079"), ["8993196079"]),
        (("1158392230",), []),
        (("K512531253", None, ["9788993196078"]), []),
    ],
)
def test_of_a_shops_numbers_only_isbns_are_given(
    spelled: tuple[object, ...], isbns: list[str]
) -> None:
    assert korean_isbns(*spelled) == isbns
