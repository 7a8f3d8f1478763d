import pytest

from app.books.personal import at_commas, each_name, is_full_name, is_inverted, is_organisation


@pytest.mark.parametrize(
    "name", ["John Smith", "J. K. Rowling", "Ludwig van Beethoven", "Maria d’Oliveira", "Al Gore"]
)
def test_full_names(name: str) -> None:
    assert is_full_name(name)


@pytest.mark.parametrize(
    "text", ["Smith", "Ursula K", "Le Guin", "the quick fox", "Oxford University Press", "Route 66"]
)
def test_no_full_names(text: str) -> None:
    assert not is_full_name(text)


def test_an_inverted_name_has_its_family_first() -> None:
    assert is_inverted("Le Guin, Ursula K.")
    assert is_inverted("La Fontaine, Jean de")
    assert not is_inverted("Ursula K. Le Guin")
    assert not is_inverted("Brooklyn Museum, New York")


def test_bodies_of_people_are_told_by_their_words() -> None:
    assert is_organisation("Department of Health and Human Services")
    assert not is_organisation("Ernst Freese")


def test_commas_in_brackets_part_nothing() -> None:
    assert at_commas("a, b (c, d), , e") == ["a", "b (c, d)", "e"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("曹雪芹、高鹗", ["曹雪芹", "高鹗"]),
        ("김경호, 차연철", ["김경호", "차연철"]),
        ("杰克·韦尔奇，苏茜·韦尔奇", ["杰克·韦尔奇", "苏茜·韦尔奇"]),
        ("Gaiman, Neil and Pratchett, Terry", ["Gaiman, Neil", "Pratchett, Terry"]),
        ("Don Smith, Ann Lee and Bob Ray", ["Don Smith", "Ann Lee", "Bob Ray"]),
        ("L.P. Wilding, N.E. Smeck", ["L.P. Wilding", "N.E. Smeck"]),
        ("Brown/Nardin/Rengger", ["Brown", "Nardin", "Rengger"]),
    ],
)
def test_lists_are_parted(text: str, names: list[str]) -> None:
    assert each_name(text, listed=False) == names


@pytest.mark.parametrize(
    "text",
    [
        "夏目, 漱石",
        "結城, 浩, 1963-",
        "김, 영한",
        "García Márquez, Gabriel José",
        "Tommy & Judy Hudson",
        "Lippincott Williams & Wilkins",
        "National Institute of Standards and Technology",
        "AC/DC",
    ],
)
def test_what_may_be_one_name_stays_whole(text: str) -> None:
    assert each_name(text, listed=False) == [text]


def test_a_role_beside_it_makes_a_list_of_what_else_were_a_heading() -> None:
    assert each_name("夏目漱石, 森鴎外", listed=True) == ["夏目漱石", "森鴎外"]
    assert each_name("Roderick Hunt, Alex Brychta", listed=True) == [
        "Roderick Hunt",
        "Alex Brychta",
    ]
