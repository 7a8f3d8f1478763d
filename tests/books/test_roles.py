import pytest

from app.books.roles import Role, bracketed_role, by_role, role_after, role_before


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("by Frank Herbert", "author", "Frank Herbert"),
        ("[by] Joseph Jacobs", "author", "Joseph Jacobs"),
        ("ed. by X", "editor", "X"),
        ("hrsg. von Jürgen Habermas", "editor", "Jürgen Habermas"),
        ("a cura di Italo Calvino", "editor", "Italo Calvino"),
        ("translated from the Russian by X", "translator", "X"),
        ("aus dem Englischen übers. von X", "translator", "X"),
        ("traduit de l'anglais par X", "translator", "X"),
        ("traducción de X", "translator", "X"),
        ("illustrations de A. Galland", "illustrator", "A. Galland"),
        ("with a new introduction by X", "other", "X"),
        ("저자: 강성광", "author", "강성광"),
        ("編集: 佐藤朔", "editor", "佐藤朔"),
    ],
)
def test_a_role_in_front(text: str, role: Role, name: str) -> None:
    assert role_before(text) == (role, name)


@pytest.mark.parametrize("name", ["Par Lagerkvist", "Art Garcia de la Cruz", "Ed McBain", "刘慈欣"])
def test_a_name_is_no_role_in_front(name: str) -> None:
    assert role_before(name) == (None, name)


def test_a_role_behind_a_comma() -> None:
    assert role_after("Freese, Ernst, ed.") == ("Freese, Ernst", "editor")
    assert role_after("David Rieff, editor") == ("David Rieff", "editor")
    assert role_after("Smith, John") == ("Smith, John", None)


def test_a_role_in_brackets_is_a_word_of_the_trade() -> None:
    words = ("ILT", "Verfasser", "Hrsg.", "지은이", "译", "U.S.")
    roles = ("illustrator", "author", "editor", "author", "translator", None)
    assert tuple(map(bracketed_role, words)) == roles


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("結城浩 著", [("結城浩", "author"), ("", None)]),
        ("高橋義孝訳", [("高橋義孝", "translator"), ("", None)]),
        ("A (Reader), B", [("A", "other"), (", B", None)]),
        ("张译", [("张译", None)]),
        ("《散文选刊》编辑部", [("《散文选刊》编辑部", None)]),
    ],
)
def test_a_statement_is_parted_behind_its_roles(
    text: str, parts: list[tuple[str, Role | None]]
) -> None:
    assert list(by_role(text)) == parts
