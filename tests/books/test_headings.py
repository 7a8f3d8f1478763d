import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.books.headings import display_name


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Harris, William V., 1950-", "William V. Harris"),
        ("Harris, William V.", "William V. Harris"),
        ("William V. HARRIS", "William V. Harris"),
        ("Antoine de SAINT-EXUPÉRY", "Antoine de Saint-Exupéry"),
        ("Saint-Exupéry, Antoine de, 1900-1944", "Antoine de Saint-Exupéry"),
        ("Machiavelli, Niccolò 1469-1527", "Niccolò Machiavelli"),
        ("Degans, Claire (1977-....)", "Claire Degans"),
        ("Smith, John, active 12th century", "John Smith"),
        ("King, Martin Luther, Jr., 1929-1968", "Martin Luther King Jr."),
        ("Churchill, Winston, Sir, 1874-1965", "Winston Churchill"),
        ("Harman, D. K. (Donna K.)", "D. K. Harman"),
        ("García Márquez, Gabriel José, 1927-2014", "Gabriel José García Márquez"),
        ("Rüegg, Willy A. [Verfasser]", "Willy A. Rüegg"),
        ("(Lawrence Wright)", "Lawrence Wright"),
        ("結城, 浩, 1963-", "結城浩"),
        ("乃南, アサ, 1960-", "乃南アサ"),
        ("マルクス, カール", "カール・マルクス"),
        ("김, 영한", "김영한"),
        ("[法]加缪", "加缪"),
        ("（哥伦比亚） 加西亚•马尔克斯", "加西亚·马尔克斯"),
        ("美]弗洛姆", "弗洛姆"),
        ("［澳］朱迪思·Y.洛克（Judith Y. Locke）", "朱迪思·Y.洛克"),
    ],
)
def test_a_heading_becomes_the_name_readers_know(raw: str, shown: str) -> None:
    assert display_name(raw) == shown


@pytest.mark.parametrize(
    "name",
    [
        "刘慈欣",
        "HARRIS",
        "ALBERT CAMUS",
        "James Tiptree Jr.",
        "Geological Survey (U.S.)",
        "Charles Emerson Winchester (The Third one)",
        "藤子・F・不二雄",
        "《散文选刊》杂志社",
        "（株）クイープ",
        "García Márquez, Gabriel José",
        "Smith, John III, King of Coats, and Bottles",
        "1963-",
        "",
    ],
)
def test_a_name_that_readers_know_stays(name: str) -> None:
    assert display_name(name) == name


@given(st.text() | st.text(alphabet="AJab,.()[]-19 著浩한"))
def test_what_is_shown_stays_as_it_is(raw: str) -> None:
    assert display_name(display_name(raw)) == display_name(raw)
