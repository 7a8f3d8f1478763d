import pytest

from app.books.doubled_names import in_one_script


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("Ann Lee", "アン・リー"), ("Ann Lee",)),
        (("安·李", "Ann Lee"), ("安·李",)),
        (("Lev Tolstoy", "Лев Толстой"), ("Lev Tolstoy",)),
    ],
)
def test_a_person_named_in_two_scripts_is_named_once(
    names: tuple[str, ...], shown: tuple[str, ...]
) -> None:
    assert in_one_script(names) == shown


@pytest.mark.parametrize(
    "names",
    [(), ("Ann Lee",), ("王伟", "Ann Lee"), ("安·李", "莫·T·罗"), ("Ann Lee", "Jan Roe", "安·李")],
)
def test_other_lists_stay_as_they_are(names: tuple[str, ...]) -> None:
    assert in_one_script(names) == names
