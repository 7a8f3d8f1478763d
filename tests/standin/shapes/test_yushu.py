from tests.standin.conftest import Ask

UNKNOWN = "9780000000002"


def test_yushu_tells_fifteen_keys_and_a_number_as_id(ask: Ask) -> None:
    book = ask("yushu", "/v2/book/isbn/9787020024759").json()
    assert set(book) == {
        *("author", "binding", "category", "id", "image", "images", "isbn", "pages", "price"),
        *("pubdate", "publisher", "subtitle", "summary", "title", "translator"),
    }
    assert isinstance(book["id"], int)
    assert (book["binding"], book["pages"]) == (None, "0")


def test_yushu_echoes_what_was_sent_and_gives_twenty_at_most(ask: Ask) -> None:
    found = ask("yushu", "/v2/book/search", q="小", count=50, start=0).json()
    assert (found["count"], found["start"]) == (50, 0)
    assert len(found["books"]) <= 20


def test_yushu_says_404_and_no_more_for_an_unknown_isbn(ask: Ask) -> None:
    answer = ask("yushu", f"/v2/book/isbn/{UNKNOWN}")
    assert answer.status_code == 404
    assert "html" in answer.headers["Content-Type"]
