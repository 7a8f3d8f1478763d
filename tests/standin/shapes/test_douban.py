import pytest

from tests.standin.conftest import Ask

SANTI = "9787536692930"
UNKNOWN = "9780000000002"


def test_douban_tells_of_one_book_in_its_own_order_of_keys(ask: Ask) -> None:
    book = ask("douban", f"/v2/book/isbn/{SANTI}").json()
    assert list(book)[:8] == (
        ["rating", "subtitle", "author", "pubdate", "tags", "origin_title", "image", "binding"]
    )
    assert book["rating"] == {"max": 10, "numRaters": 105000, "average": "8.8", "min": 0}
    assert book["series"]["title"] == "中国科幻基石丛书"
    assert ask("douban", f"/v2/book/{book['id']}").json() == book


def test_douban_keeps_the_marks_of_nationality(ask: Ask) -> None:
    found = ask("douban", "/v2/book/search", q="沙丘").json()
    assert (found["count"], found["start"], found["total"]) == (1, 0, 1)
    assert found["books"][0]["author"] == ["[美] 弗兰克·赫伯特"]


@pytest.mark.parametrize(
    ("path", "status", "code", "reason"),
    [
        (f"/v2/book/isbn/{UNKNOWN}", 404, 6000, "book_not_found"),
        ("/v2/book/7", 404, 6000, "book_not_found"),
        ("/v2/book/search", 400, 1002, "missing_args: q"),
        ("/v2/books", 404, 1001, "uri_not_found"),
    ],
)
def test_douban_has_a_code_for_what_goes_wrong(
    ask: Ask, path: str, status: int, code: int, reason: str
) -> None:
    answer = ask("douban", path)
    assert answer.status_code == status
    assert answer.json() == {"msg": reason, "code": code, "request": f"GET {path}"}


def test_douban_pages_and_finds_by_tag(ask: Ask) -> None:
    first = ask("douban", "/v2/book/search", tag="小说", count=3).json()
    second = ask("douban", "/v2/book/search", tag="小说", count=3, start=3).json()
    assert first["total"] == second["total"] > 6
    assert not {book["id"] for book in first["books"]} & {book["id"] for book in second["books"]}
