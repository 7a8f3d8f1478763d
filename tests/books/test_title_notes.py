import pytest

from app.books.title_notes import without_notes


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Emma (Paperback)", "Emma"),
        ("Moon Palace (Contemporary American Fiction)", "Moon Palace"),
        ("I Shall Wear Midnight (Discworld, #38; Tiffany Aching, #4)", "I Shall Wear Midnight"),
        ("Snow (Oprah's Book Club): A Novel", "Snow : A Novel"),
        ("罪与罚（修订版）（精）", "罪与罚"),
        ("茶人三部曲（全三册）", "茶人三部曲"),
        ("Learning Python, Second Edition", "Learning Python"),
        ("加缪作品-反与正", "反与正"),
        ("人气绘本天后系列(8)-30分老妈", "30分老妈"),
    ],
)
def test_what_is_said_of_edition_and_series_goes(title: str, bare: str) -> None:
    assert without_notes(title) == bare


@pytest.mark.parametrize(
    "title",
    [
        "三体（2）",
        "红楼梦(上)",
        "冰与火之歌（卷一）",
        "王小波全集（第二卷 杂文）",
        "Uther (Book 7)",
        "Candide (fiche de lecture)",
        "A (Very) Short History",
        "Catch-22",
    ],
)
def test_what_tells_one_book_from_another_stays(title: str) -> None:
    assert without_notes(title) == title
