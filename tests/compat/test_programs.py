"""Programs that exist, replayed: what each asks in turn, and every key that it reads."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.spider.douban import DOUBAN, YUSHU
from app.spider.reply import Reply
from tests.compat.conftest import Get, Json

SANTI = "9787536692930"
UNKNOWN = "9780000000002"
APIKEY = "0df993c66c0c636e29ecbb5344252a4a"


class TestTalebook:
    """It asks for two books by title, then for one by ISBN or id; anything but 200 is no book."""

    @staticmethod
    def read(book: Json) -> Json:
        assert book.get("code", 0) == 0
        return {
            "title": f"{book['title']} {book['subtitle']}".strip(),
            "authors": [*book["author"], *book["translator"]],
            "publisher": book["publisher"],
            "comments": f"{book['summary']}\n{book['author_intro']}",
            "isbn": book["isbn13"],
            "series": book.get("serials"),
            "tags": [tag["name"] for tag in book["tags"]],
            "rating": int(float(book["rating"]["average"])),
            "pubdate": book["pubdate"],
            "provider_value": book["id"],
            "cover_url": book["images"]["large"],
        }

    def test_a_title_then_its_isbn_then_its_id(self, get: Get) -> None:
        found = get("/v2/book/search", q="三体", count=2)

        assert found.get("code", 0) == 0
        assert 0 < len(found["books"]) <= 2
        first = self.read(found["books"][0])
        by_isbn = self.read(get(f"/v2/book/isbn/{first['isbn']}"))
        by_id = self.read(get(f"/v2/book/{first['provider_value']}"))
        assert by_isbn == by_id
        assert by_id["title"].startswith("三体")
        assert by_id["authors"] == ["刘慈欣"]
        assert by_id["rating"] == 8
        assert by_id["cover_url"] == f"http://localhost/covers/{SANTI}-L.jpg"

    def test_an_unknown_book(self, get: Get) -> None:
        assert get(f"/v2/book/isbn/{UNKNOWN}", 404)["code"] != 0


class TestCalibre:
    """Its plugins take an answer with `books` for a list, and any other for one book."""

    @staticmethod
    def read(answer: Json) -> list[Json]:
        books = answer.get("books", [answer])
        return [
            {
                "id": book["id"],
                "title": book["title"],
                "authors": book["author"],
                "isbn": book.get("isbn13", ""),
                "tags": [tag["name"] for tag in book.get("tags", [])],
                "rating": float(book["rating"]["average"]),
                "publisher": book.get("publisher"),
                "pubdate": book.get("pubdate"),
                "comments": book.get("summary"),
                "series": book.get("series", {}).get("title"),
                "cover": "book-default" not in book["images"]["large"],
            }
            for book in books
        ]

    def test_words_then_each_book(self, get: Get) -> None:
        hits = self.read(get("/v2/book/search", q="三体 刘慈欣", count=10, apikey=APIKEY))

        for hit in hits:
            [book] = self.read(get(f"/v2/book/{hit['id']}", apikey=APIKEY))
            assert book["isbn"] == hit["isbn"]
        assert hits[0]["title"] == "三体"

    def test_an_isbn(self, get: Get) -> None:
        [book] = self.read(get(f"/v2/book/isbn/{SANTI}", apikey=APIKEY))

        assert (book["title"], book["authors"], book["series"]) == (
            "三体", ["刘慈欣"], "中国科幻基石丛书",
        )  # fmt: skip


def test_calibre_web_asks_by_jsonp(client: FlaskClient) -> None:
    callback = "jQuery1124_1574"
    typed = {"apikey": APIKEY, "q": "三体", "fields": "all", "count": 10, "callback": callback}

    script = client.get("/v2/book/search", query_string=typed)

    assert script.status_code == 200
    [first, *_] = json.loads(script.text.removeprefix(f"{callback}(").removesuffix(");"))["books"]
    read: dict[str, Any] = {
        "id": first["id"],
        "title": first["title"],
        "authors": "&".join(first["author"]),
        "description": first["summary"],
        "publisher": first["publisher"],
        "publishedDate": first["pubdate"],
        "tags": [tag["title"].lower() for tag in first["tags"]],
        "rating": round(float(first["rating"]["average"]) / 2),
        "series": first["series"]["title"] if first.get("series") else "",
        "cover": first["image"],
        "url": f"https://book.douban.com/subject/{first['id']}",
    }
    assert (read["title"], read["authors"], read["rating"]) == ("三体", "刘慈欣", 4)
    assert read["cover"] == f"http://localhost/covers/{SANTI}-M.jpg"


@pytest.mark.parametrize("path", [f"isbn/{SANTI}", f"isbn/:{SANTI}"])
def test_a_phone_scans_a_bar_code(get: Get, path: str) -> None:
    book = get(f"/v2/book/{path}")

    assert (book["title"], book["author"][0], book["price"]) == ("三体", "刘慈欣", "23.00元")
    assert book["image"] == book["images"]["medium"]
    assert book["alt"].startswith("http://localhost/")
    assert (book["pages"], book["pubdate"], book["isbn13"]) == ("302", "2008-01", SANTI)
    assert float(book["rating"]["average"]) == 8.8
    assert book["tags"][0]["name"]
    for key in ("translator", "summary", "catalog"):
        assert book[key] is not None


class TestFishBook:
    """A fork of the course: fifteen books a page of yushu, and the ten keys of a view model."""

    KEYS = (
        "title", "publisher", "author", "pages", "price", "summary", "isbn", "image", "pubdate",
        "binding",
    )  # fmt: skip

    def read(self, book: Json) -> Json:
        told = {key: book[key] or "" for key in self.KEYS}
        return {**told, "author": "、".join(book["author"])}

    def test_words_page_by_page(self, get: Get) -> None:
        page = get("/yushu/v2/book/search", q="三体", count=15, start=0)
        nothing = get("/yushu/v2/book/search", q="三体", count=15, start=15)

        assert page["total"] >= len(page["books"]) > 0
        first = self.read(page["books"][0])
        assert (first["title"], first["author"]) == ("三体", "刘慈欣")
        assert nothing["books"] == []

    def test_an_isbn(self, get: Get) -> None:
        book = self.read(get(f"/yushu/v2/book/isbn/{SANTI}"))

        assert (book["title"], book["isbn"]) == ("三体", SANTI)

    def test_an_isbn_nobody_knows_is_anything_but_200(self, client: FlaskClient) -> None:
        assert client.get(f"/yushu/v2/book/isbn/{UNKNOWN}").status_code != 200


class TestOpenLibraryClients:
    """Some ask for the edition and follow its keys; others ask for the data in one call."""

    def test_by_keys(self, get: Get) -> None:
        edition = get(f"/ol/isbn/{SANTI}.json")
        names = [get(f"/ol{author['key']}.json")["name"] for author in edition["authors"]]
        work = get(f"/ol{edition['works'][0]['key']}.json")

        assert (edition["title"], names) == ("三体", ["刘慈欣"])
        assert edition["number_of_pages"] == 302
        assert edition["publishers"][0] == "重庆出版社"
        assert work["description"]

    def test_by_data(self, get: Get) -> None:
        key = f"ISBN:{SANTI}"
        book = get("/ol/api/books.json", bibkeys=key, jscmd="data", format="json")[key]

        assert (book["title"], book["authors"][0]["name"]) == ("三体", "刘慈欣")
        assert book["cover"]["medium"] == f"http://localhost/covers/{SANTI}-M.jpg"

    def test_by_search(self, get: Get) -> None:
        fields = "key,title,author_name,isbn,first_publish_year,cover_i"
        found = get("/ol/search.json", q="三体", fields=fields, limit=5)

        assert found["docs"][0]["title"] == "三体"
        assert SANTI in found["docs"][0]["isbn"]


def test_fisher_itself_reads_what_it_serves(get: Get) -> None:
    """Its own sources for compatible servers understand the answers of another Fisher."""
    for source, prefix in ((DOUBAN, "/v2"), (YUSHU, "/yushu/v2")):
        told = get(f"{prefix}/book/search", q="三体")
        page = source.read(Reply(json.dumps(told).encode()))
        [book] = source.read(Reply(json.dumps(get(f"{prefix}/book/isbn/{SANTI}")).encode())).records

        assert page.total == told["total"]
        assert page.records[0].isbn13 == SANTI
        assert (book.title, book.isbn13, book.authors) == ("三体", SANTI, ("刘慈欣",))
